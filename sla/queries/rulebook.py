"""The escalation rules of a policy's version, as values."""

from dataclasses import replace
from functools import lru_cache
from json import dumps, loads

from hiring.tenancy.access import Role
from sla.models import EscalationCase, Policy
from sla.registry import CLAUSES
from sla.rules.rule_terms import parse_rules
from sla.rules.rulebook import CONCERNS, Rule, Side, default_rules

TITLES = {key: clause.title for key, clause in CLAUSES.items()}


def rules_of(policy: Policy) -> tuple[Rule, ...]:
    return _read(dumps(policy.escalation, sort_keys=True))


@lru_cache(maxsize=256)  # asked at every breach, and a version never changes
def _read(escalation: str) -> tuple[Rule, ...]:
    return parse_rules(loads(escalation), CLAUSES, list(Role))


def rules_to_edit(policy: Policy) -> tuple[Rule, ...]:
    """Return the version's rules, and those worth having that it does not know, which are off."""
    known = rules_of(policy)
    keys = {rule.key for rule in known}
    return (*known, *(replace(rule, is_on=False) for rule in default_rules(CLAUSES) if rule.key not in keys))


def rule_of(case: EscalationCase) -> Rule:
    """Return the rule as it stood when the case was opened."""
    return next(rule for rule in (*rules_of(case.policy), *CONCERNS) if rule.key == case.rule)


def rule_for_concerns(policy: Policy, side: str) -> Rule:
    """Return where concerns about this side go: as the policy says, else as they come."""
    rules = (*rules_of(policy), *CONCERNS)
    return next(rule for rule in rules if rule.metric == "concern" and rule.side is Side(side) and rule.is_on)
