"""What is decided about a plan item: step by step of the policy, each another person, on one version."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from requisitions.actions.plan_mail import ask_for_decisions
from requisitions.models import PlanApproval, PlanItem
from requisitions.models.plan import Decision
from requisitions.queries.approvals import decisions_on, steps_of, waits_for
from requisitions.rules.plan_policy import SIDES, Step, asked_now
from requisitions.rules.plan_states import settle

VERBS = {
    Decision.OPEN: "plan_item_approved",
    Decision.SEND_BACK: "plan_item_sent_back",
    Decision.DELAY: "plan_item_delayed",
    Decision.INTERNAL: "plan_item_filled_inside",
    Decision.UPSKILL: "plan_item_upskilled",
    Decision.DECLINE: "plan_item_declined",
}


class NothingToDecide(Refused):
    """The item does not wait for this decision."""


class TwoPeople(Refused):
    """One person cannot speak for finance and for talent acquisition, nor about the seat they ask for."""


@transaction.atomic
def decide_plan_item(  # noqa: PLR0913 - a decision has that many parts, each by name
    item: PlanItem, decision: str, *, side: str, version: int, reason: str = "", until: date | None = None, act: Act
) -> PlanApproval:
    """Decide for one step on `version`; with every step in favour the item is approved. `side`: the step's key.

    Raises ``NotYours``, ``Stale`` for any version but the current one, ``NothingToDecide``,
    ``TwoPeople``, ``Incomplete`` without a reason, or a day to delay until, where one is owed.
    """
    item = PlanItem.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=item.pk)
    steps, decided = steps_of(item), decisions_on(item)
    step = _step(item, steps, side, version, act=act)
    _refuse(item, step, steps, decided, act=act)
    _refuse_incomplete(decision, reason, until, act=act)
    approval: PlanApproval = PlanApproval.objects.create(
        plan_item=item,
        version=version,
        side=step.key,
        decision=decision,
        reason=reason.strip(),
        until_on=until if decision == Decision.DELAY else None,
        decided_by=act.actor,
        decided_at=act.at,
    )
    _become(item, steps, [*decided, approval])
    data: dict[str, Fact] = {"side": step.key, "version": version}
    if approval.until_on:
        data["until"] = approval.until_on.isoformat()
    record(VERBS[Decision(decision)], item, act=act, thread=item, data=data)
    if any(each.order > step.order for each in waits_for(item)):
        ask_for_decisions(item, by=item.hiring_manager, act=act)
    return approval


def _become(item: PlanItem, steps: Iterable[Step], decisions: Sequence[PlanApproval]) -> None:
    item.state = settle([(each.side, each.decision) for each in decisions], [step.key for step in steps])
    item.delayed_until_on = decisions[-1].until_on
    item.save(update_fields=["state", "delayed_until_on"])


def _refuse_incomplete(decision: str, reason: str, until: date | None, *, act: Act) -> None:
    if decision != Decision.OPEN and not reason.strip():
        raise Incomplete("Say why. Whoever wrote the item reads it.")
    if decision == Decision.DELAY and (until is None or until <= act.today):
        raise Incomplete("Choose a day that is still to come: until then nobody is asked.")


def _step(item: PlanItem, steps: Iterable[Step], side: str, version: int, *, act: Act) -> Step:
    """Return the step by its key, if it is this member's and this is the version that stands."""
    step = next((each for each in steps if each.key == side), None)
    if step is None:
        raise NothingToDecide(f"{item.reference} needs no word of {SIDES.get(side, side)}.")
    if act.actor is None or not step.takes(act.actor.pk, act.actor.roles):
        raise NotYours(f"{step.name} decides this.")
    if version != item.version:
        words = f"{item.reference} is at version {item.version} now, and you read version {version}."
        raise Stale(f"{words} See the difference, then decide on that one.")
    return step


def _refuse(item: PlanItem, step: Step, steps: Sequence[Step], decided: Sequence[PlanApproval], *, act: Act) -> None:
    if item.state != PlanItem.State.PROPOSED:
        raise NothingToDecide(f"{item.reference} is not waiting for a decision: {item.get_state_display().lower()}.")
    if any(each.side == step.key for each in decided):
        raise NothingToDecide(f"{step.name} has decided on version {item.version}.")
    if any(each.decided_by_id == act.actor.pk for each in decided if act.actor):
        raise TwoPeople("You have decided for the other side. The two sides are two people.")
    if act.actor and act.actor.pk == item.hiring_manager_id:
        raise TwoPeople(f"It is your own seat. Somebody else decides for {step.name}.")
    asked = asked_now(steps, (each.side for each in decided))
    if step not in asked:
        names = " and ".join(each.name for each in asked)
        raise NothingToDecide(f"{names} {'decide' if len(asked) > 1 else 'decides'} first.")
