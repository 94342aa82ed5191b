"""What each manager decided at each milestone: counted as pass-through is, manager by manager."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from analytics.queries.pass_through import RANKS, Step, ending, managers, telling
from analytics.rules.pass_through import ApplicationFact, pass_through_by
from requisitions.models import Application, Milestone
from requisitions.rules.endings import group_of

# Where a manager's own judgement shows, most of all in the first.
JUDGED = (Milestone.INTERVIEW, Milestone.ONSITE, Milestone.MANAGER_REVIEW, Milestone.SCREEN)


@dataclass(frozen=True, slots=True)
class Decisions:
    """`key`: the manager's id. `unexplained`: who was declined there without a requirement."""

    key: str
    name: str
    passed: int
    decided: int
    unexplained: int


def judged(applications: QuerySet[Application], steps: Sequence[Step]) -> list[tuple[Step, list[Decisions]]]:
    """Return each stage at which managers can be compared, the most telling first, with what was decided there.

    Decided of those who reached it, by the manager whose candidates they were. Two queries, however many stages.
    """
    grouped = applications.order_by().annotate(group=telling("hiring_manager"))
    rows: list[Any] = list(grouped.values("group", "state", "reason", "furthest").annotate(number=Count("pk")))
    names = {str(key): name for key, name in managers(rows).items()}
    return [(step, _decisions(rows, names, RANKS.index(step.milestone))) for step in _judged_steps(steps)]


def _judged_steps(steps: Sequence[Step]) -> Iterator[Step]:
    """Yield the stages that the pipelines have; named by the milestone where several stages share that."""
    for milestone in JUDGED:
        found = [step for step in steps if step.milestone == milestone]
        if found:
            yield found[0] if len(found) == 1 else Step(str(milestone.label), milestone)


def _decisions(rows: Sequence[Any], names: Mapping[str, str], rank: int) -> list[Decisions]:
    reached = [row for row in rows if row["furthest"] >= rank]
    by_manager = pass_through_by(RANKS, map(_fact, reached), lambda fact: fact.hiring_manager)
    unexplained = Counter({str(row["group"]): 0 for row in reached})
    for row in reached:
        unexplained[str(row["group"])] += row["number"] if _is_unexplained(row, rank) else 0
    return [
        Decisions(key, names[key], figures.passed, figures.decided, unexplained[key])
        for key in names
        if key in unexplained
        for figures in [by_manager[key][rank]]
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
