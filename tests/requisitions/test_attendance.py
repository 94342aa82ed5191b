"""Who was at the kickoff, as both sides have it: recorded by one, confirmed or disputed by the other."""

from datetime import timedelta

import pytest

from hiring.tenancy.errors import Incomplete
from requisitions.actions.attendance import answer_attendance
from requisitions.actions.partners import NotASigner
from requisitions.actions.signing import sign_kickoff
from requisitions.models import AttendanceAnswer
from requisitions.queries.attendance import attendance_standing
from tests.requisitions.agreeing import create, kickoff, open_up, ready, verbs
from tests.requisitions.calling import Api
from tests.world import MONDAY

NOON = MONDAY + timedelta(hours=2)
AT = "/o/north/requisitions/1/kickoff/attendance/answer/"


@pytest.fixture(autouse=True)
def _at_noon(move_clock):
    move_clock(NOON)


def words(requisition):
    return attendance_standing(kickoff(requisition)).words


def test_what_one_side_says_is_marked_until_the_other_confirms(north):
    with north.scope(north.manager):
        requisition = ready(north)
        assert words(requisition) == "Recruiter says so; Manager has not confirmed."
    page = "/o/north/requisitions/1/kickoff/"
    mine, theirs = north.client(north.manager), north.client(north.recruiter)
    assert "It was so" in mine.get(page).content.decode()
    assert "It was so" not in theirs.get(page).content.decode()
    for _ in "twice":
        mine.post(AT, {"agrees": "yes"})
    with north.scope():
        assert words(requisition) == "Manager and Recruiter say so."
        assert (AttendanceAnswer.objects.count(), verbs(requisition).count("attendance_confirmed")) == (1, 1)


def test_a_dispute_says_why_and_is_settled_by_confirming(north):
    act = north.act(north.manager, NOON)
    with north.scope(north.manager):
        requisition = ready(north)
        with pytest.raises(Incomplete, match="what was otherwise"):
            answer_attendance(requisition, agrees=False, act=act)
        answer_attendance(requisition, agrees=False, why="I was in Delft.", act=act)
        answer_attendance(requisition, agrees=False, why="I was in Delft.", act=act)
        assert words(requisition) == "Recruiter says so; Manager says otherwise: I was in Delft."
        later = north.act(north.manager, NOON + timedelta(hours=1))
        answer_attendance(requisition, agrees=True, act=later)
        assert words(requisition) == "Manager and Recruiter say so."
        assert [each for each in verbs(requisition) if each.startswith("attendance")] == [
            "attendance_disputed",
            "attendance_confirmed",
        ]


def test_signing_confirms_it(north):
    with north.scope(north.manager):
        requisition = ready(north)
        answer_attendance(requisition, agrees=False, why="I was in Delft.", act=north.act(north.manager, NOON))
        later = north.act(north.manager, NOON + timedelta(hours=1))
        sign_kickoff(requisition, version=kickoff(requisition).version, act=later)
        assert words(requisition) == "Manager and Recruiter say so."
        assert AttendanceAnswer.objects.count() == 1


def test_nothing_to_confirm_before_it_is_recorded_and_nobody_else_does(north):
    with north.scope(north.manager):
        requisition = create(north)
        with pytest.raises(Incomplete, match="Nobody has said yet"):
            answer_attendance(requisition, agrees=True, act=north.act(north.manager, NOON))
    with north.scope(north.ta_leader):
        requisition = ready(north)
        with pytest.raises(NotASigner):
            answer_attendance(requisition, agrees=True, act=north.act(north.ta_leader, NOON))
    assert north.client(north.interviewer).post(AT, {"agrees": "yes"}).status_code == 403


def test_another_organization_sees_nothing_of_it_and_neither_does_a_stranger(north, harbor):
    with north.scope(north.manager):
        ready(north)
    with harbor.scope(harbor.manager):
        open_up(harbor)
        assert AttendanceAnswer.objects.count() == 0
    assert harbor.client(harbor.manager).post(AT, {"agrees": "yes"}).status_code == 404


def test_programs_read_and_answer_it(north, client):
    with north.scope(north.manager):
        ready(north)
    manager, recruiter = Api(north, north.manager, client), Api(north, north.recruiter, client)
    at = "requisitions/1/kickoff/attendance/answer/"
    assert recruiter(f"GET {at}").json() == {
        "is_recorded": True,
        "is_one_sided": True,
        "is_disputed": False,
        "words": "Recruiter says so; Manager has not confirmed.",
        "waits_for": ["manager"],
    }
    assert manager(f"POST {at}", {"agrees": False}).status_code == 422
    assert manager(f"POST {at}", {"agrees": False, "why": "No."}).json()["is_disputed"] is True
    assert manager(f"POST {at}", {"agrees": True}).json()["waits_for"] == []
