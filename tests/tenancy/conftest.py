"""Two organizations for tenancy's tests."""

from tests.world import harbor, north  # noqa: F401 - fixtures
