"""Asking once more, by hand: one mail with the same facts as a reminder, at most once a day."""

from datetime import timedelta

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.ledger.actions import record
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.errors import NotYours, Refused
from sla.actions.reminders import reminder_letter
from sla.models import Commitment

RESTS_FOR = timedelta(hours=24)


class NudgedAlready(Refused):
    """It was nudged within the last day; a second mail would only be noise."""


def nudge(commitment: Commitment, *, act: Act) -> None:
    """Remind the owner by hand. Only who waits for it, or recruits for the requisition, may; nobody themselves.

    Raises ``NotYours``, ``NudgedAlready``, and ``Refused`` when nothing is owed any more.
    """
    locked = Commitment.objects.select_for_update(of=("self",)).for_page().get(pk=commitment.pk)
    may_nudge = {locked.beneficiary_id, locked.requisition.recruiter_id} - {locked.owner_id}
    if act.actor is None or act.actor.pk not in may_nudge:
        raise NotYours("Only who waits for this may nudge.")
    if locked.state != "open":
        raise Refused("Nothing is owed here any more.")
    if last_nudges([locked], act).get(locked.pk):
        raise NudgedAlready("Nudged within the last day already.")
    letter = reminder_letter(locked, act.recorded_at, asked_by=act.actor.name)
    key = f"nudge:{locked.pk}:{act.at.isoformat()}"
    post(letter, Envelope("reminder", key, locked.pk, locked.generation), to=locked.owner, act=act)
    record("commitment_nudged", locked, act=act, thread=locked.requisition_id, data={"owner": str(locked.owner_id)})


def last_nudges(commitments: list[Commitment], act: Act) -> dict[object, object]:
    """Return when each was nudged within the last day; one query for all."""
    recent = Event.objects.filter(
        verb="commitment_nudged", subject_id__in=[each.pk for each in commitments], at__gt=act.at - RESTS_FOR
    )
    return dict(recent.order_by("at").values_list("subject_id", "at"))
