"""Letting what runs on a requisition follow the agreement that counts now: never by itself, nor by who owes it."""

from datetime import datetime

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import NotYours, Refused
from requisitions.models import Requisition
from sla.actions.commitments import hold_all
from sla.actions.policy import terms_of
from sla.models import Agreement, Commitment
from sla.rules.clocks import Clock


class NothingEarlier(Refused):
    """Everything that runs follows the agreement already, or cannot: it runs to a day, or on another kind of clock."""


def under_earlier_terms(requisition: Requisition, at: datetime) -> list[Commitment]:
    """Return the running promises that began under an earlier agreement and could follow today's, by due time."""
    agreement = Agreement.objects.in_force(requisition.pk, at).first()
    if agreement is None:
        return []
    terms = terms_of(agreement.terms)
    running = Commitment.objects.running().filter(requisition=requisition).exclude(agreement=agreement)
    return [
        each
        for each in running.exclude(clock=Clock.FIXED).order_by("due_at", "id")
        if terms[each.clause].clock.value == each.clock
    ]


@transaction.atomic
def reapply(requisition: Requisition, *, act: Act) -> list[Commitment]:
    """Time them anew from their own beginning; return those it was about. What is overdue stays overdue.

    Raises ``NotYours`` and ``NothingEarlier``, on a second click too.
    """
    if act.actor is None or not act.actor.may("commitments.relieve"):
        raise NotYours("Whoever oversees promises decides that running ones follow other terms.")
    hold_all(requisition.pk)
    found = under_earlier_terms(requisition, act.at)
    if not found:
        raise NothingEarlier("Everything that runs here follows the agreement already.")
    if act.actor.pk in {each.owner_id for each in found}:
        raise NotYours("You owe one of these promises; somebody else decides about it.")
    record("terms_reapplied", requisition, act=act, thread=requisition, data={"promises": len(found)})
    return found
