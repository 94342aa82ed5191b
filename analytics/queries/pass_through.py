"""The cohort behind every pass-through figure: how far applications got, as facts for `rules/pass_through.py`.

The dashboard and ``manage.py metric`` read here, so that they cannot differ.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, F, Max, OuterRef, QuerySet, Subquery

from analytics.rules.pass_through import ApplicationFact, Ending, StageFigures, pass_through, pass_through_by
from hiring.tenancy.models import Member
from requisitions.models import Application, Milestone, Stage, StageVisit

By = Literal["hiring_manager", "role_type", "source"]
RANKS = Milestone.values
NOT_SAID = "Not recorded"
# What closed it without a decision about the candidate is told by the reason, not by the state.
SET_ASIDE = {Application.Reason.ROLE_CLOSED: Ending.ROLE_CLOSED, Application.Reason.DUPLICATE: Ending.DUPLICATE}


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of the cohort's pipeline, or one milestone when its pipelines differ."""

    stage: str
    milestone: str


@dataclass(frozen=True)
class Figures:
    """One stage's figures with its milestone."""

    milestone: str
    figures: StageFigures


@dataclass(frozen=True)
class Cohort:
    """The steps in order and one fact per kind of application, with how many are alike.

    The facts tell one group from another by `by` alone: what nobody asked for is not read. `agreed`: the days agreed
    for each step, the most generous where requisitions differ. `is_shared`: the steps are stages, else milestones.
    """

    steps: tuple[Step, ...]
    facts: tuple[ApplicationFact, ...]
    agreed: Mapping[str, int]
    is_shared: bool
    by: By | None = None

    @property
    def number(self) -> int:
        return sum(fact.number for fact in self.facts)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.stage for step in self.steps)

    @cached_property
    def figures(self) -> tuple[Figures, ...]:
        """The figures of every step, over all applications."""
        return self._named(pass_through(self.names, self.facts))

    def figures_by_group(self) -> dict[str, tuple[Figures, ...]]:
        """Return the figures of every step per manager, role type or source: whatever the cohort was read `by`."""
        if self.by is None:
            raise ValueError("This cohort was read without groups.")
        key: str = self.by
        groups = pass_through_by(self.names, self.facts, lambda fact: getattr(fact, key) or NOT_SAID)
        return {key: self._named(figures) for key, figures in groups.items()}

    def _named(self, figures: Sequence[StageFigures]) -> tuple[Figures, ...]:
        return tuple(Figures(step.milestone, each) for step, each in zip(self.steps, figures, strict=True))


def cohort(applications: QuerySet[Application] | None = None, by: By | None = None) -> Cohort:
    """Return the cohort of `applications`, of all when not given; groups can be told apart by `by`.

    Stages by name where all their requisitions share one pipeline; else milestones, on which different pipelines can
    be compared. The manager is the one of the last stage entered: a later change does not rewrite history.
    """
    chosen = Application.objects.all() if applications is None else applications
    pipelines, days = _pipelines(chosen)
    steps, is_shared = _steps(pipelines)
    by_position = is_shared and not _rises(steps)
    agreed = _agreed(days, is_shared=is_shared)
    return Cohort(steps, tuple(_facts(chosen, steps, by, by_position=by_position)), agreed, is_shared, by)


def steps_of(applications: QuerySet[Application]) -> tuple[Step, ...]:
    """Return the steps of their cohort: stages, or milestones where their pipelines differ; one query."""
    steps, _ = _steps(_pipelines(applications)[0])
    return tuple(steps)


def by_milestone(applications: QuerySet[Application]) -> dict[str, StageFigures]:
    """Return the figures of every milestone, on which one year can be compared with another; one query."""
    rows = applications.order_by().values("state", "reason", "furthest").annotate(number=Count("pk"))
    facts = (ApplicationFact(RANKS[row["furthest"]], ending(row), number=row["number"]) for row in rows)
    return dict(zip(RANKS, pass_through(RANKS, facts), strict=True))


