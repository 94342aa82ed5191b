"""Who may touch a requisition's kickoff, and the kickoff held against a second click. Writes nothing."""

from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.errors import NotYours, Refused
from requisitions.models import Kickoff, Requisition, Side


class Closed(Refused):
    """The requisition is filled or cancelled; what was agreed stays as it was."""


class NotASigner(NotYours):
    """Only the two who own the hire sign."""


def held_kickoff(requisition: Requisition, *, act: Act) -> Kickoff:
    """Return the kickoff of `requisition`, held till the commit, for one of its partners to change.

    Raises ``NotYours`` for anybody else, ``Closed`` once the requisition has ended.
    """
    refuse_strangers(requisition, act=act)
    rows = Kickoff.objects.select_for_update(of=("self",), no_key=True).select_related("requisition")
    kickoff: Kickoff = rows.get(requisition=requisition)
    if kickoff.requisition.is_closed:
        state = kickoff.requisition.get_state_display().lower()
        raise Closed(f"{kickoff.requisition.reference} is {state}. What was agreed stays as it was.")
    return kickoff


def refuse_strangers(requisition: Requisition, *, act: Act) -> None:
    """Let the hiring manager, the recruiter, a TA leader and the program itself pass. Raises ``NotYours``."""
    if not is_partner(requisition, act):
        names = f"{requisition.hiring_manager.name}, {requisition.recruiter.name} or a TA leader"
        raise NotYours(f"{names} can change {requisition.reference}.")


def is_partner(requisition: Requisition, act: Act) -> bool:
    actor = act.actor
    return actor is None or requisition.side_of(actor) is not None or Role.TA_LEADER in actor.roles


def signing_side(requisition: Requisition, *, act: Act) -> Side:
    """Return the side for which the actor signs. Raises ``NotASigner`` for everybody but the two."""
    side = requisition.side_of(act.actor) if act.actor else None
    if side is None:
        raise NotASigner(f"{requisition.hiring_manager.name} and {requisition.recruiter.name} sign, nobody for them.")
    return side
