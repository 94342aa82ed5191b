"""Plan items: written, changed, proposed, split. What finance and talent decide is in plan_decisions.py."""

from dataclasses import asdict, replace

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import hold_numbers, next_number
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from hiring.tenancy.rules.wording import moment
from requisitions.actions.plan_mail import ask_for_decisions
from requisitions.models import HiringPlan, PlanApproval, PlanItem, PlanVersion, Requisition
from requisitions.models.plan import Planning
from requisitions.queries.approvals import in_force, names_of, step_without_anybody, steps_of, who
from requisitions.queries.plan import draft_of
from requisitions.rules.plan import Names, Part, PlanDraft, canonical, changed_fields, misfit, unargued
from requisitions.rules.plan_states import ENDED, after

State = PlanItem.State
PARTS = 2


class PlanSettled(Refused):
    """The item is declined, split or already a requisition."""


@transaction.atomic
def create_plan_item(draft: PlanDraft, *, act: Act, parent: PlanItem | None = None) -> PlanItem:
    """Write a draft down; the same once more, within a minute, is a second click. Raises ``Incomplete``."""
    check_draft(draft)
    hold_numbers("plan_item")
    if parent is None and (known := _just_written(draft, act=act)):
        return known
    item = PlanItem.objects.create(
        number=next_number("plan_item"), parent=parent, created_at=act.at, changed_at=act.at, **asdict(draft)
    )
    _write_version(item, act=act)
    record("plan_item_created", item, act=act, thread=item)
    return item


def _just_written(draft: PlanDraft, *, act: Act) -> PlanItem | None:
    items = PlanItem.objects.just_written(draft.title, by=act.actor, now=act.at)
    return next((item for item in items if draft_of(item) == draft), None)


@transaction.atomic
def edit_plan_item(item: PlanItem, draft: PlanDraft, *, seen_version: int, seen_edit: int = 0, act: Act) -> PlanItem:
    """Replace what the item says. A material change raises its version, and so voids every decision; so does one
    after which others are to be asked.

    `seen_version`, `seen_edit`: what the writer had read. Raises ``Stale`` when somebody changed anything
    since, ``PlanSettled``, ``NotYours``, ``Incomplete``.
    """
    item = held_item(item, act=act)
    _refuse_settled(item)
    if (item.version, item.edit) != (seen_version, seen_edit):
        raise _stale(item, act=act)
    check_draft(draft)
    changed = changed_fields(draft_of(item), draft)
    if not changed:
        return item
    asked = steps_of(item)
    for name, value in asdict(draft).items():
        setattr(item, name, value)
    _number(item, is_material=bool(changed & in_force().material) or steps_of(item) != asked)
    _write_version(item, act=act)
    item.changed_at = act.at
    item.save()
    data: dict[str, Fact] = {"version": item.version, "edit": item.edit, "changed": sorted(changed)}
    record("plan_item_changed", item, act=act, thread=item, data=data)
    if item.state == State.PROPOSED and item.version != seen_version:
        ask_for_decisions(item, act=act)
    return item


def _number(item: PlanItem, *, is_material: bool) -> None:
    """Count the change: a new version is asked about anew, an edit of it is not."""
    if not is_material:
        item.edit += 1
        return
    item.version, item.edit = item.version + 1, 0
    item.state = after(item.state, "rewrite")
    item.policy = in_force().policy


@transaction.atomic
def propose_plan_item(item: PlanItem, *, act: Act) -> PlanItem:
    """Put the item to whoever must agree, by the policy that counts now; twice is once.

    Raises ``Incomplete`` when it was sent back and says the same as then, its delay is not over, or nobody could
    ever decide for one of its steps; ``PlanSettled``, ``NotYours``.
    """
    item = held_item(item, act=act)
    _refuse_settled(item)
    if item.state in {State.PROPOSED, State.APPROVED}:
        return item
    if decided := item.approvals.filter(version=item.version).last():
        _ask_anew(item, decided, act=act)
    item.state, item.policy, item.delayed_until_on = after(item.state, "propose"), in_force().policy, None
    _refuse_without_anybody(item)
    item.save(update_fields=["state", "policy", "delayed_until_on", "version", "edit"])
    record("plan_item_proposed", item, act=act, thread=item, data={"version": item.version})
    ask_for_decisions(item, act=act)
    return item


