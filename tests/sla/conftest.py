"""Two organizations for the tests of promises."""

from tests.world import harbor, north  # noqa: F401 - fixtures
