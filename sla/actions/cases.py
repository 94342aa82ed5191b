"""Escalation cases: opened by what happened, decided by a person, gone up by themselves if not."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_number
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.models import Requisition, Side
from sla.actions import letters
from sla.models import CaseEvidence, CaseNote, EscalationCase, Policy
from sla.queries.calendars import calendar_of
from sla.queries.incidents import evidence_for
from sla.queries.rulebook import rule_of
from sla.rules.clocks import Clock, due_at
from sla.rules.escalation import Decision
from sla.rules.rulebook import Rule
from sla.rules.targets import Candidate, House, Place, Target, answers_to, choose_target

Outcome = EscalationCase.Outcome


class AlreadyDecided(Refused):
    """The case is closed; what was decided stands on its page."""


class Unreviewed(Incomplete):
    """A case about a recruiter is closed once sourcing, workload and process have been looked at."""


class NobodyAbove(Refused):
    """The case is with the last of its chain already."""


def open_case(decision: Decision, policy: Policy, *, act: Act) -> EscalationCase:
    """Write the case with its evidence pinned, and tell the decider and both sides the same facts."""
    rule, now = decision.rule, act.recorded_at
    about = Member.objects.get(pk=decision.about_id)
    requisition = Requisition.objects.get(pk=decision.requisition_id)
    target = target_for(rule, decision.level, about, requisition)
    by = decide_by(rule, target.person_id, about, now)
    earlier = EscalationCase.objects.of_scope(rule.key, about.pk, decision.scope_id)
    case = EscalationCase.objects.create(
        number=next_number("case"),
        rule=rule.key,
        policy=policy,
        about=about,
        side=rule.side,
        requisition=requisition,
        scope_id=decision.scope_id,
        episode=earlier.count() + 1,
        value=decision.value,
        level=target.level,
        decider_id=target.person_id,
        decider_role=target.role,
        opened_at=now,
        decide_by_at=by,
        next_action_at=by,
    )
    _pin(case, decision)
    record("case_opened", case, act=act, data={"rule": case.rule, "level": case.level})
    letters.tell_decider(case, act=act)
    letters.tell_both_sides(case, act=act)
    return case


def _pin(case: EscalationCase, decision: Decision) -> None:
    found = evidence_for(decision.rule, decision.evidence)
    CaseEvidence.objects.bulk_create(CaseEvidence(case=case, **{found.field: pk}, at=at) for pk, at in found.rows)


def target_for(
    rule: Rule, level: int, about: Member, requisition: Requisition, *, besides: frozenset[UUID] = frozenset()
) -> Target:
    """Resolve a level of the chain to a person now: people and roles change between policy and case."""
    people = Member.objects.active().with_roles().order_by("joined_at", "pk")
    candidates = [Candidate(each.pk, frozenset(each.roles), each.department) for each in people]
    place = Place(requisition.hiring_manager_id, requisition.department)
    house = House(candidates, reporting_lines())
    return choose_target(rule.chain, level, house, about.pk, place=place, besides=besides)


def _besides(case: EscalationCase) -> frozenset[UUID]:
    """Return who never decides it, besides those below the person concerned: whoever raised it."""
    return frozenset({case.raised_by_id} if case.raised_by_id else ())


def reporting_lines() -> dict[UUID, UUID]:
    """Return everybody's manager, those included who have left: a line does not end where somebody went."""
    return dict(Member.objects.exclude(reports_to=None).order_by().values_list("pk", "reports_to_id"))


def decide_by(rule: Rule, decider_id: UUID | None, about: Member, now: datetime) -> datetime:
    """Return until when the decider has the case to themselves, on their own calendar."""
    decider = Member.objects.with_id(decider_id).first() or about
    return due_at(Clock.BUSINESS_DAYS, calendar_of(decider), now, rule.answer_within)


@transaction.atomic
def send_up(case: EscalationCase, note: str, *, seen: str = "", act: Act) -> EscalationCase:
    """The decider confirms the facts and hands the case to the next role, with a note. Raises as ``open_for``."""
    locked = open_for(case, act, seen)
    rule = rule_of(locked)
    if locked.level + 1 >= len(rule.chain):
        raise NobodyAbove("This case is with the last of its chain. Decide it here.")
    add_words(locked, note, act=act)
    raise_up(locked, rule, act=act)
    return locked


def raise_up(case: EscalationCase, rule: Rule, *, act: Act) -> None:
    """Hand it to the next role of the chain. Both sides hear who has it now."""
    target = target_for(rule, case.level + 1, case.about, case.requisition, besides=_besides(case))
    _give(case, target, rule, act=act)
    case.escalated_at = act.recorded_at
    case.save()
    record("case_escalated", case, act=act, data={"level": case.level, "role": target.role})
    letters.tell_decider(case, act=act)
    letters.tell_both_sides(case, act=act)


