"""Open promises follow a changed calendar: due time and reminders worked out anew, each on record.

What is due already, or would have been before anybody knew of the change, stays as it was.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from hiring.ledger.actions import Entry, record_many
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from sla.actions.commitments import tell_anew
from sla.actions.policy import terms_of
from sla.models import Commitment, CommitmentEvent, Policy
from sla.queries.calendars import calendars_of
from sla.rules.calendar import Calendar
from sla.rules.commitment import EventKind
from sla.rules.ladder import Schedule, carried_on, from_data, reminder_instants, schedule, to_data
from sla.rules.terms import ClauseTerms
from sla.rules.worktime import NoOpening


class NeverOpen(Incomplete):
    """Somebody would have no working hours for 400 days, so nothing they promise could ever be due."""


@dataclass(frozen=True, slots=True)
class Move:
    """An open promise and the times it would have from now on."""

    commitment: Commitment
    schedule: Schedule

    @property
    def changes_due(self) -> bool:
        return self.schedule.due_at != self.commitment.due_at


@transaction.atomic
def reschedule_for_calendar(member_ids: Collection[UUID] | None, act: Act) -> list[Move]:
    """Let the open promises of these people (None: of everybody) follow their calendars as they stand.

    A promise keeps its generation: what was agreed is the same. Each one whose due time moves is on record as
    `commitment_rescheduled`. Raises ``NeverOpen``.
    """
    moves = [*_moves(member_ids, act), *_told_anew(member_ids, act)]
    moved = [_entry(move, act) for move in moves if move.changes_due]
    record_many("commitment_rescheduled", Commitment, moved, act=act)
    return moves


def _moves(member_ids: Collection[UUID] | None, act: Act) -> list[Move]:
    """Move what never rested nor changed hands, all of it in a few queries; return it by its earlier due time."""
    found = Commitment.objects.not_yet_due(act.recorded_at).exclude(_has_more_to_tell()).filter(delegated_from=None)
    found = found.select_for_update(of=("self",))
    promises = list(found if member_ids is None else found.filter(owner__in=member_ids))
    calendars = calendars_of({each.owner_id: each.owner for each in promises}.values())
    terms = _terms_of(promises)
    moves = []
    for each in promises:
        before = Schedule(each.due_at, from_data(each.steps))
        planned = carried_on(before, _planned(each, calendars[each.owner_id], terms[each.pk]), act.recorded_at)
        if planned != before:
            moves.append(Move(each, planned))
            _write(moves[-1])
    return moves


def _told_anew(member_ids: Collection[UUID] | None, act: Act) -> list[Move]:
    """Tell what has rested, or is a delegate's, from the beginning: its due time hangs on more than a calendar.

    It is counted on the hours of whoever promised it; those of a delegate move no promise that they took over.
    """
    found = Commitment.objects.running().filter(_has_more_to_tell() | Q(delegated_from__isnull=False))
    found = found.filter(due_at__gt=act.recorded_at).select_related("owner").order_by("due_at", "id")
    before = list(found if member_ids is None else found.made_by_any(member_ids))
    try:
        tell_anew(before, act)
    except NoOpening as closed:
        raise NeverOpen(str(closed)) from closed
    after = dict(Commitment.objects.filter(pk__in=[each.pk for each in before]).values_list("pk", "due_at"))
    return [
        Move(each, Schedule(after[each.pk], from_data(each.steps))) for each in before if after[each.pk] != each.due_at
    ]


def _planned(commitment: Commitment, calendar: Calendar, terms: ClauseTerms) -> Schedule:
    due, anchored_at = commitment.due_at, commitment.anchored_at
    try:
        if terms.allowance is None:
            # Agreed as a date or a moment: the reminders follow the calendar, the moment does not.
            return Schedule(due, reminder_instants(terms.clock, calendar, due, terms.ladder, anchored_at=anchored_at))
        return schedule(terms.clock, calendar, anchored_at, terms.allowance, ladder=terms.ladder)
    except NoOpening as closed:
        raise NeverOpen(f"{commitment.owner.name}: {closed}") from closed


def _has_more_to_tell() -> Exists:
    """Whether it has rested or changed hands, which a calendar alone does not know."""
    told = CommitmentEvent.objects.filter(commitment=OuterRef("pk"), kind__in=[EventKind.PAUSED, EventKind.DELEGATED])
    return Exists(told)


def _terms_of(promises: Iterable[Commitment]) -> dict[UUID, ClauseTerms]:
    """Return the terms that each promise was made under, in one query."""
    policies = list(Policy.objects.order_by("-version"))
    read = cache(lambda source, role_type: terms_of(source.terms_for(role_type)))
    found = {}
    for each in promises:
        policy = next((one for one in policies if one.effective_at <= each.anchored_at), policies[-1])
        found[each.pk] = read(each.agreement or policy, each.requisition.role_type)[each.clause]
    return found


def _write(move: Move) -> None:
    steps, promise = move.schedule.steps, move.commitment
    acts_at = steps[promise.next_step].acts_at if promise.next_step < len(steps) else None
    Commitment.objects.filter(pk=promise.pk).update(
        due_at=move.schedule.due_at,
        steps=to_data(steps),
        next_action_at=min(filter(None, (acts_at, promise.turns_at, promise.snoozed_until)), default=None),
    )


def _entry(move: Move, act: Act) -> Entry:
    commitment = move.commitment
    data = {
        "clause": commitment.clause,
        "owner": str(commitment.owner_id),
        "side": commitment.side,
        "due_before": commitment.due_at.isoformat(),
        "due_at": move.schedule.due_at.isoformat(),
    }
    return Entry(commitment.pk, act.at, commitment.requisition_id, data)
