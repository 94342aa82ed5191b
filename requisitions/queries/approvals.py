"""Whose word a plan item waits for, by the policy that counts for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from hiring.tenancy.access import Role, roles_with
from hiring.tenancy.models import Member
from requisitions.models import PlanApproval, PlanItem, PlanPolicy
from requisitions.rules.plan import MATERIAL
from requisitions.rules.plan_policy import FINANCE, TALENT, Step, applying, asked_now, parsed, without_a_word

# What counts until an organization writes a policy: both at once, whoever holds the capability.
USUAL = (
    Step(FINANCE, "Finance", FINANCE, roles=tuple(roles_with("plan.approve_finance"))),
    Step(TALENT, "Talent acquisition", TALENT, roles=tuple(roles_with("plan.approve_talent"))),
)


@dataclass(frozen=True, slots=True)
class InForce:
    """What counts now; `policy` is None, and `version` 0, until somebody wrote one."""

    policy: PlanPolicy | None
    version: int
    steps: tuple[Step, ...]
    material: frozenset[str]


def in_force() -> InForce:
    newest = PlanPolicy.objects.first()
    if newest is None:
        return InForce(None, 0, USUAL, MATERIAL)
    return InForce(newest, newest.version, parsed(newest.steps), frozenset(newest.material))


def steps_of(item: PlanItem) -> tuple[Step, ...]:
    """Return the steps the item needs, in order. Its policy is best read with it."""
    dearest = item.cost_high if item.cost_high is not None else item.yearly_cost
    steps = parsed(item.policy.steps) if item.policy else USUAL
    return applying(steps, item.seats * dearest)


def decisions_on(item: PlanItem) -> list[PlanApproval]:
    """Return what the steps have decided on the current version."""
    return [each for each in item.approvals.all() if each.version == item.version and each.side != PlanApproval.PLAN]


def waits_for(item: PlanItem) -> tuple[Step, ...]:
    """Return the steps that are asked now; none unless the item is proposed."""
    if item.state != PlanItem.State.PROPOSED:
        return ()
    return asked_now(steps_of(item), (each.side for each in decisions_on(item)))


def step_to_decide(item: PlanItem, member: Member) -> Step | None:
    """Return the step that waits for `member`'s decision on the current version; None when none does.

    Who may speak for several is asked for one that leaves somebody to each of the others.
    """
    if member.pk == item.hiring_manager_id or any(each.decided_by_id == member.pk for each in decisions_on(item)):
        return None
    theirs = [step for step in waits_for(item) if step.takes(member.pk, member.roles)]
    if len(theirs) > 1:
        theirs = [step for step in theirs if _leaves_somebody(item, step, member)] or theirs
    return theirs[0] if theirs else None


def _leaves_somebody(item: PlanItem, step: Step, member: Member) -> bool:
    """Return whether each other undecided step still has somebody once `member` spoke for this one."""
    decided = decisions_on(item)
    done = {step.key, *(each.side for each in decided)}
    silent = {item.hiring_manager_id, member.pk, *(each.decided_by_id for each in decided)}
    left = [each for each in steps_of(item) if each.key not in done]
    return without_a_word(left, {each.pk: each.roles for each in _taken_by(left) if each.pk not in silent}) is None


def waiting_for(member: Member) -> list[PlanItem]:
    """Return the items that wait for `member`'s decision; three queries."""
    proposed = PlanItem.objects.filter(state=PlanItem.State.PROPOSED).with_people().prefetch_related("approvals")
    return [item for item in proposed if step_to_decide(item, member)]


def who_may_decide(item: PlanItem) -> list[Member]:
    """Return the active members who may decide on the item now, each once."""
    return [member for member in _taken_by(waits_for(item)) if step_to_decide(item, member)]


def step_without_anybody(item: PlanItem) -> Step | None:
    """Return a step of the item that nobody could ever decide, since nobody does for two or about their own seat."""
    people = {each.pk: each.roles for each in _taken_by(steps_of(item)) if each.pk != item.hiring_manager_id}
    return without_a_word(steps_of(item), people)


def _taken_by(steps: Iterable[Step]) -> list[Member]:
    """Return the active members who may speak for one of the steps, each once."""
    asked = list(steps)
    roles = {Role(role) for step in asked for role in step.roles}
    named = {person for step in asked for person in step.people}
    found = [*Member.objects.holding(*roles).with_roles(), *Member.objects.active().filter(pk__in=named).with_roles()]
    return list(dict.fromkeys(found))


def who(step: Step, names: dict[object, str]) -> str:
    """Return whose word the step needs, in words; `names`: of members by id."""
    words = [Role(role).words for role in step.roles] + [names[each] for each in step.people if each in names]
    return _one_of(words)


def names_of(steps: Iterable[Step]) -> dict[object, str]:
    named = [person for step in steps for person in step.people]
    return dict(Member.objects.filter(pk__in=named).values_list("pk", "name")) if named else {}


def _one_of(words: list[str]) -> str:
    return " or ".join(words) if words else "nobody who is left"
