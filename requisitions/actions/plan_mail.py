"""The mail of a plan item: to everybody who may decide on it, once a version."""

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.access import roles_with
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import PlanItem
from requisitions.queries.plan import MAY_DECIDE, side_to_decide
from requisitions.rules.plan_letters import SeatFacts, plan_waits

WAITS = "plan_waits"


def ask_for_decisions(item: PlanItem, *, act: Act) -> None:
    """Tell who may decide now, but for whoever asks. What the first of a side decides makes the others' untrue."""
    if is_history(act.at):
        return
    roles = {role for capability in MAY_DECIDE.values() for role in roles_with(capability)}
    letter = plan_waits(_facts(item, act=act))
    for member in Member.objects.holding(*roles).with_roles():
        if member != act.actor and side_to_decide(item, member):
            key = f"{WAITS}:{item.pk}:{item.version}:{member.pk}"
            envelope = Envelope(kind=WAITS, dedup_key=key, subject_id=item.pk, generation=item.version)
            post(letter, envelope, to=member, act=act)


def _facts(item: PlanItem, *, act: Act) -> SeatFacts:
    return SeatFacts(
        item=item.reference,
        title=item.title,
        seats=item.seats,
        department=item.department,
        by=act.actor.name if act.actor else item.hiring_manager.name,
        version=item.version,
        page=address(item.organization, "plan_item", item.number),
    )
