"""Two organizations for the tests of requisitions."""

from tests.world import harbor, north  # noqa: F401 - fixtures
