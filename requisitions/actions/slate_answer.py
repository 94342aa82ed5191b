"""The manager's answers to a slate: advance or decline each candidate, or return the whole as off-criteria."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import NotYours, Refused
from requisitions.actions import slate_mail
from requisitions.actions.application import move, reject
from requisitions.actions.closing import finish_slate
from requisitions.actions.slate import SlateIncomplete, locked_slate
from requisitions.actions.visits import step_of
from requisitions.models import Application, Requirement, Slate, SlateCandidate, Stage
from requisitions.rules import moves

State, Answer = Slate.State, SlateCandidate.Answer


class NotWaiting(Refused):
    """The slate does not wait for an answer, or this place on it has one."""


class NotTheManager(NotYours):
    """Only the requisition's hiring manager answers its slates."""


@transaction.atomic
def advance(place: SlateCandidate, *, act: Act) -> SlateCandidate:
    """On to the first stage past the manager's review. Raises ``NotWaiting``, ``NotTheManager``."""
    slate, place = _waiting_place(place, Answer.ADVANCE, act=act)
    if place.answer == Answer.ADVANCE:
        return place
    _give(place, Answer.ADVANCE, act=act)
    move(place.application, _stage_after(place.application), slate=slate, act=act)
    _finish(slate, act=act)
    return place


@transaction.atomic
def decline(place: SlateCandidate, *, requirement: Requirement, note: str = "", act: Act) -> SlateCandidate:
    """The manager declines, citing the requirement that is not met. Raises as ``advance`` and ``reject`` do."""
    slate, place = _waiting_place(place, Answer.DECLINE, act=act)
    if place.answer == Answer.DECLINE:
        return place
    _give(place, Answer.DECLINE, act=act)
    reject(place.application, reason="requirement", requirement=requirement, note=note, slate=slate, act=act)
    _finish(slate, act=act)
    return place


@transaction.atomic
def return_slate(slate: Slate, *, reason: str, act: Act) -> Slate:
    """Send it back as off-criteria, saying why. Raises ``NotWaiting``, ``NotTheManager``, ``SlateIncomplete``."""
    slate = locked_slate(slate)
    _refuse_others(slate, act=act)
    if slate.state == State.RETURNED:
        return slate
    if slate.state != State.PRESENTED:
        raise NotWaiting(f"Slate {slate.number} does not wait for an answer.")
    if slate.candidates.exclude(answer="").exists():
        raise NotWaiting("Somebody on it has an answer already. Answer the others one by one.")
    if not reason.strip():
        raise SlateIncomplete("Write in a sentence what does not match the agreed requirements.")
    slate.state, slate.reviewed_at, slate.return_reason = State.RETURNED, act.at, reason.strip()
    slate.save(update_fields=["state", "reviewed_at", "return_reason"])
    record("slate_returned", slate, act=act, thread=slate.requisition, data=slate.requisition.partners)
    slate_mail.tell_recruiter_it_came_back(slate, act=act)
    return slate


def _waiting_place(place: SlateCandidate, answer: str, *, act: Act) -> tuple[Slate, SlateCandidate]:
    """Return the locked slate and the place on it, if it may be given `answer` now."""
    slate = locked_slate(place.slate)
    _refuse_others(slate, act=act)
    place = slate.candidates.select_related("application__candidate", "application__stage").get(pk=place.pk)
    if place.answer == answer:
        return slate, place
    if place.answer:
        raise NotWaiting(f"{place.application.candidate.name} has an answer: {place.get_answer_display().lower()}.")
    if slate.state != State.PRESENTED:
        raise NotWaiting(f"Slate {slate.number} does not wait for an answer.")
    if place.application.state != Application.State.ACTIVE:
        raise NotWaiting(f"{place.application.candidate.name} is no longer in process.")
    return slate, place


def _refuse_others(slate: Slate, *, act: Act) -> None:
    if act.actor is not None and act.actor.pk != slate.requisition.hiring_manager_id:
        raise NotTheManager(f"{slate.requisition.hiring_manager.name} answers this slate.")


def _give(place: SlateCandidate, answer: str, *, act: Act) -> None:
    place.answer, place.answered_at = answer, act.at
    place.save(update_fields=["answer", "answered_at"])


def _stage_after(application: Application) -> Stage:
    stages = {stage.pk: stage for stage in application.requisition.stages.all()}
    target = moves.after_slate([step_of(stage) for stage in stages.values()], step_of(application.stage))
    return stages[target.id]


def _finish(slate: Slate, *, act: Act) -> None:
    # Declining the last one has finished the slate already: closing an application does.
    slate.refresh_from_db(fields=["state"])
    if slate.state == State.REVIEWED or finish_slate(slate, act=act):
        slate_mail.tell_recruiter_it_is_answered(slate, act=act)
