"""Puts the mails about cases into the outbox, and says whether they are true still. Reminders are `reminders`."""

from typing import TYPE_CHECKING

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.delivery.models import Message as Posted
from hiring.tenancy.act import Act
from hiring.tenancy.links import address
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import current_organization_id
from sla.models import EscalationCase
from sla.queries.cases import case_facts
from sla.rules import letters

if TYPE_CHECKING:
    from uuid import UUID

    from requisitions.models import Requisition


def _organization() -> Organization:
    return Organization.objects.get(pk=current_organization_id())


def case_is_open(message: Posted) -> bool:
    return EscalationCase.objects.with_id(message.subject_id).filter(closed_at=None).exists()


def tell_decider(case: EscalationCase, *, act: Act) -> None:
    """Send the case to whoever decides now; a vacancy goes to every organization admin, never nowhere."""
    facts = case_facts(case, act.recorded_at)
    organization = _organization()
    for to in _deciders(case):
        letter = letters.to_decider(
            facts,
            name=to.name,
            came_from=_came_from(case),
            zone=to.zone,
            now=act.recorded_at,
            url=address(organization, "case", case.number),
        )
        post(letter, Envelope("case", f"case:{case.pk}:{case.level}:{to.pk}", case.pk), to=to, act=act)


def _deciders(case: EscalationCase) -> list[Member]:
    if case.decider_id:
        return [Member.objects.get(pk=case.decider_id)]
    return list(Member.objects.holding("admin").exclude(pk=case.about_id))


def _came_from(case: EscalationCase) -> str:
    if case.level == 0:
        return "this case comes to you because the agreed number of promises was missed."
    return "this case comes to you because nobody below you decided it in time, or it was sent up with a note."


def tell_both_sides(case: EscalationCase, *, act: Act) -> None:
    """Tell the person concerned and the other side the same facts in the same minute."""
    facts = case_facts(case, act.recorded_at)
    decider = Member.objects.with_id(case.decider_id).values_list("name", flat=True).first()
    for to in _both_sides(case):
        letter = letters.to_both_sides(
            facts, decider=decider or "An administrator", zone=to.zone, url=address(_organization(), "record")
        )
        post(letter, Envelope("case", f"case_sides:{case.pk}:{to.pk}", case.pk), to=to, act=act)


def tell_outcome(case: EscalationCase, *, act: Act) -> None:
    facts = case_facts(case, act.recorded_at)
    by = case.closed_by.name if case.closed_by else "The program"
    for to in _both_sides(case):
        letter = letters.outcome(
            facts,
            decided=case.get_outcome_display(),
            by=by,
            note=case.note,
            url=address(_organization(), "record"),
        )
        envelope = Envelope("case_outcome", f"case_outcome:{case.pk}:{to.pk}", case.pk)
        post(letter, envelope, to=to, act=act)


def tell_plan(case: EscalationCase, *, act: Act) -> None:
    """Tell both sides and whoever answers for it the same plan in the same minute."""
    facts, plan = case_facts(case, act.recorded_at), _plan(case)
    by = act.actor.name if act.actor else "The program"
    readers = {each.pk: each for each in [*_both_sides(case), case.plan_owner] if each}
    for to in readers.values():
        letter = letters.plan_agreed(facts, plan, by=by, url=address(_organization(), "record"))
        key = f"case_plan:{case.pk}:{case.plan_agreed_at:%Y%m%d%H%M%S%f}:{to.pk}"
        post(letter, Envelope("case_plan", key, case.pk), to=to, act=act)


def ask_for_outcome(case: EscalationCase, *, act: Act) -> None:
    """Ask whoever decides how the plan ended, once its day is over."""
    facts, plan = case_facts(case, act.recorded_at), _plan(case)
    for to in _deciders(case):
        letter = letters.plan_over(facts, plan, zone=to.zone, url=address(_organization(), "case", case.number))
        key = f"case_plan_over:{case.pk}:{case.plan_over_at:%Y%m%d%H%M%S%f}:{to.pk}"
        post(letter, Envelope("case_plan_over", key, case.pk), to=to, act=act)


def plan_stands(message: Posted) -> bool:
    return EscalationCase.objects.planned().filter(pk=message.subject_id).exists()


def plan_is_over(message: Posted) -> bool:
    return EscalationCase.objects.planned().with_id(message.subject_id).exclude(plan_over_at=None).exists()


def _plan(case: EscalationCase) -> letters.Plan:
    if case.plan_owner is None or case.plan_due_on is None:
        raise ValueError(f"{case} has no plan.")
    return letters.Plan(case.plan, case.plan_owner.name, case.plan_due_on)


def _both_sides(case: EscalationCase) -> list[Member]:
    requisition: Requisition = case.requisition
    ids: set[UUID] = {case.about_id, requisition.hiring_manager_id, requisition.recruiter_id}
    return list(Member.objects.active().filter(pk__in=ids).order_by("pk"))
