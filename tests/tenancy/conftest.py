"""Two organizations for tenancy's tests, and counters of tries that begin at nothing."""

import pytest
from django.core.cache import cache

from tests.log import log  # noqa: F401 - a fixture
from tests.world import harbor, north  # noqa: F401 - fixtures


@pytest.fixture
def fresh_limits(db):
    """Nobody has tried anything yet: tests share the Redis that counts."""
    cache.clear()
