"""Two organizations for the tests of promises, and a mail server."""

from tests.delivery.conftest import post_office  # noqa: F401 - fixtures
from tests.world import harbor, north  # noqa: F401 - fixtures
