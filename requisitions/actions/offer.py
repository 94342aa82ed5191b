"""Offers: extend, accept, decline, take back. An accepted one hires; the last opening filled fills the requisition."""

from datetime import date

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from requisitions.actions.application import IllegalMove, move, refuse_unless_open
from requisitions.actions.closing import close
from requisitions.actions.visits import enter, locked, step_of
from requisitions.models import Application, Milestone, Offer, Requisition
from requisitions.rules import moves

State = Offer.State


class OfferAnswered(Refused):
    """The offer has another answer already, or was taken back."""


@transaction.atomic
def extend_offer(application: Application, *, start_on: date | None = None, act: Act) -> Offer:
    """Make an offer; a second click returns the one that is out. Raises ``NotOpen``, ``IllegalMove``.

    The candidate moves on to the plan's offer stage, where it has one.
    """
    application = locked(application)
    if pending := application.offers.filter(state=State.PENDING).first():
        return pending
    refuse_unless_open(application.requisition)
    if application.state != Application.State.ACTIVE:
        raise IllegalMove("This application is closed. Reopen it to make an offer.")
    _move_to_offer_stage(application, act=act)
    offer = Offer.objects.create(application=application, extended_at=act.at, start_on=start_on)
    _record("offer_extended", offer, act=act)
    return offer


def _move_to_offer_stage(application: Application, *, act: Act) -> None:
    stages = {stage.pk: stage for stage in application.requisition.stages.all()}
    steps = [step_of(stage) for stage in stages.values()]
    target = moves.with_milestone(steps, "offer", beyond=step_of(application.stage))
    if target is not None:
        move(application, stages[target.id], act=act)


@transaction.atomic
def accept_offer(offer: Offer, *, act: Act) -> Offer:
    """The candidate says yes: hired. Fills the requisition when this was its last opening. Raises ``OfferAnswered``."""
    offer = _answer(offer, State.ACCEPTED, "offer_accepted", act=act)
    application = offer.application
    if application.state == Application.State.HIRED:
        return offer
    _enter_hired_stage(application, act=act)
    close(application, state=Application.State.HIRED, fields={"furthest": moves.HIRED}, act=act)
    requisition = application.requisition
    begins_on = offer.start_on or act.at.astimezone(requisition.hiring_manager.zone).date()
    begins = {"start_on": begins_on.isoformat()}
    record("application_hired", application, act=act, thread=requisition, data=application.parties | begins)
    _fill_when_complete(application.requisition, act=act)
    return offer


def _enter_hired_stage(application: Application, *, act: Act) -> None:
    hired = application.requisition.stages.filter(milestone=Milestone.HIRED).first()
    if hired is not None:
        enter(application, hired, act=act)


def _fill_when_complete(requisition: Requisition, *, act: Act) -> None:
    hired = requisition.applications.filter(state=Application.State.HIRED).count()
    if hired < requisition.openings or requisition.state == Requisition.State.FILLED:
        return
    requisition.state, requisition.closed_at = Requisition.State.FILLED, act.at
    requisition.save(update_fields=["state", "closed_at"])
    record("requisition_filled", requisition, act=act, thread=requisition, data=requisition.partners)


@transaction.atomic
def decline_offer(offer: Offer, *, act: Act) -> Offer:
    """The candidate says no; the application ends as their decision. Raises ``OfferAnswered``."""
    offer = _answer(offer, State.DECLINED, "offer_declined", act=act)
    if offer.application.state != Application.State.OFFER_DECLINED:
        close(offer.application, state=Application.State.OFFER_DECLINED, fields={}, act=act)
    return offer


@transaction.atomic
def rescind_offer(offer: Offer, *, act: Act) -> Offer:
    """Take an unanswered offer back; the application stays in process. Raises ``OfferAnswered``."""
    return _answer(offer, State.RESCINDED, "offer_rescinded", act=act)


def _answer(offer: Offer, answer: str, verb: str, *, act: Act) -> Offer:
    """Return the locked offer with its answer, told once: the same answer again changes nothing.

    Raises ``OfferAnswered`` for another one.
    """
    application = locked(offer.application)
    offer = Offer.objects.select_for_update(no_key=True).get(pk=offer.pk)
    offer.application = application
    if offer.state == answer:
        return offer
    if offer.state != State.PENDING:
        raise OfferAnswered(f"This offer is {offer.get_state_display().lower()} already.")
    offer.state, offer.answered_at = answer, act.at
    offer.save(update_fields=["state", "answered_at"])
    _record(verb, offer, act=act)
    return offer


def _record(verb: str, offer: Offer, *, act: Act) -> None:
    application = offer.application
    record(verb, offer, act=act, thread=application.requisition_id, data=application.parties)
