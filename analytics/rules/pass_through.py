"""Pass-through: of those decided at a stage, the share that went on.

The cohort definition, chosen because anyone can recompute it by hand: each application counts at every stage up to the
furthest it ever reached, and stays out of a stage's rate as long as nobody has decided there. Throughput, what moved
within a period, is another figure and not here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analytics.rules.grouping import grouped
from analytics.rules.wilson import NO_RATE, Rate, wilson


class Ending(StrEnum):
    """How an application stands, or why it stands no longer."""

    ACTIVE = "active"
    HIRED = "hired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    OFFER_DECLINED = "offer_declined"
    ROLE_CLOSED = "role_closed"
    TRANSFERRED = "transferred"
    DUPLICATE = "duplicate"


# Ended without a decision about the candidate: a cancelled requisition must not ruin the rate of whoever ran it.
SET_ASIDE = frozenset({Ending.ROLE_CLOSED, Ending.TRANSFERRED})


class UnknownStage(ValueError):
    """An application reached a stage that the pipeline does not have."""


@dataclass(frozen=True)
class ApplicationFact:
    """One application: the furthest stage it ever reached, how it stands, and what it can be grouped by.

    `number`: how many are alike, for whoever has counted them already.
    """

    furthest: str
    ending: Ending
    hiring_manager: str = ""
    role_type: str = ""
    source: str = ""
    number: int = 1


@dataclass(frozen=True)
class StageFigures:
    """One stage of a cohort.

    Before the last stage, reached = passed + undecided + rejected + withdrew + declined. Who left there because the
    role closed, or by moving to another requisition, is `set_aside` and in none of the others. The last stage has
    nothing to pass to, hence no rate.
    """

    stage: str
    reached: int
    passed: int
    undecided: int
    rejected: int
    withdrew: int
    declined: int
    set_aside: int
    rate: Rate
    selection: Rate

    @property
    def decided(self) -> int:
        return self.reached - self.undecided

    @property
    def decided_share(self) -> float | None:
        """Return how far the figure has settled; below 0.9 it should be shown as maturing."""
        return self.decided / self.reached if self.reached else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Return where the rate can still end up: every undecided one fails, every undecided one passes."""
        if not self.reached:
            return None
        return self.passed / self.reached, (self.passed + self.undecided) / self.reached


def pass_through(stages: Sequence[str], applications: Iterable[ApplicationFact]) -> tuple[StageFigures, ...]:
    """Return the figures of each stage, in the pipeline's order. Raises `UnknownStage`.

    Skipped stages count as passed, a stage entered twice counts once, moving back does not undo having passed, and who
    was hired has passed them all.
    Withdrawals stay in the rate; the selection rate, passed / (passed + rejected), is the one without them.
    Duplicates are nowhere: the person is counted under the other application.
    """
    ended_at: list[Counter[Ending]] = [Counter() for _ in stages]
    for application in applications:
        if application.ending is not Ending.DUPLICATE:
            ended_at[_furthest(stages, application)][application.ending] += application.number
    totals = [counter.total() for counter in ended_at]
    return tuple(
        _figures(stage, ended_at[nth], passed=sum(totals[nth + 1 :]), is_last=nth + 1 == len(stages))
        for nth, stage in enumerate(stages)
    )


def pass_through_by(
    stages: Sequence[str], applications: Iterable[ApplicationFact], key: Callable[[ApplicationFact], str]
) -> dict[str, tuple[StageFigures, ...]]:
    """Return the figures of each stage for each group, groups in alphabetical order."""
    return {name: pass_through(stages, facts) for name, facts in grouped(applications, key).items()}


def _furthest(stages: Sequence[str], application: ApplicationFact) -> int:
    if application.furthest not in stages:
        raise UnknownStage(f"{application.furthest!r} is not a stage of this pipeline.")
    return len(stages) - 1 if application.ending is Ending.HIRED else stages.index(application.furthest)


def _figures(stage: str, ended: Counter[Ending], *, passed: int, is_last: bool) -> StageFigures:
    undecided, rejected = ended[Ending.ACTIVE], ended[Ending.REJECTED]
    set_aside = sum(ended[ending] for ending in SET_ASIDE)
    reached = passed + ended.total() - set_aside
    return StageFigures(
        stage=stage,
        reached=reached,
        passed=passed,
        undecided=undecided,
        rejected=rejected,
        withdrew=ended[Ending.WITHDRAWN],
        declined=ended[Ending.OFFER_DECLINED],
        set_aside=set_aside,
        rate=NO_RATE if is_last else wilson(passed, reached - undecided),
        selection=NO_RATE if is_last else wilson(passed, passed + rejected),
    )
