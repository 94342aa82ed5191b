"""Lists of the API narrow by what they name and by nothing else: no lookup reaches a row's other columns."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.models import Member
from requisitions.actions import interview as interviews
from sla.models import Commitment
from tests.requisitions.running import run
from tests.world import MONDAY

NOBODY = UUID(int=1)
LISTS = (
    "requisitions/",
    "requisitions/142/applications/",
    "candidates/",
    "interviews/",
    "plan-items/",
    "commitments/",
    "cases/",
    "competencies/",
    "questions/",
    "hand-overs/",
)
# What would read what is not shown, a letter at a time, if anything of a row could be asked about.
PROBES = (
    "ordering=-email",
    "email__startswith=a",
    "organization__slug__regex=.*",
    "reason_note__icontains=a",
    "application__candidate__name__gt=a",
    "fields=all",
    "expand=organization",
    "id__in=1",
)


@pytest.fixture
def ask(north, move_clock):
    """Two people on REQ-142, one declined, one with an interview: ask the API for a list as one who oversees."""
    move_clock(MONDAY)
    with north.scope(north.recruiter):
        running = run(north)
        chen, kim = running.apply("Chen Wu", days=-5), running.apply("Kim Lee", days=-4)
        slot = interviews.Slot(MONDAY + timedelta(days=1), MONDAY + timedelta(days=1, hours=1), "")
        interviews.schedule(
            chen, stage=running.stages["Technical"], slot=slot, interviewers=[north.interviewer], act=running.act()
        )
        type(kim).objects.filter(pk=kim.pk).update(state="rejected", reason="other", closed_at=MONDAY)
        for owner, side, state in ((north.manager, "manager", "open"), (north.recruiter, "recruiter", "closed")):
            Commitment.objects.create(
                clause="debrief" if side == "manager" else "slate", subject_type="application", subject_id=chen.pk,
                owner=owner, side=side, state=state, outcome="" if state == "open" else "met", origin="live",
                closed_at=None if state == "open" else MONDAY, satisfied_at=None if state == "open" else MONDAY,
                requisition=running.requisition, application=chen, clock="elapsed", anchored_at=MONDAY, due_at=MONDAY,
            )  # fmt: skip
        leader = Member.objects.get(pk=north.ta_leader.pk)
        _, secret = make_token(leader, name="x", expires_at=None, act=north.act(leader))
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    return lambda path: program.get(f"/api/v1/o/north/{path}")


def numbers(ask, north):
    """How many of a list each filter leaves."""
    asked = {
        "requisitions/?state=open": 1,
        "requisitions/?state=filled": 0,
        f"requisitions/?recruiter={north.recruiter.pk}": 1,
        f"requisitions/?hiring_manager={north.recruiter.pk}": 0,
        "requisitions/142/applications/?state=rejected": 1,
        "candidates/?q=chen": 1,
        "candidates/?q=%20": 2,
        "interviews/?state=held": 0,
        "interviews/?starts_from=2026-11-24T00:00:00Z&starts_before=2026-11-25T00:00:00Z": 1,
        "interviews/?starts_from=2026-11-25T00:00:00Z": 0,
        "commitments/?side=manager": 1,
        "commitments/?state=closed&clause=slate": 1,
        f"commitments/?owner={north.manager.pk}&requisition=142": 1,
        "commitments/?requisition=143": 0,
        "cases/?open=true": 0,
        "plan-items/?state=draft": 0,
    }
    return asked, {path: ask(path).json()["count"] for path in asked}


def test_each_list_narrows_by_what_it_names(ask, north):
    expected, found = numbers(ask, north)
    assert found == expected


def test_another_organizations_id_finds_what_a_made_up_one_does(ask, north, harbor):
    for path in ("requisitions/?recruiter=", "commitments/?owner=", "interviews/?application="):
        answers = [ask(f"{path}{each}") for each in (harbor.recruiter.pk, NOBODY)]
        assert {(each.status_code, each.json()["count"]) for each in answers} == {(200, 0)}


@pytest.mark.parametrize("path", LISTS)
def test_what_a_list_does_not_name_changes_nothing_in_it(ask, path):
    whole = ask(path).json()
    assert [probe for probe in PROBES if ask(f"{path}?{probe}").json()["results"] != whole["results"]] == []


@pytest.mark.parametrize(
    "query",
    ["requisitions/?state=nonsense", "requisitions/?recruiter=1", "interviews/?starts_from=yesterday",
     "commitments/?requisition=x", "commitments/?owner=%00"],
)  # fmt: skip
def test_a_value_that_cannot_be_is_said_to_be_one(ask, query):
    answer = ask(query)
    assert answer.status_code == 400
    assert len(answer.json()) == 1, "the field is named"


def test_the_description_names_every_filter():
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    described = {
        path.removeprefix("/api/v1/o/{slug}/"): {each["name"] for each in methods["get"]["parameters"]}
        for path, methods in paths.items()
        if "get" in methods
    }
    assert described["requisitions/"] >= {"state", "hiring_manager", "recruiter", "department", "limit", "offset"}
    assert described["commitments/"] >= {"side", "state", "clause", "owner", "requisition"}
    assert described["candidates/"] >= {"q"}
