"""`manage.py rebuild_commitments`: what stands is what the ledger tells; what was damaged is found and put right."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.test_engine import debrief, hold, local

NOW = local(25, 12)


@pytest.fixture
def told(north, move_clock):
    """A late debrief, a scorecard that is owed still, and one more that is not due yet."""
    move_clock(NOW)
    with north.scope(north.manager):
        running = run(north)
        nadia, sam = running.apply("Nadia Kowalczyk", days=-10), running.apply("Sam Lee", days=-10)
        hold(north, nadia, at=local(17, 13))
        debrief(nadia, at=local(20, 9), actor=north.manager)
        hold(north, sam, at=local(25, 10))
    sweep(north.organization.pk, now=NOW)
    return north


def check(capsys, *options):
    call_command("rebuild_commitments", *options)
    return capsys.readouterr().out


def rows(world):
    with world.scope():
        return list(Commitment.objects.order_by("pk").values())


def test_a_healthy_organization_is_as_its_ledger_tells_it(told, harbor, capsys):
    before = rows(told)
    assert check(capsys, "--check") == (
        "harbor: 0 promises, 0 differences; 0 wait for the sweep.\n"
        "north: 4 promises, 0 differences; 0 wait for the sweep.\n"
    )
    assert check(capsys, "--organization", "north") == "north: 4 promises, 0 differences; 0 wait for the sweep.\n"
    assert rows(told) == before


DAMAGES = [
    ({"clause": "debrief", "outcome": "met_late"}, {"breached_at": None}),
    ({"clause": "debrief", "outcome": "met_late"}, {"outcome": "met", "satisfied_at": local(18, 9)}),
    ({"clause": "debrief", "outcome": ""}, {"due_at": local(30, 9)}),
    ({"clause": "feedback", "breached_at__isnull": False}, {"breached_at": None}),
    ({"clause": "feedback", "breached_at": None}, {"next_action_at": None}),
    ({"clause": "feedback", "breached_at": None}, {"steps": [], "generation": 3}),
]


@pytest.mark.parametrize(("which", "damage"), DAMAGES)
def test_a_damaged_row_is_named_and_put_right(told, capsys, which, damage):
    before = rows(told)
    with told.scope():
        assert Commitment.objects.filter(**which).update(**damage) == 1
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("rebuild_commitments", "--check")
    said = capsys.readouterr().out
    assert f"north: REQ-142 {which['clause']} of " in said
    assert all(f"{column} is " in said for column in damage)
    check(capsys)
    assert rows(told) == before
    assert "0 differences" in check(capsys, "--check")


def test_a_row_that_is_gone_is_made_again(told, capsys):
    with told.scope():
        gone = Commitment.objects.get(clause="feedback", breached_at=None)
        Commitment.objects.filter(pk=gone.pk).update(clause="nobody_promised")
    with pytest.raises(CommandError):
        call_command("rebuild_commitments", "--check")
    assert "is missing." in capsys.readouterr().out
    check(capsys)
    with told.scope():
        made = Commitment.objects.get(clause="feedback", breached_at=None)
        assert (made.due_at, made.next_action_at) == (gone.due_at, gone.next_action_at)


def test_what_the_sweep_has_yet_to_find_is_no_difference(told, capsys, move_clock):
    move_clock(NOW + timedelta(days=2))
    assert "0 differences; 3 wait for the sweep." in check(capsys, "--check")
