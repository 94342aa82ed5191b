"""What else ends when an application ends: its interviews to come, its open place on a slate.

The verbs that end one (reject, withdraw, accept or decline an offer) are in their own files.
"""

from collections.abc import Mapping

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from requisitions.actions.interview import cancel_what_is_left
from requisitions.models import Application, Offer, Slate, SlateCandidate


class OfferIsOut(Refused):
    """An offer waits for its answer; that answer is how this ends."""


def close(application: Application, *, state: str, fields: Mapping[str, object], act: Act) -> None:
    """End the locked `application` as `state`. Raises ``OfferIsOut``."""
    if application.offers.filter(state=Offer.State.PENDING).exists():
        raise OfferIsOut("An offer is out. Record its answer, or take the offer back first.")
    for name, value in fields.items():
        setattr(application, name, value)
    application.state = state
    application.closed_by = act.actor
    application.closed_at = act.at
    application.save()
    cancel_what_is_left(application, act=act)
    finish_slates(application, act=act)


def finish_slates(application: Application, *, act: Act) -> None:
    """Call a presented slate answered once nobody on it who is still in process lacks an answer."""
    waiting = Slate.objects.waiting().select_for_update(of=("self",), no_key=True)
    waiting = waiting.select_related("requisition").filter(candidates__application=application)
    for slate in waiting:
        finish_slate(slate, act=act)


def finish_slate(slate: Slate, *, act: Act) -> bool:
    """Mark the presented, locked `slate` as answered if it is; return whether it is."""
    unanswered = SlateCandidate.objects.filter(slate=slate, answer="", application__state=Application.State.ACTIVE)
    if unanswered.exists():
        return False
    slate.state = Slate.State.REVIEWED
    slate.reviewed_at = act.at
    slate.save(update_fields=["state", "reviewed_at"])
    record("slate_reviewed", slate, act=act, thread=slate.requisition_id, data=slate.requisition.partners)
    return True
