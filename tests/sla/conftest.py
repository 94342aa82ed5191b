"""Two organizations for the tests of promises, a mail server, and an organization in which something is owed."""

import pytest

from tests.delivery.conftest import post_office  # noqa: F401 - fixtures
from tests.requisitions.running import run
from tests.sla.opened import case  # noqa: F401 - a fixture
from tests.sla.test_engine import due, hold, local
from tests.world import harbor, north  # noqa: F401 - fixtures


@pytest.fixture
def owed(north):  # noqa: F811 - the fixture
    """An interview held on Monday the 23rd: a scorecard due on Tuesday at 14:00, a debrief on Wednesday."""
    with north.scope():
        hold(north, run(north).apply("Nadia Kowalczyk", days=-10), at=local(23, 13))
        assert (due("feedback"), due("debrief")) == (local(24, 14), local(25, 14))
    return north