def _give(case: EscalationCase, target: Target, rule: Rule, *, act: Act) -> None:
    case.level, case.asked = target.level, 0
    case.decider_id, case.decider_role = target.person_id, target.role
    case.decide_by_at = case.next_action_at = decide_by(rule, target.person_id, case.about, act.recorded_at)


def reassign_cases_of(member: Member, *, act: Act) -> None:
    """Give the open cases of somebody who has left, or holds the role no more, to whoever holds it now."""
    theirs = EscalationCase.objects.open().filter(decider=member).select_related("about", "policy", "requisition")
    held = member.roles if member.is_active else frozenset()
    for case in theirs.exclude(decider_role__in=held).select_for_update(of=("self",)).order_by("number"):
        rule = rule_of(case)
        target = target_for(rule, case.level, case.about, case.requisition, besides=_besides(case))
        until = case.decide_by_at
        _give(case, target, rule, act=act)
        if case.plan_runs:
            case.decide_by_at = case.next_action_at = until
        case.save()
        record("case_reassigned", case, act=act, data={"level": case.level, "role": target.role})
        letters.tell_decider(case, act=act)


@transaction.atomic
def decide(case: EscalationCase, outcome: str, note: str, *, seen: str = "", act: Act) -> EscalationCase:
    """Close the case with an outcome and a note that both sides read. Only its decider may.

    A second click finds it decided so and changes nothing. Raises ``AlreadyDecided``, ``NotYours``, ``Unreviewed``,
    and ``Incomplete`` without a note.
    """
    try:
        locked = open_for(case, act, seen)
    except AlreadyDecided:
        if _is_repeated(case, outcome, note, act):
            return case
        raise
    _refuse_without_plan(locked, outcome)
    _refuse_unreviewed(locked)
    if not note.strip():
        raise Incomplete("Write a note: both read it, and the record rests on it.")
    locked.outcome, locked.note = outcome, note.strip()
    locked.closed_by, locked.closed_at, locked.next_action_at = act.actor, act.at, None
    locked.save()
    record("case_closed", locked, act=act, data={"outcome": outcome})
    letters.tell_outcome(locked, act=act)
    return locked


def _is_repeated(case: EscalationCase, outcome: str, note: str, act: Act) -> bool:
    same = {"outcome": outcome, "note": note.strip(), "closed_by": act.actor}
    return EscalationCase.objects.exclude(closed_at=None).filter(pk=case.pk, **same).exists()


def _refuse_without_plan(case: EscalationCase, outcome: str) -> None:
    if outcome == Outcome.PLAN:
        raise Incomplete("A plan does not close the case: say who answers for it and by which day.")
    if outcome in {Outcome.KEPT, Outcome.NOT_KEPT} and not case.has_plan:
        raise Incomplete("No plan was agreed. Choose another decision.")


def _refuse_unreviewed(case: EscalationCase) -> None:
    if case.side == Side.RECRUITER and not case.reviews.exists():
        raise Unreviewed("Write the review first: sourcing, workload and process, before the person.")


def open_for(case: EscalationCase, act: Act, seen: str = "") -> EscalationCase:
    """Return the open case, held till the commit, for its decider.

    `seen`: the case's stamp as the decider read it. Raises ``AlreadyDecided``, ``NotYours``, ``Stale``.
    """
    related = EscalationCase.objects.select_related("about", "policy", "requisition", "decider")
    locked: EscalationCase = related.select_for_update(of=("self",)).get(pk=case.pk)
    if locked.closed_at:
        raise AlreadyDecided(f"{locked} is closed already.")
    if act.actor is None or not is_decided_by(locked, act.actor):
        raise NotYours(f"{locked} is with {locked.decider.name if locked.decider else 'the administrators'}.")
    if seen and seen != locked.stamp:
        raise Stale(f"{locked} has changed since you read it. Look again, then decide.")
    return locked


def is_decided_by(case: EscalationCase, member: Member) -> bool:
    """Return whether the case is this member's to decide: named, or of an unnamed role and free to judge."""
    offered = case.is_offered_to(member)
    return offered if case.decider_id else offered and not answers_to(member.pk, case.about_id, reporting_lines())


@transaction.atomic
def add_words(case: EscalationCase, text: str, *, act: Act) -> CaseNote | None:
    """Put somebody's own words on the case, unedited; empty words are none."""
    if not text.strip():
        return None
    note = CaseNote.objects.create(case=case, author=act.actor, text=text.strip(), written_at=act.at)
    record("case_words_added", case, act=act)
    return note