def _ask_anew(item: PlanItem, decided: PlanApproval, *, act: Act) -> None:
    """Begin a version for the day that a delay has led to: what was decided was decided on the one before."""
    if not item.versions.filter(written_at__gt=decided.decided_at).exists():
        _refuse_as_it_was(item, act=act)
    item.version, item.edit = item.version + 1, 0
    _write_version(item, act=act)


def _refuse_without_anybody(item: PlanItem) -> None:
    if step := step_without_anybody(item):
        raise Incomplete(
            f"Nobody is left to decide for {step.name}: it takes {who(step, names_of([step]))}, and nobody decides for "
            "two steps or about the seat they ask for. Give somebody else the role, or change who agrees to seats."
        )


def _refuse_as_it_was(item: PlanItem, *, act: Act) -> None:
    if item.state == State.SENT_BACK:
        raise Incomplete("It says the same as when it was sent back. Change what was asked, then propose it.")
    if item.delayed_until_on and item.delayed_until_on > act.today:
        day = f"{item.delayed_until_on:%-d %B %Y}"
        raise Incomplete(f"It is delayed until {day}, and says the same as then. Change it if it cannot wait.")


@transaction.atomic
def split_plan_item(
    item: PlanItem, parts: tuple[Part, Part], *, reason: str, version: int | None = None, act: Act
) -> tuple[PlanItem, PlanItem]:
    """Make two items of one, at two levels; the parent stays, closed, and each part is argued for by itself.

    `version`: which one was read. Raises ``PlanSettled``, ``NotYours``, ``Incomplete``, ``Stale``.
    """
    item = held_item(item, act=act)
    _refuse_settled(item)
    _decide(item, Planning.SPLIT, reason, version, act=act)
    # The band was the whole seat's.
    whole = replace(draft_of(item), cost_low=None, cost_high=None)
    one, other = (create_plan_item(replace(whole, **asdict(part)), parent=item, act=act) for part in parts)
    _become(item, "split", act=act)
    data: dict[str, Fact] = {"parts": [str(one.pk), str(other.pk)], "version": item.version}
    record("plan_item_split", item, act=act, thread=item, data=data)
    return one, other


@transaction.atomic
def withdraw_plan_item(item: PlanItem, *, reason: str, version: int | None = None, act: Act) -> PlanItem:
    """Take the seat off the plan; also once its requisition was cancelled, after which nobody is hired for it.

    Raises ``PlanSettled``, ``NotYours``, ``Incomplete``, ``Stale``.
    """
    item = held_item(item, act=act)
    _refuse_ended(item)
    _refuse_made(item, may_be_cancelled=True)
    _decide(item, Planning.WITHDRAW, reason, version, act=act)
    _become(item, "withdraw", act=act)
    record("plan_item_withdrawn", item, act=act, thread=item, data={"version": item.version})
    return item


def _decide(item: PlanItem, decision: Planning, reason: str, version: int | None, *, act: Act) -> None:
    if version is not None and version != item.version:
        raise _stale(item, act=act)
    if not reason.strip():
        raise Incomplete("Say why. Whoever wrote the item reads it.")
    if act.actor is not None:
        PlanApproval.objects.create(
            plan_item=item,
            version=item.version,
            side=PlanApproval.PLAN,
            decision=decision,
            reason=reason.strip(),
            decided_by=act.actor,
            decided_at=act.at,
        )


