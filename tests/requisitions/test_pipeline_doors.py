"""Who stays outside the pipeline's pages: colleagues whose requisition it is not, and those without the right.

That ids of another organization do not exist is tested for every address in tests/architecture; those in bodies, with
the API.
"""

import pytest

from tests.requisitions.calling import NOON, everything
from tests.requisitions.running import Running, run


@pytest.fixture
def running(north, harbor, move_clock) -> Running:
    move_clock(NOON)
    with north.scope(north.recruiter):
        return run(north)


PAGES = [
    "",
    "GET requisitions/{number}/",
    "GET requisitions/{number}/feed/",
    "GET requisitions/{number}/candidates/new/",
    "POST requisitions/{number}/candidates/{candidate}/",
    "GET candidates/{candidate}/",
    "POST candidates/{candidate}/apply/",
    "GET applications/{application}/",
    "POST applications/{application}/move/",
    "GET applications/{application}/close/",
    "POST applications/{application}/reopen/",
    "POST applications/{application}/offer/",
    "POST offers/{offer}/answer/",
    "GET requisitions/{number}/slates/draft/",
    "GET requisitions/{number}/slates/{slate}/",
    "POST requisitions/{number}/slates/{slate}/withdraw/",
    "GET applications/{application}/interviews/new/",
    "GET interviews/{interview}/",
    "GET interviews/{interview}/reschedule/",
    "GET interviews/{interview}/cancel/",
    "POST interviews/{interview}/held/",
    "POST interviews/{interview}/panel/",
    "POST interviews/{interview}/panel/{seat}/remove/",
    "",
][1:-1]

MANAGERS_PAGES = [
    "",
    "POST requisitions/{number}/slates/{slate}/return/",
    "POST requisitions/{number}/slates/{slate}/{place}/advance/",
    "POST requisitions/{number}/slates/{slate}/{place}/decline/",
    "GET requisitions/{number}/",
    "GET requisitions/{number}/slates/{slate}/",
    "GET applications/{application}/",
    "GET candidates/{candidate}/",
    "GET interviews/{interview}/",
    "",
][1:-1]


def call(client, world, line, ids, body=None):
    method, path = line.split()
    return getattr(client, method.lower())(f"/o/{world.slug}/{path.format(**ids)}", body or {})


def test_a_requisition_that_is_not_mine_does_not_exist_for_me(north, running):
    with north.scope(north.recruiter):
        ids = everything(running)
        type(running.requisition).objects.filter(pk=running.requisition.pk).update(hiring_manager=north.ta_leader)
    client = north.client(north.manager)
    for line in MANAGERS_PAGES:
        answer = call(client, north, line, {"number": 142, **ids})
        assert (line, answer.status_code, b"Canary" in answer.content) == (line, 404, False)


def test_an_interviewer_without_the_right_is_told_so(north, running):
    with north.scope(north.recruiter):
        ids = everything(running)
    client = north.client(north.interviewer)
    open_to_all = {"requisitions/{number}/": 200, "interviews/{interview}/": 200, "interviews/{interview}/held/": 302}
    for line in PAGES:
        answer = call(client, north, line, {"number": 142, **ids})
        assert (line, answer.status_code) == (line, open_to_all.get(line.split()[1], 403))
