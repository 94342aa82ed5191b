"""Our own record of a type of role beside a plan item: with its n, too few to say below five, and nobody else's."""

from datetime import timedelta

import pytest

from analytics.queries.role_record import role_record
from analytics.rules.measured import Measured
from requisitions.models import Application, Candidate, Offer, Requisition
from scorecards.models import HireReview
from tests.requisitions.agreeing import plan
from tests.requisitions.calling import Api
from tests.requisitions.running import run
from tests.world import MONDAY, harbor, north

__all__ = ["harbor", "north"]


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def hire(world, running, n, *, again=True, accepted=True):
    """Fill a requisition of the type in 30 + n days; its hire was looked back at after a year."""
    at = MONDAY - timedelta(days=500)
    requisition = running.requisition
    Requisition.objects.create(
        number=900 + n, title="x", role_type=requisition.role_type, hiring_manager=world.manager,
        recruiter=world.recruiter, state="filled", created_at=at, opened_at=at, closed_at=at + timedelta(days=30 + n),
    )  # fmt: skip
    candidate = Candidate.objects.create(name=f"Canary {n}", created_at=at)
    stage = list(running.stages.values())[-1]
    application = Application.objects.create(
        candidate=candidate, requisition=requisition, applied_at=at, stage=stage, stage_since_at=at, furthest=6,
        state="hired" if accepted else "offer_declined", closed_at=at,
    )  # fmt: skip
    state = "accepted" if accepted else "declined"
    Offer.objects.create(application=application, state=state, extended_at=at, answered_at=at)
    if accepted:
        HireReview.objects.create(
            application=application, months=12, rating=4, evidence="x", would_hire_again=again, reviewed_at=MONDAY
        )


@pytest.fixture
def recorded(north):
    with north.scope(north.recruiter):
        running = run(north)
        for n in range(6):
            hire(north, running, n, again=n > 0)
        hire(north, running, 6, accepted=False)
    return running


def test_what_is_on_record_with_its_n(north, recorded):
    with north.scope(north.recruiter):
        record = role_record(recorded.requisition.role_type)
        assert (record.filled, record.fill.median, record.fill.n) == (7, 33, 7)
        assert (record.accepted, record.again) == (Measured(6, 7), Measured(5, 6))
        offer = next(each for each in record.passed if each.stage == "Offer")
        assert offer.share.n == 7
        assert role_record("Sales").accepted == Measured(0, 0)


def brought(world, running, n, *, hires=1):
    """Leave a requisition as an import does: nobody says when it opened, and its people came and were hired."""
    at, requisition = MONDAY - timedelta(days=400), running.requisition
    made = Requisition.objects.create(
        number=800 + n, title="x", role_type=requisition.role_type, hiring_manager=world.manager,
        recruiter=world.recruiter, state="filled", created_at=at, closed_at=MONDAY,
    )  # fmt: skip
    stage = list(running.stages.values())[-1]
    for nth in range(hires + 2):
        is_hired = nth < hires
        Application.objects.create(
            candidate=Candidate.objects.create(name=f"Came {n} {nth}", created_at=at), requisition=made,
            applied_at=at + timedelta(days=5 * nth), stage=stage, stage_since_at=at, furthest=6,
            state="hired" if is_hired else "withdrawn", closed_at=at + timedelta(days=40 + n),
        )  # fmt: skip


def test_what_was_imported_is_counted_from_its_first_candidate_and_says_so(north):
    with north.scope(north.recruiter):
        running = run(north)
        role_type = running.requisition.role_type
        for n in range(6):
            brought(north, running, n)
        brought(north, running, 6, hires=2)
        hire(north, running, 0)
        fill = role_record(role_type).fill
        assert (fill.n, fill.from_first, fill.low, fill.high) == (7, 6, 40.5, 43.5), "two hires are two searches"
        plan(north, role_type=role_type)
    shown = north.client(north.finance).get("/o/north/plan/1/").content.decode()
    assert "seven requisitions filled, six counted from the first candidate" in shown


def test_the_page_of_a_seat_says_it_and_says_when_it_is_too_few(north, harbor, recorded):
    with north.scope(north.manager):
        plan(north, role_type=recorded.requisition.role_type)
        plan(north, role_type="Sales")
    with harbor.scope(harbor.manager):
        plan(harbor, role_type=recorded.requisition.role_type)
    shown = north.client(north.finance).get("/o/north/plan/1/").content.decode()
    assert "33 days in the middle" in shown
    assert "86%, 49 to 97" in shown
    assert "5 of 6 would be hired again" in shown
    for world, path in ((north, "north/plan/2/"), (harbor, "harbor/plan/1/")):
        few = world.client(world.finance).get(f"/o/{path}").content.decode()
        assert few.count("too few to say") == 3
        assert "would be hired again" not in few


def test_the_record_by_program(north, harbor, recorded, client):
    with north.scope(north.manager):
        plan(north, role_type=recorded.requisition.role_type)
    told = Api(north, north.finance, client)("GET plan-items/1/record/").json()
    assert told["days_to_fill"] == {"low": 31.5, "median": 33.0, "high": 34.5, "n": 7, "from_first": 0}
    assert (told["offers_accepted"]["number"], told["hired_again"]["n"]) == (6, 6)
    assert Api(harbor, harbor.finance, client)("GET plan-items/1/record/").status_code == 404
    assert Api(north, north.interviewer, client)("GET plan-items/1/record/").status_code == 403
