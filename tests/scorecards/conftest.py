"""Two organizations, each with a panel in front of a candidate."""

import pytest

from tests.scorecards import loop as loops
from tests.world import harbor, north

__all__ = ["harbor", "north"]


@pytest.fixture
def loop(north, harbor) -> loops.Loop:
    """North's loop; harbor has one just like it."""
    loops.build(harbor)
    return loops.build(north)
