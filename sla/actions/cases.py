"""Escalation cases: opened by broken promises, decided by a person, gone up by themselves if not."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_number
from hiring.tenancy.errors import Incomplete, NotYours, Refused
from hiring.tenancy.history import live_since
from hiring.tenancy.models import Member
from sla.actions import letters
from sla.actions.policy import policy_in_force, rules_of
from sla.models import CaseEvidence, CaseNote, Commitment, EscalationCase, Policy
from sla.queries.calendars import calendar_of
from sla.rules.clocks import Clock, due_at
from sla.rules.escalation import (
    BreachFact,
    Decision,
    Episode,
    Rule,
    Side,
    evaluate,
)
from sla.rules.targets import Candidate, Target, choose_target

Outcome = EscalationCase.Outcome


class AlreadyDecided(Refused):
    """The case is closed; what was decided stands on its page."""


class NobodyAbove(Refused):
    """The case is with the last of its chain already."""


def consider(broken: Commitment, *, act: Act) -> EscalationCase | None:
    """Open a case if the owner's record now asks for one; one at a time per rule and person."""
    policy = policy_in_force(act.recorded_at)
    for rule in rules_of(policy):
        if broken.clause in rule.clauses and broken.side == rule.side:
            _one_at_a_time(broken.owner_id)
            decision = evaluate(
                rule,
                breaches_of(broken.owner_id, rule),
                _episodes(broken.owner_id, rule),
                act.recorded_at,
                live_since=live_since(),
            )
            if decision:
                return open_case(decision, policy, act=act)
    return None


