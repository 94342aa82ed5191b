"""A clock that jumps: nothing is swept backwards, and what was found too early is put right by what happened."""

from datetime import timedelta

from django.core.management import call_command

from hiring.delivery.models import Message
from hiring.tenancy.watch import look
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.log import log  # noqa: F401 - fixtures
from tests.sla.test_sweep import promised
from tests.world import MONDAY

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def outcomes(world):
    with world.scope():
        return list(Commitment.objects.order_by("due_at").values_list("breached_at", flat=True))


def test_a_sweep_whose_time_was_reached_already_does_nothing_and_is_reported(north, harbor, log):  # noqa: F811
    promised(north, 2)
    assert sweep(north.organization.pk, now=MONDAY + 3 * HOUR) == 2
    promised(harbor, 1, due=MONDAY + HOUR)
    with north.scope():
        Commitment.objects.update(next_action_at=MONDAY)
    assert sweep(north.organization.pk, now=MONDAY + HOUR) == 0
    assert log.getvalue().count("clock_went_back") == 1
    assert sweep(harbor.organization.pk, now=MONDAY + HOUR) == 1, "its time was not reached yet"
    assert look(MONDAY + HOUR).counts["organizations_swept_ahead"] == 1
    assert sweep(north.organization.pk, now=MONDAY + 3 * HOUR - MINUTE / 2) == 2, "clocks differ by seconds"
    assert look(MONDAY + 3 * HOUR).counts["organizations_swept_ahead"] == 0


def test_after_a_jump_ahead_nothing_is_said_twice_and_a_person_says_when_to_go_on(north, move_clock):
    promised(north, 1)
    with north.scope():
        Commitment.objects.update(due_at=MONDAY + 12 * HOUR)
    sweep(north.organization.pk, now=MONDAY + 30 * DAY)
    with north.scope():
        said = set(Message.objects.values_list("dedup_key", flat=True))
    assert outcomes(north) == [MONDAY + 12 * HOUR], "at its due instant, even so"
    move_clock(MONDAY + HOUR)
    call_command("trust_the_clock")
    sweep(north.organization.pk, now=MONDAY + HOUR)
    sweep(north.organization.pk, now=MONDAY + 13 * HOUR)
    with north.scope():
        assert set(Message.objects.values_list("dedup_key", flat=True)) == said
    assert outcomes(north) == [MONDAY + 12 * HOUR]
