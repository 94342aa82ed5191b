"""The mail of a plan item: to everybody who may decide on it, once a version."""

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import PlanItem
from requisitions.queries.approvals import who_may_decide
from requisitions.rules.plan_letters import SeatFacts, plan_waits

WAITS = "plan_waits"


def ask_for_decisions(item: PlanItem, *, act: Act, by: Member | None = None) -> None:
    """Tell who may decide now, but for whoever asks; `by`: who proposed it, where that is somebody else.

    What the first of a step decides makes the others' untrue.
    """
    if is_history(act.at):
        return
    letter = plan_waits(_facts(item, by or act.actor or item.hiring_manager))
    for member in who_may_decide(item):
        if member != act.actor:
            key = f"{WAITS}:{item.pk}:{item.version}:{member.pk}"
            envelope = Envelope(kind=WAITS, dedup_key=key, subject_id=item.pk, generation=item.version)
            post(letter, envelope, to=member, act=act)


def _facts(item: PlanItem, by: Member) -> SeatFacts:
    return SeatFacts(
        item=item.reference,
        title=item.title,
        seats=item.seats,
        department=item.department,
        by=by.name,
        version=item.version,
        page=address(item.organization, "plan_item", item.number),
    )
