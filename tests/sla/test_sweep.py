"""The sweep in batches: as many statements for thirty promises as for three, and one bad row spoils no batch."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from hiring.delivery.actions import relay
from hiring.delivery.models import Message
from hiring.ledger.models import Event
from sla.actions.sweep import sweep
from sla.models import Commitment, CommitmentEvent
from sla.rules.ladder import Step, StepKind, from_data, to_data
from tests.requisitions.running import run
from tests.world import MONDAY

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def promised(world, number, *, due=MONDAY, clause="feedback"):
    """So many promises of the interviewer to the recruiter, due at one moment; returns them in order of their ids."""
    with world.scope():
        requisition = run(world).requisition
        applicant = run(world, number=requisition.number + 1).apply("Nadia Kowalczyk", days=-10)
        before = Step(StepKind.BEFORE, due - HOUR, due - HOUR)
        steps = [before, Step(StepKind.DUE, due + timedelta(microseconds=1), due)]
        return [
            Commitment.objects.create(
                clause=clause,
                subject_type="application",
                subject_id=applicant.pk,
                cycle=cycle,
                side="interviewer",
                owner=world.interviewer,
                beneficiary=world.recruiter,
                requisition=requisition,
                application=applicant,
                origin="live",
                clock="elapsed",
                anchored_at=due - 24 * HOUR,
                due_at=due,
                steps=to_data(steps),
                next_action_at=before.acts_at,
            )
            for cycle in range(1, number + 1)
        ]


def statements(world, *, now):
    with CaptureQueriesContext(connection) as found:
        taken = sweep(world.organization.pk, now=now)
    return taken, len(found)


def test_thirty_promises_take_as_many_statements_as_three(north, harbor):
    promised(north, 3)
    promised(harbor, 30)
    for now, written in ((MONDAY - HOUR / 2, 1), (MONDAY + HOUR, 3)):
        few, many = statements(north, now=now), statements(harbor, now=now)
        assert (few[0], many[0]) == (3, 30)
        assert few[1] == many[1]
        with harbor.scope():
            assert Message.objects.count() == 30 * written
    with harbor.scope():
        assert CommitmentEvent.objects.filter(kind="breached", occurred_at=MONDAY).count() == 30
        assert Event.objects.filter(verb="promise_broken", at=MONDAY).count() == 30


def test_a_row_that_the_database_refuses_is_found_by_halves_and_set_aside(north):
    promises = promised(north, 9)
    bad = promises[4]
    with north.scope():
        # Broken in the future, which the ledger does not take.
        Commitment.objects.filter(pk=bad.pk).update(due_at=MONDAY + 48 * HOUR)
    sweep(north.organization.pk, now=MONDAY + HOUR)
    with north.scope():
        bad.refresh_from_db()
        assert (bad.next_action_at, bad.breached_at) == (MONDAY + 2 * HOUR, None)
        assert bad.events.values_list("kind", flat=True).get() == "set_aside"
        assert CommitmentEvent.objects.filter(kind="breached").count() == 8
        assert Message.objects.filter(subject_id=bad.pk).count() == 0
    sweep(north.organization.pk, now=MONDAY + HOUR)
    with north.scope():
        assert Event.objects.filter(verb="promise_broken").count() == 8


def test_what_leaves_is_worded_when_it_leaves(north, post_office):
    promised(north, 1)
    sweep(north.organization.pk, now=MONDAY - HOUR / 2)
    with north.scope():
        waiting = Message.objects.get()
        assert (waiting.letter, waiting.available_at) == (None, MONDAY - HOUR / 2)
    assert relay(north.organization.pk, now=MONDAY - HOUR / 4) == 1
    [mail] = post_office.taken
    assert "due 10:00" in mail["Subject"]
    assert mail["To"] == "Interviewer North <interviewer@north.example>"


def test_a_promise_that_nobody_looked_at_for_long_is_read_whole(north):
    [promise] = promised(north, 1)
    with north.scope():
        steps = [
            *from_data(promise.steps),
            *(Step(StepKind.OVERDUE, MONDAY + n * DAY, MONDAY + n * DAY) for n in range(1, 11)),
        ]
        Commitment.objects.filter(pk=promise.pk).update(steps=to_data(steps))
    sweep(north.organization.pk, now=MONDAY + 4 * DAY + HOUR)
    with north.scope():
        promise.refresh_from_db()
        assert (promise.next_step, promise.next_action_at, promise.breached_at) == (6, MONDAY + 5 * DAY, MONDAY)
        assert promise.events.filter(kind="reminder_skipped").count() == 5
        assert Message.objects.get(kind="reminder").dedup_key.endswith(f":overdue:5:{north.interviewer.pk}")
