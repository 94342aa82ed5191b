"""The lists: filters that read as sentences, as many queries for many rows as for one, nothing of strangers."""

from datetime import timedelta

import pytest

from requisitions.models import Requisition
from tests.requisitions.agreeing import create, open_up
from tests.requisitions.calling import queries_of
from tests.world import MONDAY

NOON = MONDAY + timedelta(hours=2)


@pytest.fixture
def at_noon(move_clock):
    move_clock(NOON)


def page(world, path):
    return f"/o/{world.slug}/{path}"


def test_the_lists_take_as_many_queries_with_many_rows(north, at_noon):
    with north.scope(north.manager):
        create(north)
    client = north.client(north.recruiter)
    lists = [page(north, "requisitions/?state=all"), page(north, "plan/")]
    few = [(client.get(at), queries_of(client, at))[1] for at in lists]
    with north.scope(north.manager):
        for _ in range(9):
            create(north)
    assert [queries_of(client, at) for at in lists] == few


def test_the_requisition_list_filters_by_sentence_and_says_when_nothing_matches(north, harbor):
    with harbor.scope(harbor.manager):
        create(harbor)
    recruiter = north.client(north.recruiter)
    assert "You take part in no requisition." in recruiter.get(page(north, "requisitions/")).content.decode()
    with north.scope(north.manager):
        open_up(north)
        create(north, title="Field Technician", department="Service")
    shown = recruiter.get(page(north, "requisitions/?state=kickoff")).content.decode()
    assert "Field Technician" in shown
    assert "Controls Engineer North" not in shown
    assert "Controls Engineer Harbor" not in shown
    assert "State <b>Kickoff</b>" in shown
    nothing = recruiter.get(page(north, "requisitions/?state=cancelled")).content.decode()
    assert "No requisition matches." in nothing
    assert recruiter.get(page(north, f"requisitions/?manager={harbor.manager.pk}")).status_code == 200


def test_a_requisition_without_a_kickoff_has_no_kickoff_page(north):
    with north.scope(north.manager):
        Requisition.objects.create(
            number=9, title="Imported", role_type="X", hiring_manager=north.manager, recruiter=north.recruiter,
            state="filled", created_at=MONDAY, opened_at=MONDAY, closed_at=MONDAY,
        )  # fmt: skip
    assert north.client(north.recruiter).get(page(north, "requisitions/9/kickoff/")).status_code == 404
