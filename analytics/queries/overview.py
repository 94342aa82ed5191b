"""How both sides keep their word, and what is escalated: the home of those who oversee and hire nobody themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hiring.tenancy.models import Member
from sla.models import EscalationCase
from sla.queries import records
from sla.queries.records import SideTotal
from sla.rules.rulebook import Side

RECENT = timedelta(weeks=4)
AHEAD = timedelta(weeks=2)
SIDES = {Side.MANAGER: "Hiring managers", Side.RECRUITER: "Recruiters", Side.INTERVIEWER: "Interviewers"}


@dataclass(frozen=True, slots=True)
class Overview:
    """Each side's total since a moment, and the open cases, the longest open first; None for who may see no case."""

    since: datetime
    sides: Sequence[tuple[str, SideTotal]]
    cases: Sequence[EscalationCase] | None


def overview(member: Member, now: datetime) -> Overview | None:
    """Return it for whoever sees everybody's promises, None for all others."""
    if not member.may("commitments.view_all"):
        return None
    since = now - RECENT
    by_side = records.by_side(records.records(records.Asked(since=since, until=now + AHEAD), now))
    sides = [(title, records.total(by_side[side])) for side, title in SIDES.items() if side in by_side]
    cases = EscalationCase.objects.open().visible_to(member).for_page().order_by("opened_at")
    return Overview(since, sides, list(cases) if member.may("cases.view") else None)