def _become(item: PlanItem, step: str, *, act: Act) -> None:
    item.state, item.changed_at = after(item.state, step), act.at
    item.save(update_fields=["state", "changed_at"])


def held_item(item: PlanItem, *, act: Act) -> PlanItem:
    """Return the item, held till the commit, for those whose seat it is or who run the plan. Raises ``NotYours``."""
    held: PlanItem = PlanItem.objects.select_for_update(of=("self",), no_key=True).with_people().get(pk=item.pk)
    if not may_edit(held, act.actor):
        raise NotYours(f"{held.hiring_manager.name}, the recruiter or a TA leader can change {held.reference}.")
    return held


def may_edit(item: PlanItem, actor: Member | None) -> bool:
    if actor is None or actor.pk in {item.hiring_manager_id, item.recruiter_id}:
        return True
    return bool(actor.roles & {Role.TA_LEADER, Role.BUSINESS_LEADER})


def _refuse_settled(item: PlanItem) -> None:
    _refuse_ended(item)
    _refuse_made(item)


def _refuse_ended(item: PlanItem) -> None:
    if item.state in ENDED:
        raise PlanSettled(f"{item.reference} is {item.get_state_display().lower()}. Write a new item instead.")


def _refuse_made(item: PlanItem, *, may_be_cancelled: bool = False) -> None:
    made = item.requisitions.first()
    is_cancelled = made is not None and made.state == Requisition.State.CANCELLED
    if made is None or (is_cancelled and may_be_cancelled):
        return
    if is_cancelled:
        raise PlanSettled(f"{made.reference} was cancelled. Withdraw {item.reference}, and plan a new seat if need be.")
    raise PlanSettled(f"{made.reference} was made from {item.reference}. Change it in the kickoff.")


def check_draft(draft: PlanDraft) -> None:
    """Raise ``Incomplete`` where the draft cannot be a plan item."""
    people = Member.objects.active().filter(pk__in={draft.hiring_manager_id, draft.recruiter_id} - {None})
    if people.count() != len({draft.hiring_manager_id, draft.recruiter_id} - {None}):
        raise Incomplete("Choose people who work here.")
    if draft.hiring_manager_id == draft.recruiter_id:
        raise Incomplete("Name a recruiter who is not the hiring manager. Two people own a hire.")
    if not (draft.title.strip() and draft.outcome.strip()):
        raise Incomplete("Name the seat and the outcome it is for.")
    if draft.plan_id and not HiringPlan.objects.of_department(draft.department).filter(pk=draft.plan_id).exists():
        raise Incomplete(f"Choose a plan of {draft.department}, or none yet.")
    if objection := misfit(draft) or unargued(draft):
        raise Incomplete(objection)


def _text(item: PlanItem) -> str:
    ids = filter(None, (item.hiring_manager_id, item.recruiter_id))
    people = dict(Member.objects.filter(pk__in=list(ids)).values_list("pk", "name"))
    recruiter = people.get(item.recruiter_id, "") if item.recruiter_id else ""
    plan = HiringPlan.objects.filter(pk=item.plan_id).first() if item.plan_id else None
    return canonical(draft_of(item), Names(people[item.hiring_manager_id], recruiter, str(plan or "")))


def _write_version(item: PlanItem, *, act: Act) -> None:
    PlanVersion.objects.create(
        plan_item=item,
        version=item.version,
        edit=item.edit,
        content=_text(item),
        written_by=act.actor,
        written_at=act.at,
    )


def _stale(item: PlanItem, *, act: Act) -> Stale:
    newest = item.versions.select_related("written_by").get(version=item.version, edit=item.edit)
    if newest.written_by is None or act.actor is None:
        return Stale("The item was changed since you opened it. Your text is kept below; choose which stays.")
    at = moment(newest.written_at, now=act.at, zone=act.actor.zone)
    return Stale(f"{newest.written_by.first_name} changed it, {at}. Your text is kept below; choose which stays.")
