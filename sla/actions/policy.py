"""The organization's policy: which terms count, and a new version when they change."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final, cast

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_version
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.history import live_since
from hiring.tenancy.scope import current
from sla.models import Policy
from sla.registry import CLAUSES
from sla.rules.fields import InvalidTerms
from sla.rules.rule_terms import parse_rules, rules_as_data
from sla.rules.rulebook import default_rules
from sla.rules.terms import ClauseTerms, parse_role_types, parse_terms, terms_as_data

EVER_ON: Final = "clauses_ever_on"


class UnusableTerms(Incomplete):
    """The terms cannot be meant; the sentence says which clause and field to change."""


def default_terms() -> dict[str, ClauseTerms]:
    """Return every clause's own terms: what counts where an organization has said nothing."""
    return {
        key: ClauseTerms(clause.clock, clause.allowance, clause.ladder, clause.is_on) for key, clause in CLAUSES.items()
    }


def policy_in_force(at: datetime) -> Policy:
    """Return the version effective at `at`; the first is written from the defaults when none is."""
    found = Policy.objects.in_force(at).first() or Policy.objects.order_by("version").first()
    if found is not None:
        return found
    policy, _ = Policy.objects.get_or_create(
        version=1,
        defaults={
            "effective_at": min(at, live_since()),
            "terms": terms_as_data(default_terms()),
            "escalation": rules_as_data(default_rules(CLAUSES)),
            "note": "Defaults",
        },
    )
    return policy


@transaction.atomic
def change_policy(
    *,
    terms: dict[str, Any],
    escalation: list[Any],
    role_types: dict[str, Any] | None = None,
    note: str,
    expected_version: int,
    act: Act,
) -> Policy:
    """Write a new version, effective now; running promises keep theirs. `role_types`: None leaves them as they are.

    Raises ``UnusableTerms``, and ``Stale`` when another version was written meanwhile.
    """
    latest = policy_in_force(act.at)
    version = next_version(Policy.objects.all(), seen=expected_version)
    try:
        parsed = {**terms_of(latest.terms), **parse_terms(terms, CLAUSES)}
        differing = latest.role_types if role_types is None else parse_role_types(role_types, CLAUSES)
        rules = parse_rules(escalation, CLAUSES, list(Role))
    except InvalidTerms as invalid:
        raise UnusableTerms(str(invalid)) from invalid
    policy = Policy.objects.create(
        version=version,
        effective_at=act.at,
        terms=terms_as_data(parsed),
        role_types=differing,
        escalation=rules_as_data(rules),
        changed_by=act.actor,
        note=note,
    )
    current().known.pop(EVER_ON, None)
    record("policy_changed", policy, act=act, data={"version": version})
    return policy


def terms_of(data: dict[str, Any]) -> dict[str, ClauseTerms]:
    """Return stored terms as values. A clause added since then is off: nobody agreed to it."""
    known = {key: value for key, value in data.items() if key in CLAUSES}
    unheard_of = {key: replace(terms, is_on=False) for key, terms in default_terms().items() if key not in known}
    return {**unheard_of, **parse_terms(known, CLAUSES)}


def ever_on() -> frozenset[str]:
    """Return the clauses that some version has on; asked once a scope. The others' facts need not be looked at."""
    known = current().known
    if EVER_ON not in known:
        versions = Policy.objects.order_by().values_list("terms", "role_types")
        known[EVER_ON] = frozenset(
            key
            for everywhere, role_types in versions
            for terms in (everywhere, *role_types.values())
            for key, said in terms.items()
            if said.get("is_on", True)
        ) or frozenset(key for key, clause in CLAUSES.items() if clause.is_on)
    return cast("frozenset[str]", known[EVER_ON])
