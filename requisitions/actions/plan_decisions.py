"""What finance and talent acquisition decide about a plan item: two sides, two people, one version."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from requisitions.models import PlanApproval, PlanItem
from requisitions.models.plan import Decision, PlanSide
from requisitions.queries.plan import MAY_DECIDE
from requisitions.rules.plan_states import settle

VERBS = {
    Decision.OPEN: "plan_item_approved",
    Decision.SEND_BACK: "plan_item_sent_back",
    Decision.DECLINE: "plan_item_declined",
}


class NothingToDecide(Refused):
    """The item does not wait for this decision."""


class TwoPeople(Refused):
    """One person cannot speak for finance and for talent acquisition."""


@transaction.atomic
def decide_plan_item(
    item: PlanItem, decision: str, *, side: str, version: int, reason: str = "", act: Act
) -> PlanApproval:
    """Decide for one side on `version`; with both sides in favour the item is approved.

    Raises ``NotYours``, ``Stale`` for any version but the current one, ``NothingToDecide``,
    ``TwoPeople``, ``Incomplete`` without a reason where one is owed.
    """
    item = PlanItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    _refuse(item, PlanSide(side), version, act=act)
    _refuse_without_reason(decision, reason)
    approval: PlanApproval = PlanApproval.objects.create(
        plan_item=item,
        version=version,
        side=side,
        decision=decision,
        reason=reason.strip(),
        decided_by=act.actor,
        decided_at=act.at,
    )
    item.state = settle(item.approvals.filter(version=version).values_list("side", "decision"))
    item.save(update_fields=["state"])
    record(VERBS[Decision(decision)], item, act=act, thread=item, data={"side": side, "version": version})
    return approval


def _refuse_without_reason(decision: str, reason: str) -> None:
    if decision != Decision.OPEN and not reason.strip():
        raise Incomplete("Say why. Whoever wrote the item reads it.")


def _refuse(item: PlanItem, side: PlanSide, version: int, *, act: Act) -> None:
    if act.actor is None or not act.actor.may(MAY_DECIDE[side]):
        raise NotYours(f"{side.label} decides this.")
    if version != item.version:
        words = f"{item.reference} is at version {item.version} now, and you read version {version}."
        raise Stale(f"{words} See the difference, then decide on that one.")
    if item.state != PlanItem.State.PROPOSED:
        raise NothingToDecide(f"{item.reference} is not waiting for a decision: {item.get_state_display().lower()}.")
    decisions = item.approvals.filter(version=version)
    if decisions.filter(side=side).exists():
        raise NothingToDecide(f"{side.label} has decided on version {version}.")
    if decisions.filter(decided_by=act.actor).exists():
        raise TwoPeople("You have decided for the other side. The two sides are two people.")
