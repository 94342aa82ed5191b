"""The company that is measured, in small: what the pages need to have something to show is there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from benchmarks.company import candidates, judgement, people, roles
from benchmarks.company.load import company
from benchmarks.pages import pages_of
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from requisitions.models import Application, InterviewSeat, Requisition, StageVisit
from sla.models import Commitment
from tests.world import north  # noqa: F401 - a second organization, whose rows must not be counted

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def small(monkeypatch, north):  # noqa: F811 - the fixture of that name
    monkeypatch.setattr(candidates, "APPLICATIONS", 600)
    # So few interviews that none may be a day old; a week's worth wait here.
    monkeypatch.setattr(judgement, "WAITING_DAYS", 7)
    monkeypatch.setattr(people, "INTERVIEWERS", 4)
    monkeypatch.setattr(roles, "REQUISITIONS", 6)
    monkeypatch.setattr(roles, "OPEN", 4)
    return company(now=MONDAY, say=lambda _: None)


def test_requisitions_and_applications_are_as_many_as_asked_for(small):
    with organization_scope(small):
        states = list(Requisition.objects.values_list("state", flat=True))
        assert sorted(states) == ["filled"] * 2 + ["open"] * 4
        assert Application.objects.count() == 600
        assert StageVisit.objects.count() > 600


def test_old_interviews_are_judged_and_young_ones_wait(small):
    with organization_scope(small):
        limit = MONDAY - timedelta(days=7)
        seats = InterviewSeat.objects.select_related("interview")
        assert {seat.submitted_at is None for seat in seats.filter(interview__starts_at__lt=limit)} == {False}
        waiting = seats.filter(interview__starts_at__gte=limit)
        assert waiting
        owed = Commitment.objects.filter(clause="feedback").values_list("owner_id", "subject_id")
        assert set(owed) == {(seat.member_id, seat.interview_id) for seat in waiting}
        assert {seat.submitted_at for seat in waiting} <= {None}


def test_both_sides_have_kept_and_open_promises(small):
    with organization_scope(small):
        found = Commitment.objects.exclude(clause="feedback").values_list("side", "state").distinct()
        assert set(found) == {(side, state) for side in ("manager", "recruiter") for state in ("closed", "open")}


def test_it_is_written_once(small):
    assert company(now=MONDAY, say=lambda _: None) == small
    assert Organization.objects.filter(name="Bench").count() == 1


def test_every_measured_page_is_there_and_proves_to_be_itself(small):
    floor, *measured = pages_of(small, program=8000, floor=8001)
    for each in measured:
        client = Client(headers={"cookie": each.cookie})
        answer = client.get(each.path)
        assert (each.name, answer.status_code, each.proof in answer.content.decode()) == (each.name, 200, True)
    assert (floor.name, [page.name for page in measured]) == ("floor", ["home", "pipeline", "dashboard", "scorecard"])
