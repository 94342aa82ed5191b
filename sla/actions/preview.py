"""When would this be due? Answers for a draft policy, a person and a moment; writes nothing."""

from datetime import datetime
from typing import Any

from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from sla.actions.policy import UnusableTerms, policy_in_force, terms_of
from sla.queries.calendars import calendar_of
from sla.registry import CLAUSES
from sla.rules.fields import InvalidTerms
from sla.rules.ladder import Schedule, schedule
from sla.rules.terms import parse_terms


class NothingToCount(Incomplete):
    """The clause is unknown, or runs to a date that each kickoff agrees on its own."""


def preview(
    clause: str, member: Member, at: datetime, draft: dict[str, Any] | None = None, *, role_type: str = ""
) -> Schedule:
    """Return due time and reminders of `clause` for `member` from `at`, on a requisition of this type of role.

    Raises ``NothingToCount`` and ``UnusableTerms``.
    """
    if clause not in CLAUSES:
        raise NothingToCount(f"{clause!r} is no promise; use one of {', '.join(CLAUSES)}.")
    try:
        drafted = parse_terms({clause: draft}, CLAUSES) if draft else {}
    except InvalidTerms as invalid:
        raise UnusableTerms(str(invalid)) from invalid
    terms = {**terms_of(policy_in_force(at).terms_for(role_type)), **drafted}[clause]
    if terms.allowance is None:
        raise NothingToCount("Its date is agreed in each kickoff.")
    return schedule(terms.clock, calendar_of(member), at, terms.allowance, ladder=terms.ladder)
