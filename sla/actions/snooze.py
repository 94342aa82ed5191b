"""Asking to be reminded later: once, by the owner, for a time before it is due."""

from datetime import datetime

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import NotYours, Refused
from sla.models import Commitment, CommitmentEvent
from sla.queries.calendars import calendar_of
from sla.rules.commitment import EventKind
from sla.rules.worktime import next_opening


class SnoozedAlready(Refused):
    """Once is enough: a promise that is put off again and again is better talked about."""


class TooLate(Refused):
    """It would only be reminded when it is due, which it is anyway."""


@transaction.atomic
def snooze(commitment: Commitment, until: datetime, *, act: Act) -> datetime:
    """Keep quiet until then, or until the owner's next working hours; return when the reminder comes.

    The same again is a second click, and changes nothing.

    Raises ``NotYours``, ``SnoozedAlready``, ``TooLate``, and ``Refused`` when nothing is owed any more.
    """
    locked = Commitment.objects.select_for_update(of=("self",)).select_related("owner").get(pk=commitment.pk)
    if act.actor is None or act.actor.pk != locked.owner_id:
        raise NotYours("Only who owes it may put its reminders off.")
    if locked.state != Commitment.State.OPEN:
        raise Refused("Nothing is owed here any more.")
    reminded_at = next_opening(calendar_of(locked.owner), max(until, act.at))
    if locked.was_put_off:
        if reminded_at == locked.snoozed_until:
            return reminded_at
        raise SnoozedAlready("Its reminders were put off once already.")
    if reminded_at >= locked.due_at or until <= act.at:
        raise TooLate("Choose a time from now on that is before it is due, in your working hours.")
    locked.snoozed_until = reminded_at
    locked.next_action_at = min(filter(None, (locked.next_action_at, reminded_at)))
    locked.save(update_fields=["snoozed_until", "next_action_at"])
    CommitmentEvent.objects.create(
        commitment=locked,
        generation=locked.generation,
        kind=EventKind.SNOOZED,
        occurred_at=act.at,
        recorded_at=act.recorded_at,
        actor=act.actor,
    )
    data = {"clause": locked.clause, "owner": str(locked.owner_id), "until": reminded_at.isoformat()}
    record("commitment_snoozed", locked, act=act, thread=locked.requisition_id, data=data)
    return reminded_at
