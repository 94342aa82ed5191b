"""What each manager decided at one milestone: counted as pass-through is, manager by manager."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from analytics.queries.pass_through import RANKS, Step, ending, managers, telling
from analytics.rules.pass_through import ApplicationFact, pass_through_by
from requisitions.models import Application, Milestone
from requisitions.rules.endings import group_of

# Where a manager's own judgement shows: the first of these that the pipelines have.
JUDGED = (Milestone.INTERVIEW, Milestone.ONSITE, Milestone.MANAGER_REVIEW, Milestone.SCREEN)


@dataclass(frozen=True, slots=True)
class Decisions:
    """`key`: the manager's id. `unexplained`: who was declined there without a requirement."""

    key: str
    name: str
    passed: int
    decided: int
    unexplained: int


def judged_step(steps: Sequence[Step]) -> Step | None:
    """Return the stage at which managers are compared; named by its milestone where several stages share that."""
    for milestone in JUDGED:
        found = [step for step in steps if step.milestone == milestone]
        if found:
            return found[0] if len(found) == 1 else Step(str(milestone.label), milestone)
    return None


def decisions(applications: QuerySet[Application], step: Step) -> list[Decisions]:
    """Return what was decided of those who reached the step, by the manager whose candidates they were; two queries."""
    rank = RANKS.index(step.milestone)
    reached = applications.filter(furthest__gte=rank).order_by().annotate(group=telling("hiring_manager"))
    rows: list[Any] = list(reached.values("group", "state", "reason", "furthest").annotate(number=Count("pk")))
    names = managers(rows)
    by_manager = pass_through_by(RANKS, map(_fact, rows), lambda fact: fact.hiring_manager)
    unexplained = Counter({str(row["group"]): 0 for row in rows})
    for row in rows:
        unexplained[str(row["group"])] += row["number"] if _is_unexplained(row, rank) else 0
    return [
        Decisions(str(key), name, figures.passed, figures.decided, unexplained[str(key)])
        for key, name in names.items()
        for figures in [by_manager[str(key)][rank]]
    ]


def _is_unexplained(row: Mapping[str, Any], rank: int) -> bool:
    """Return whether a row's candidates were declined at that milestone, and no requirement was cited."""
    was_declined = row["state"] == Application.State.REJECTED and row["furthest"] == rank
    return was_declined and group_of(row["state"], row["reason"]) == "unexplained"


def _fact(row: Mapping[str, Any]) -> ApplicationFact:
    return ApplicationFact(
        furthest=RANKS[row["furthest"]],
        ending=ending(row),
        hiring_manager=str(row["group"]),
        number=row["number"],
    )
