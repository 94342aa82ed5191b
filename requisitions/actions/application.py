"""Applications: begin one, move it through the stages, end it with a reason, reopen it.

Visits are only ever added; `furthest` only rises. Offers and slates, which move applications too,
have files of their own.
"""

from collections.abc import Mapping

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused, Stale
from requisitions.actions.closing import close
from requisitions.actions.visits import enter, locked, locked_requisition, step_of, write_visit
from requisitions.models import Application, Candidate, Requirement, Requisition, Slate, Stage
from requisitions.rules import endings, moves
from requisitions.rules.moves import furthest_after

State, Reason = Application.State, Application.Reason


class NotOpen(Refused):
    """Nothing is added to a requisition that is not open."""


class AlreadyApplied(Refused):
    """The candidate has a running application for this requisition."""


class IllegalMove(Refused):
    """The application cannot go there, or not now."""


class ReasonIncomplete(Incomplete):
    """The reason lacks its requirement or its sentence."""


class AlreadyClosed(Refused):
    """It ended before, in another way."""


class CannotReopen(Refused):
    """A hire is not undone here, and nobody runs twice for one requisition."""


def refuse_unless_open(requisition: Requisition) -> None:
    """Raise ``NotOpen`` unless the requisition is open."""
    if requisition.state != Requisition.State.OPEN:
        raise NotOpen(f"REQ-{requisition.number} is not open ({requisition.get_state_display().lower()}).")


@transaction.atomic
def add_application(requisition: Requisition, candidate: Candidate, *, source: str = "", act: Act) -> Application:
    """Begin an application in the first stage. Raises ``NotOpen``, ``AlreadyApplied``."""
    requisition = locked_requisition(requisition.pk)
    refuse_unless_open(requisition)
    first = requisition.stages.first()
    if first is None:
        raise NotOpen(f"REQ-{requisition.number} has no stages. Give it an interview plan first.")
    if _runs(candidate, requisition):
        raise AlreadyApplied(f"{candidate.name} is in process for REQ-{requisition.number} already.")
    application = Application(
        candidate=candidate, requisition=requisition, source=source.strip(), applied_at=act.at, stage=first,
        stage_since_at=act.at, furthest=furthest_after(0, first.milestone),
    )  # fmt: skip
    application.save(force_insert=True)
    write_visit(application, act=act)
    data = {**application.parties, "requisition": str(requisition.pk), "source": application.source}
    record("application_added", application, act=act, thread=requisition, data=data)
    return application


def _runs(candidate: Candidate, requisition: Requisition) -> bool:
    running: bool = Application.objects.active().filter(candidate=candidate, requisition=requisition).exists()
    return running


@transaction.atomic
def move(
    application: Application, to: Stage, *, seen: Stage | None = None, slate: Slate | None = None, act: Act
) -> Application:
    """Move to stage `to`, forward or back. Raises ``IllegalMove``, ``Stale``.

    `seen`: the stage the person who moves saw it in; somebody may have moved it since. A second
    click finds it there already and changes nothing. `slate`: the answer on it moved them.
    """
    application = locked(application)
    if application.stage_id == to.pk and application.state == State.ACTIVE:
        return application
    if seen is not None and application.stage_id != seen.pk:
        name, stage = application.candidate.name, application.stage.name
        raise Stale(f"{name} was moved to {stage} meanwhile. Look again, then move.")
    _refuse_illegal(application, to, act=act)
    before = application.stage_id
    enter(application, to, act=act)
    data = {**application.parties, "from": str(before), "to": str(to.pk), "milestone": to.milestone}
    if slate is not None:
        data["slate"] = str(slate.pk)
    record("application_moved", application, act=act, thread=application.requisition_id, data=data)
    return application


def _refuse_illegal(application: Application, to: Stage, *, act: Act) -> None:
    if to.requisition_id != application.requisition_id:
        raise IllegalMove("That stage belongs to another requisition. Choose one of this one's.")
    if act.at < application.stage_since_at:
        raise IllegalMove("They entered the present stage later than that. Give a later time.")
    standing = moves.Standing(
        is_active=application.state == State.ACTIVE,
        requisition_state=application.requisition.state,
        stage=step_of(application.stage),
    )
    if objection := moves.objection_to_move(standing, step_of(to)):
        raise IllegalMove(objection)


@transaction.atomic
def reject(
    application: Application,
    *,
    reason: str,
    requirement: Requirement | None = None,
    note: str = "",
    slate: Slate | None = None,
    act: Act,
) -> Application:
    """End the application with a coded reason. Raises ``ReasonIncomplete``, ``AlreadyClosed``.

    Only `requirement` explains; "withdrew" ends it as the candidate's own decision.
    """
    application = locked(application)
    ending = {"reason": reason, "requirement": requirement, "reason_note": note.strip()}
    state = State.WITHDRAWN if reason == Reason.WITHDREW else State.REJECTED
    if _is_repeated(application, state, ending):
        return application
    _refuse_incomplete(application, reason, requirement, note)
    close(application, state=state, fields=ending, act=act)
    cited = None if requirement is None else str(requirement.pk)
    data = {**application.parties, "reason": reason, "requirement": cited}
    if slate is not None:
        data["slate"] = str(slate.pk)
    verb = "application_withdrawn" if state == State.WITHDRAWN else "application_rejected"
    record(verb, application, act=act, thread=application.requisition_id, data=data)
    return application


def withdraw(application: Application, *, note: str = "", act: Act) -> Application:
    """The candidate does not go on. Raises what ``reject`` raises."""
    return reject(application, reason=Reason.WITHDREW, note=note, act=act)


def _is_repeated(application: Application, state: str, ending: Mapping[str, object]) -> bool:
    """Tell a second click (the same ending) from a second decision, which raises ``AlreadyClosed``."""
    if application.state == State.ACTIVE:
        return False
    if application.state == state and all(getattr(application, name) == value for name, value in ending.items()):
        return True
    said = application.get_state_display().lower()
    raise AlreadyClosed(f"{application.candidate.name} is closed already ({said}). Reopen it to change that.")


def _refuse_incomplete(application: Application, reason: str, requirement: Requirement | None, note: str) -> None:
    if reason not in Reason.values:
        raise ReasonIncomplete("Choose one of the reasons.")
    if requirement is not None and requirement.requisition_id != application.requisition_id:
        raise ReasonIncomplete("That requirement belongs to another requisition. Cite one of this one's.")
    if missing := endings.missing_from(endings.Ending(reason, requirement is not None, note)):
        raise ReasonIncomplete(missing)


@transaction.atomic
def reopen(application: Application, *, act: Act) -> Application:
    """Take back an ending: in process again, in the stage where it ended. Raises ``CannotReopen``, ``NotOpen``."""
    application = locked(application)
    requisition = application.requisition
    if application.state == State.ACTIVE:
        return application
    if application.state == State.HIRED:
        raise CannotReopen(f"{application.candidate.name} is hired. A hire is not taken back here.")
    refuse_unless_open(requisition)
    if _runs(application.candidate, requisition):
        raise CannotReopen(f"{application.candidate.name} runs for REQ-{requisition.number} in a newer application.")
    ended = {"state": State.ACTIVE, "reason": "", "requirement": None, "reason_note": ""}
    for name, value in (ended | {"closed_by": None, "closed_at": None}).items():
        setattr(application, name, value)
    application.save()
    enter(application, application.stage, act=act)
    data = {**application.parties, "to": str(application.stage_id)}
    record("application_reopened", application, act=act, thread=requisition, data=data)
    return application
