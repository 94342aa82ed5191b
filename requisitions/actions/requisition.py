"""The life of a requisition: made from an approved plan item, opened by two signatures, held, filled, cancelled."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_number
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions import kickoff_mail
from requisitions.actions.interview_plan import write_default_plan
from requisitions.actions.kickoff import prepare_kickoff
from requisitions.actions.partners import refuse_strangers
from requisitions.models import PlanItem, Requisition
from requisitions.queries.forecast import time_to_hire
from requisitions.queries.signing import desk_of

State = Requisition.State


class NotApproved(Refused):
    """The seat is not agreed by finance and talent acquisition."""


class NotSigned(Refused):
    """Both sides must have signed the current version of the kickoff."""


class IllegalState(Refused):
    """From where the requisition is, there is no such step."""


@transaction.atomic
def create_requisition(item: PlanItem, *, act: Act) -> Requisition:
    """Make the requisition of an approved plan item, with its kickoff and the usual interview plan; once.

    Raises ``NotApproved``, ``Incomplete`` without a recruiter beside the hiring manager.
    """
    item = PlanItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if made := item.requisitions.first():
        return made
    recruiter_id = _recruiter_once_ready(item)
    requisition = Requisition.objects.create(
        number=next_number("requisition"),
        plan_item=item,
        title=item.title,
        role_type=item.role_type,
        department=item.department,
        location=item.location,
        openings=item.seats,
        hiring_manager_id=item.hiring_manager_id,
        recruiter_id=recruiter_id,
        target_start_on=item.target_start_on,
        created_at=act.at,
    )
    write_default_plan(requisition)
    prepare_kickoff(requisition, act=act)
    record("requisition_created", requisition, act=act, thread=requisition, data=requisition.partners)
    return requisition


def _recruiter_once_ready(item: PlanItem) -> UUID:
    if item.state != PlanItem.State.APPROVED:
        raise NotApproved(f"{item.reference} needs both approvals first: finance and talent acquisition.")
    if item.recruiter_id is None or item.recruiter_id == item.hiring_manager_id:
        raise Incomplete("Name a recruiter who is not the hiring manager. Two people own a hire.")
    return item.recruiter_id


@transaction.atomic
def open_requisition(requisition: Requisition, *, act: Act) -> Requisition:
    """Open it, both sides having signed the current version of its kickoff; twice is once.

    Raises ``NotSigned``, ``IllegalState``, ``NotYours``. The database refuses the same by itself.
    """
    requisition = _held(requisition, act=act)
    if requisition.state == State.OPEN:
        return requisition
    _refuse_from(requisition, State.KICKOFF, to="be opened")
    _refuse_unsigned(requisition)
    kickoff = requisition.kickoffs.get()
    history = time_to_hire(requisition, kickoff.wished_days)
    requisition.forecast_days = kickoff.agreed_days or (round(history.median) if history else None)
    requisition.state, requisition.opened_at = State.OPEN, act.at
    requisition.save(update_fields=["state", "opened_at", "forecast_days"])
    data = {**requisition.partners, **kickoff.slate_terms}
    record("requisition_opened", requisition, act=act, thread=requisition, data=data)
    return requisition


@transaction.atomic
def hold_requisition(requisition: Requisition, *, act: Act) -> Requisition:
    """Pause an open requisition. Raises ``IllegalState``, ``NotYours``."""
    requisition = _held(requisition, act=act)
    _refuse_from(requisition, State.OPEN, to="be held")
    return _become(requisition, State.ON_HOLD, "requisition_held", act=act)


@transaction.atomic
def resume_requisition(requisition: Requisition, *, act: Act) -> Requisition:
    """Go on after a hold. Raises ``NotSigned`` when the kickoff changed meanwhile, ``IllegalState``, ``NotYours``."""
    requisition = _held(requisition, act=act)
    _refuse_from(requisition, State.ON_HOLD, to="go on")
    _refuse_unsigned(requisition)
    return _become(requisition, State.OPEN, "requisition_resumed", act=act)


@transaction.atomic
def fill_requisition(requisition: Requisition, *, act: Act) -> Requisition:
    """Close it as filled. Raises ``IllegalState``, ``NotYours``."""
    requisition = _held(requisition, act=act)
    _refuse_from(requisition, State.OPEN, to="be filled")
    requisition.closed_at = act.at
    return _become(requisition, State.FILLED, "requisition_filled", act=act)


@transaction.atomic
def cancel_requisition(requisition: Requisition, *, act: Act) -> Requisition:
    """End it without a hire; a kickoff that was still to come is called off. Raises ``IllegalState``, ``NotYours``."""
    requisition = _held(requisition, act=act)
    _refuse_from(requisition, State.KICKOFF, State.OPEN, State.ON_HOLD, to="be cancelled")
    requisition.closed_at = act.at
    _become(requisition, State.CANCELLED, "requisition_cancelled", act=act)
    kickoff_mail.call_off(requisition, act=act)
    return requisition


def _held(requisition: Requisition, *, act: Act) -> Requisition:
    refuse_strangers(requisition, act=act)
    rows = Requisition.objects.select_for_update(of=("self",), no_key=True).with_people()
    held: Requisition = rows.get(pk=requisition.pk)
    return held


def _refuse_from(requisition: Requisition, *states: State, to: str) -> None:
    if requisition.state not in states:
        state = requisition.get_state_display().lower()
        raise IllegalState(f"{requisition.reference} is {state}; it cannot {to}.")


def _refuse_unsigned(requisition: Requisition) -> None:
    kickoff = requisition.kickoffs.select_related("requisition").first()
    if kickoff is None:
        raise NotSigned(f"{requisition.reference} has no kickoff. It opens when both of you have signed one.")
    if missing := desk_of(kickoff).missing:
        people = {"manager": requisition.hiring_manager, "recruiter": requisition.recruiter}
        names = " and ".join(people[side].name for side in missing)
        raise NotSigned(f"{requisition.reference} opens once {names} signed version {kickoff.version} of the kickoff.")


def _become(requisition: Requisition, state: State, verb: str, *, act: Act) -> Requisition:
    requisition.state = state
    requisition.save(update_fields=["state", "closed_at"])
    record(verb, requisition, act=act, thread=requisition, data=requisition.partners)
    return requisition


# A step in a requisition's life by its name, as pages and programs ask for it.
STEPS: dict[str, Callable[..., Requisition]] = {
    "open": open_requisition,
    "hold": hold_requisition,
    "resume": resume_requisition,
    "fill": fill_requisition,
    "cancel": cancel_requisition,
}
