"""Calling a debrief off. The meeting ends, and the promise to hold one does not: cancelling is no way out of it."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused, Stale
from requisitions.actions.interview import Cause
from requisitions.models import Application
from requisitions.rules.interview_reasons import objection
from scorecards.actions import debrief_mail
from scorecards.actions.debrief import DebriefIncomplete
from scorecards.models import Debrief


class DebriefOver(Refused):
    """It was held; nothing about the meeting changes any more."""


@transaction.atomic
def cancel(debrief: Debrief, *, why: Cause, seen: int | None = None, act: Act) -> Debrief:
    """Call it off and take every invitation back. A second click changes nothing. Raises ``DebriefOver``, ``Stale``,
    ``DebriefIncomplete``.

    `seen`: the generation the page showed. Who was named to decide reads nothing by it any more.
    """
    debrief = _locked(debrief)
    if debrief.cancelled_at is not None:
        return debrief
    if debrief.held_at is not None:
        raise DebriefOver("It was held. What is left is to decide.")
    if seen is not None and seen != debrief.generation:
        raise Stale("Somebody moved this debrief meanwhile. Look at its new time, then decide.")
    if words := objection(why.reason, why.side):
        raise DebriefIncomplete(words)
    debrief.cancelled_at = act.at
    debrief.generation += 1
    debrief.save(update_fields=["cancelled_at", "generation"])
    application = debrief.application
    data = {"application": str(application.pk), "cause": why.cause, "reason": why.reason, "side": why.side}
    record("debrief_cancelled", debrief, act=act, thread=application.requisition_id, data=data)
    debrief_mail.call_all_off(debrief, is_wanted=application.state == Application.State.ACTIVE, act=act)
    return debrief


def cancel_what_is_left(application: Application, *, act: Act) -> None:
    """Call off what is still to come of an application that ended, as its interviews are."""
    withdrew = application.state == Application.State.WITHDRAWN
    why = Cause("candidate_left") if withdrew else Cause("company_ended", side="recruiter")
    for debrief in Debrief.objects.standing().filter(application=application, held_at=None):
        cancel(debrief, why=why, act=act)


def _locked(debrief: Debrief) -> Debrief:
    rows = Debrief.objects.select_for_update(of=("self",))
    return rows.select_related("decider", "application__requisition__recruiter").get(pk=debrief.pk)
