"""What differs for one type of role: a new version of the policy, like any other change of it."""

from typing import Any

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from sla.actions.policy import change_policy, policy_in_force
from sla.models import Policy
from sla.registry import CLAUSES


class AsEverywhere(Refused):
    """Nothing differs for this type of role and promise."""


def differ(role_type: str, clause: str, terms: dict[str, Any], *, expected_version: int, act: Act) -> Policy:
    """Let `clause` have other terms on requisitions of `role_type`, for promises from now on.

    Raises ``UnusableTerms`` and ``Stale``.
    """
    current = policy_in_force(act.at)
    theirs = {**current.role_types.get(role_type, {}), clause: terms}
    note = f"{role_type}: {CLAUSES[clause].title}"
    return _changed(current, {**current.role_types, role_type: theirs}, note, expected_version, act)


def as_everywhere(role_type: str, clause: str, *, expected_version: int, act: Act) -> Policy:
    """Let the same terms count there as everywhere. Raises ``AsEverywhere`` when they do, and ``Stale``."""
    current = policy_in_force(act.at)
    theirs = dict(current.role_types.get(role_type, {}))
    if theirs.pop(clause, None) is None:
        raise AsEverywhere("There the same counts as everywhere already.")
    note = f"{role_type}: {CLAUSES[clause].title} as everywhere"
    return _changed(current, {**current.role_types, role_type: theirs}, note, expected_version, act)


def _changed(current: Policy, role_types: dict[str, Any], note: str, expected_version: int, act: Act) -> Policy:
    return change_policy(
        terms=current.terms,
        escalation=current.escalation,
        role_types=role_types,
        note=note[:200],
        expected_version=expected_version,
        act=act,
    )
