"""Two organizations for the tests of requisitions, and an open requisition in each."""

import pytest

from tests.requisitions.running import run
from tests.world import harbor, north

__all__ = ["harbor", "north"]


@pytest.fixture
def running(north, harbor):
    """North's, in the scope of its recruiter."""
    with harbor.scope():
        run(harbor)
    with north.scope(north.recruiter):
        yield run(north)
