"""Promises that an organization has switched on, for tests of those that are off where nobody asked for them."""

from datetime import datetime, timedelta

from sla.actions.policy import change_policy, policy_in_force, terms_of
from sla.models import Commitment, Policy
from sla.rules.terms import terms_as_data
from tests.world import MONDAY, World

LONG_AGO = MONDAY - timedelta(days=60)


def switch(world: World, *clauses: str, at: datetime = LONG_AGO, to: bool = True) -> Policy:
    """Write a version of the policy in which these clauses are on, or off; call it inside the world's scope."""
    current = policy_in_force(at)
    written = terms_as_data(terms_of(current.terms))
    return change_policy(
        terms={key: {**written[key], "is_on": to} for key in clauses},
        escalation=current.escalation,
        note="Switched",
        expected_version=current.version,
        act=world.act(world.admin, at),
    )


def standing(clause: str) -> list[tuple[str, str, bool]]:
    """Return whose promises of the clause there are, how each ended, and whether it was broken."""
    rows = Commitment.objects.filter(clause=clause).select_related("owner")
    rows = rows.order_by("anchored_at", "owner__email", "due_at")
    return [(row.owner.name.rsplit(" ", 1)[0], row.outcome, row.breached_at is not None) for row in rows]