def _pipelines(applications: QuerySet[Application]) -> tuple[set[tuple[Step, ...]], list[tuple[Step, int]]]:
    """Return every pipeline that one of the applications' requisitions has, and the days agreed for their stages."""
    pipelines: dict[UUID, list[Step]] = {}
    agreed: list[tuple[Step, int]] = []
    # Distinct ones: else the database looks through all applications of a requisition for each of its stages.
    rows = Stage.objects.filter(requisition__in=applications.order_by().values("requisition").distinct())
    columns = ("requisition_id", "name", "milestone", "agreed_days")
    for requisition, name, milestone, days in rows.order_by("position").values_list(*columns):
        step = Step(name, milestone)
        pipelines.setdefault(requisition, []).append(step)
        if days is not None:
            agreed.append((step, days))
    return {tuple(steps) for steps in pipelines.values()}, agreed


def _agreed(found: Iterable[tuple[Step, int]], *, is_shared: bool) -> dict[str, int]:
    """Return the most generous days for each step of the cohort."""
    agreed: dict[str, int] = {}
    for step, days in found:
        name = step.stage if is_shared else _step(Milestone(step.milestone)).stage
        agreed[name] = max(days, agreed.get(name, 0))
    return agreed


def _steps(distinct: set[tuple[Step, ...]]) -> tuple[tuple[Step, ...], bool]:
    """Return the cohort's steps, and whether they are the stages of one pipeline that all share."""
    if len(distinct) == 1:
        [steps] = distinct
        return (steps if steps[-1].milestone == Milestone.HIRED else (*steps, _step(Milestone.HIRED))), True
    used = {step.milestone for steps in distinct for step in steps} | ({Milestone.HIRED} if distinct else set())
    return tuple(_step(Milestone(value)) for value in RANKS if value in used), False


def _step(milestone: Milestone) -> Step:
    return Step(str(milestone.label), milestone.value)


def _rises(steps: Sequence[Step]) -> bool:
    """Return whether each stage has a milestone of its own, in the milestones' order: then the furthest names it."""
    return all(RANKS.index(one.milestone) < RANKS.index(next_.milestone) for one, next_ in pairwise(steps))


def _facts(
    applications: QuerySet[Application], steps: Sequence[Step], by: By | None, *, by_position: bool
) -> Iterator[ApplicationFact]:
    """Yield the facts, counted in the database: a row for each kind of application, not for each application."""
    kinds = applications.order_by()
    columns = ["state", "reason"]
    if by is not None:
        kinds, columns = kinds.annotate(group=telling(by)), [*columns, "group"]
    if by_position:
        top = _visits().order_by().values("application").annotate(top=Max("position")).values("top")
        kinds = kinds.annotate(top=Subquery(top), standing=F("stage__position"))
        columns += ["top", "standing"]
    else:
        columns.append("furthest")
    rows = list(kinds.values(*columns).annotate(number=Count("pk")))
    names: dict[Any, str] = managers(rows) if by == "hiring_manager" else {}
    for row in rows:
        group = row.get("group")
        told_apart = names.get(group, "") if by == "hiring_manager" else group
        place = max(row["top"] or 0, row["standing"]) if by_position else _place(steps, row["furthest"])
        yield ApplicationFact(
            furthest=steps[min(place, len(steps) - 1)].stage,
            ending=ending(row),
            **({by: told_apart} if by else {}),
            number=row["number"],
        )


def telling(by: By) -> Subquery | F:
    """Return what tells groups apart. The manager costs a look at the visits of every application."""
    if by == "hiring_manager":
        return Subquery(_visits().order_by("-entered_at", "-id").values("hiring_manager")[:1])
    return F("requisition__role_type" if by == "role_type" else "source")


def ending(row: Mapping[str, Any]) -> Ending:
    """Return how a row's applications stand, or why they stand no longer."""
    return SET_ASIDE.get(row["reason"]) or Ending(row["state"])


def _place(steps: Sequence[Step], furthest: int) -> int:
    """Return the last step whose milestone is not beyond `furthest`: its own may have left the plan since."""
    return max((nth for nth, step in enumerate(steps) if RANKS.index(step.milestone) <= furthest), default=0)


def _visits() -> QuerySet[StageVisit]:
    return StageVisit.objects.filter(application=OuterRef("pk"))


def managers(rows: Sequence[dict[str, Any]]) -> dict[UUID, str]:
    """Return the managers' names by id; the address is added where two share a name."""
    ids = {row["group"] for row in rows if row["group"]}
    people = list(Member.objects.filter(pk__in=ids).values_list("pk", "name", "email"))
    names = Counter(name for _, name, _ in people)
    return {key: name if names[name] == 1 else f"{name} ({email})" for key, name, email in people}