def _one_at_a_time(member_id: UUID) -> None:
    """Two workers that find two breaches of one person at once must not both count one short."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"case:{member_id}"])


def breaches_of(member_id: UUID, rule: Rule) -> list[BreachFact]:
    rows = Commitment.objects.missed().filter(owner=member_id, clause__in=rule.clauses, side=rule.side)
    return [
        BreachFact(id=pk, clause=clause, side=Side(side), owner_id=member_id, breached_at=breached_at)
        for pk, clause, side, breached_at in rows.values_list("pk", "clause", "side", "breached_at")
    ]


def _episodes(member_id: UUID, rule: Rule) -> list[Episode]:
    earlier = EscalationCase.objects.filter(about=member_id, rule=rule.key).prefetch_related("evidence")
    return [Episode(frozenset(each.commitment_id for each in case.evidence.all()), case.closed_at) for case in earlier]


def open_case(decision: Decision, policy: Policy, *, act: Act) -> EscalationCase:
    """Write the case with its evidence pinned, and tell the decider and both sides the same facts."""
    about = Member.objects.get(pk=decision.about_id)
    latest = Commitment.objects.get(pk=decision.evidence[-1])
    target = target_for(decision.role, about)
    by = decide_by(decision.rule, _decider(target, about), act.recorded_at)
    case = EscalationCase.objects.create(
        number=next_number("case"),
        rule=decision.rule.key,
        policy=policy,
        about=about,
        side=decision.rule.side,
        requisition_id=latest.requisition_id,
        episode=EscalationCase.objects.filter(rule=decision.rule.key, about=about).count() + 1,
        level=decision.level,
        decider_id=target.person_id,
        decider_role=target.role,
        opened_at=act.recorded_at,
        decide_by_at=by,
        next_action_at=by,
    )
    CaseEvidence.objects.bulk_create(CaseEvidence(case=case, commitment_id=each) for each in decision.evidence)
    record("case_opened", case, act=act, data={"rule": case.rule, "level": case.level})
    letters.tell_decider(case, act=act)
    letters.tell_both_sides(case, act=act)
    return case


def target_for(role: str, about: Member) -> Target:
    """Resolve a role to a person now: people and roles change between policy and case."""
    people = Member.objects.active().with_roles().order_by("joined_at", "pk")
    candidates = [Candidate(each.pk, frozenset(each.roles)) for each in people]
    reports_to = {each.pk: each.reports_to_id for each in people if each.reports_to_id}
    return choose_target(role, candidates, about.pk, reports_to)


def decide_by(rule: Rule, decider: Member, now: datetime) -> datetime:
    """Return until when `decider` has the case to themselves, on their own calendar."""
    return due_at(Clock.BUSINESS_DAYS, calendar_of(decider), now, rule.answer_within)


def _decider(target: Target, about: Member) -> Member:
    return Member.objects.with_id(target.person_id).first() or about


def rule_of(case: EscalationCase) -> Rule:
    """Return the rule as it stood when the case was opened."""
    return next(rule for rule in rules_of(case.policy) if rule.key == case.rule)


@transaction.atomic
def send_up(case: EscalationCase, note: str, *, act: Act) -> None:
    """The decider confirms the facts and hands the case to the next role, with a note."""
    locked = open_for(case, act)
    rule = rule_of(locked)
    if locked.level + 1 >= len(rule.chain):
        raise NobodyAbove("This case is with the last of its chain. Decide it here.")
    add_words(locked, note, act=act)
    raise_up(locked, rule, act=act)


def raise_up(case: EscalationCase, rule: Rule, *, act: Act) -> None:
    case.level += 1
    target = target_for(rule.chain[case.level], case.about)
    case.decider_id, case.decider_role = target.person_id, target.role
    case.escalated_at = act.recorded_at
    case.decide_by_at = decide_by(rule, _decider(target, case.about), act.recorded_at)
    is_last = case.level + 1 >= len(rule.chain)
    case.next_action_at = None if is_last else case.decide_by_at
    case.save()
    record("case_escalated", case, act=act, data={"level": case.level, "role": target.role})
    letters.tell_decider(case, act=act)


@transaction.atomic
def decide(case: EscalationCase, outcome: str, note: str, *, act: Act) -> EscalationCase:
    """Close the case with an outcome and a note that both sides read. Only its decider may.

    Raises ``AlreadyDecided``, ``NotYours``, and ``Incomplete`` without a note.
    """
    locked = open_for(case, act)
    _refuse_without_plan(locked, outcome)
    if not note.strip():
        raise Incomplete("Write a note: both read it, and the record rests on it.")
    locked.outcome, locked.note = outcome, note.strip()
    locked.closed_by, locked.closed_at, locked.next_action_at = act.actor, act.at, None
    locked.save()
    record("case_closed", locked, act=act, data={"outcome": outcome})
    letters.tell_outcome(locked, act=act)
    return locked


def _refuse_without_plan(case: EscalationCase, outcome: str) -> None:
    if outcome == Outcome.PLAN:
        raise Incomplete("A plan does not close the case: say who answers for it and by which day.")
    if outcome in {Outcome.KEPT, Outcome.NOT_KEPT} and not case.has_plan:
        raise Incomplete("No plan was agreed. Choose another decision.")


def open_for(case: EscalationCase, act: Act) -> EscalationCase:
    """Return the open case, held till the commit, for its decider. Raises ``AlreadyDecided``, ``NotYours``."""
    locked = EscalationCase.objects.select_for_update(of=("self",)).select_related("about", "policy").get(pk=case.pk)
    if locked.closed_at:
        raise AlreadyDecided(f"{locked} is closed already.")
    if act.actor is None or act.actor.pk != locked.decider_id:
        raise NotYours(f"{locked} is with {locked.decider.name if locked.decider else 'the administrators'}.")
    return locked


@transaction.atomic
def add_words(case: EscalationCase, text: str, *, act: Act) -> CaseNote | None:
    """Put somebody's own words on the case, unedited; empty words are none."""
    if not text.strip():
        return None
    note = CaseNote.objects.create(case=case, author=act.actor, text=text.strip(), written_at=act.at)
    record("case_words_added", case, act=act)
    return note
