"""Two organizations for the tests of every door."""

from tests.world import harbor, north  # noqa: F401 - fixtures
