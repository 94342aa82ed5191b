"""The inbox's filters: state, side, rule, department and who decides, each kept in the address."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest

from hiring.tenancy.access import Role
from sla.models import EscalationCase
from sla.queries.filters import Filter, choice, departments
from sla.rules.case_words import TITLES
from sla.rules.rulebook import CONCERNS, RULES

STATES = {"": "open and closed", "open": "open", "planned": "with a plan", "late": "past their day", "closed": "closed"}
SIDES = {"": "Both sides", "manager": "Managers", "recruiter": "Recruiters"}
DECIDERS = (Role.BUSINESS_LEADER, Role.TA_LEADER, Role.TA_DIRECTOR, Role.CHRO, Role.ADMIN)


def case_filters(request: HttpRequest) -> dict[str, Filter]:
    titles = {rule.key: TITLES.get(rule.metric, rule.metric) for rule in RULES if rule.metric not in _SHARED}
    rules = {**titles, **_SHARED_TITLES, **{rule.key: f"Concerns about {rule.side}s" for rule in CONCERNS}}
    return {
        "side": choice(request, "side", "Side", SIDES),
        "state": choice(request, "state", "State", STATES),
        "rule": choice(request, "rule", "Opened by", {"": "anything", **rules}),
        "department": choice(request, "department", "Department", {"": "all", **departments()}),
        "with": choice(request, "with", "With", {"": "anybody", **{role.value: role.words for role in DECIDERS}}),
    }


# Rules of one metric, told apart by what they count.
_SHARED = {"missed", "late_share"}
_SHARED_TITLES = {
    "debriefs_missed": "Debriefs missed",
    "slates_missed": "Slates missed",
    "candidates_unanswered": "Candidates unanswered",
    "feedback_late": "Scorecards late",
}


COLUMNS = {"side": "side", "rule": "rule", "department": "requisition__department", "with": "decider_role"}


def narrowed(found: QuerySet[EscalationCase], filters: Mapping[str, Filter], now: datetime) -> QuerySet[EscalationCase]:
    """Return the cases that the filters say they show; a value that none of them knows narrows nothing."""
    asked = {column: filters[name].chosen for name, column in COLUMNS.items()}
    found = found.filter(**{column: value for column, value in asked.items() if value})
    match filters["state"].chosen:
        case "open":
            return found.filter(closed_at=None)
        case "planned":
            return found.filter(closed_at=None).exclude(plan_agreed_at=None)
        case "late":
            return found.filter(closed_at=None, decide_by_at__lt=now)
        case "closed":
            return found.exclude(closed_at=None)
        case _:
            return found
