"""Asking the rules: when something happened, when it was taken back, and when time alone may have made a case."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.history import live_since
from requisitions.models import Requisition
from sla.actions import letters
from sla.actions.cases import open_case
from sla.actions.policy import policy_in_force
from sla.models import EscalationCase, EscalationLook, Policy
from sla.queries.incidents import Span, Subject, episodes_of, incidents_of
from sla.queries.rulebook import rule_of, rules_of
from sla.rules.escalation import evaluate, next_look, still_holds
from sla.rules.rulebook import Rule, Scope, Side


def consider(metrics: Collection[str], subject: Subject, *, side: str, clause: str = "", act: Act) -> None:
    """Ask every rule of these metrics about somebody, something of that kind having just happened."""
    consider_all(metrics, [(subject, side, clause)], act=act)


def consider_all(metrics: Collection[str], happened: Iterable[tuple[Subject, str, str]], *, act: Act) -> None:
    """Do so of many: about whom, on which side, of which clause. The policy is read once, however many there are."""
    policy = policy_in_force(act.recorded_at)
    rules = [rule for rule in rules_of(policy) if rule.metric in metrics]
    for subject, side, clause in happened:
        for rule in rules:
            if rule.side == side and (not rule.clauses or clause in rule.clauses):
                ask(rule, policy, subject, act=act)


def ask(rule: Rule, policy: Policy, subject: Subject, *, act: Act) -> EscalationCase | None:
    """Open the case that the rule asks for now, if any; else remember when to look again."""
    _one_at_a_time(subject.about_id)
    now, live = act.recorded_at, live_since()
    known, episodes = incidents_of(rule, subject, Span(now - rule.window, now)), episodes_of(rule, subject)
    decision = evaluate(rule, known, episodes, now, live_since=live)
    look_at = None if decision else next_look(rule, known, episodes, now, live_since=live)
    look_again(rule, subject.scope_id(rule), look_at)
    # Nobody opens a case: whoever did what tipped the scale has only done that.
    return open_case(decision, policy, act=replace(act, actor=None)) if decision else None


def ask_anew(closed: EscalationCase, *, act: Act) -> None:
    """Ask the rule of a closed case again, if it is in force still."""
    policy = policy_in_force(act.recorded_at)
    for rule in rules_of(policy):
        if rule.key == closed.rule:
            ask(rule, policy, Subject(closed.about_id, closed.requisition_id), act=act)


def _one_at_a_time(member_id: UUID) -> None:
    """Two workers that find two breaches of one person at once must not both count one short."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"case:{member_id}"])


def look_again(rule: Rule, scope_id: UUID, at: datetime | None) -> None:
    looks = EscalationLook.objects.filter(rule=rule.key, scope_id=scope_id)
    if at is None:
        looks.delete()
    else:
        EscalationLook.objects.update_or_create(rule=rule.key, scope_id=scope_id, defaults={"next_action_at": at})


def look(due: EscalationLook, *, act: Act) -> None:
    """What the sweep does with a look whose time has come: ask the rule as it is now, if there is one still."""
    policy = policy_in_force(act.recorded_at)
    rule = next((each for each in rules_of(policy) if each.key == due.rule and each.is_on), None)
    subject = _subject(rule, due.scope_id) if rule else None
    if rule is None or subject is None:
        due.delete()
    else:
        ask(rule, policy, subject, act=act)


def _subject(rule: Rule, scope_id: UUID) -> Subject | None:
    """Return whom the scope is about now: a requisition may have passed to somebody else."""
    if rule.scope is Scope.PERSON:
        return Subject(scope_id, scope_id)
    requisition = Requisition.objects.filter(pk=scope_id).first()
    if requisition is None:
        return None
    is_recruiters = rule.side is Side.RECRUITER
    return Subject(requisition.recruiter_id if is_recruiters else requisition.hiring_manager_id, requisition.pk)


def look_at_everything(*, act: Act) -> None:
    """Let the sweep look at every open requisition for the rules in force that time alone may reach."""
    rules = [rule for rule in rules_of(policy_in_force(act.recorded_at)) if rule.metric == "stalled" and rule.is_on]
    open_ones = Requisition.objects.filter(state__in=("open", "on_hold")).values_list("pk", flat=True)
    EscalationLook.objects.bulk_create(
        [
            EscalationLook(rule=rule.key, scope_id=pk, next_action_at=act.recorded_at)
            for rule in rules
            for pk in open_ones
        ],
        update_conflicts=True,
        unique_fields=["organization", "rule", "scope_id"],
        update_fields=["next_action_at"],
    )


def recheck(cases: Iterable[EscalationCase], *, act: Act) -> None:
    """Something that open cases rest on was taken back, waived or put right: say on each whether it still holds."""
    ids = [case.pk for case in cases]
    if not ids:
        return
    locked = EscalationCase.objects.open().filter(pk__in=ids).select_related("about", "policy", "requisition")
    for case in locked.select_for_update(of=("self",)).order_by("number"):
        holds = _holds(case)
        if holds == (case.weakened_at is None):
            continue
        case.weakened_at = None if holds else act.recorded_at
        case.save(update_fields=["weakened_at"])
        record("case_holds_again" if holds else "case_weakened", case, act=act)
        letters.tell_whether_it_holds(case, act=act)


def _holds(case: EscalationCase) -> bool:
    rule = rule_of(case)
    if rule.metric == "concern":
        return True  # a person's word, which nobody counted
    subject = Subject(case.about_id, case.requisition_id)
    span = Span(case.opened_at - rule.window, case.opened_at)
    evidence = frozenset(each.source_id for each in case.evidence.all())
    return still_holds(rule, evidence, incidents_of(rule, subject, span), case.opened_at, live_since=live_since())
