"""An escalation rule as a value: what is counted about whom, how much is too much, and who hears of it.

Rules are data; an organization edits them and each change is a version (terms.py reads them). What a metric counts is
`metrics`, when a rule asks for a case is `escalation`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Side(StrEnum):
    MANAGER = "manager"
    RECRUITER = "recruiter"
    INTERVIEWER = "interviewer"


class Mode(StrEnum):
    PROPOSE = "propose"  # it goes up once the first of the chain confirms the facts; until then they are reminded
    AUTOMATIC = "automatic"  # undecided after the window, it goes up by itself
    STRAIGHT = "straight"  # straight to the last of the chain


class Scope(StrEnum):
    PERSON = "person"  # everything of one person together
    REQUISITION = "requisition"  # each requisition apart


@dataclass(frozen=True, kw_only=True)
class Rule:
    """So much of `metric` goes to the first role of the chain, then up.

    `threshold` is in the metric's unit: misses, days, percent. `answer_within` is in working days of whoever has to
    answer; `cooldown` runs from the end of the last case. `clauses`, `notice` (how late a cancellation is late) and
    `at_least` (of how many a share is taken) are used by the metrics that say so.
    """

    key: str
    metric: str
    side: Side
    threshold: int
    chain: tuple[str, ...]
    window: timedelta = 90 * DAY
    clauses: tuple[str, ...] = ()
    notice: timedelta = DAY
    at_least: int = 1
    scope: Scope = Scope.PERSON
    answer_within: int = 2
    mode: Mode = Mode.AUTOMATIC
    cooldown: timedelta = timedelta(0)
    is_on: bool = True

    @property
    def first_level(self) -> int:
        return len(self.chain) - 1 if self.mode is Mode.STRAIGHT else 0


ABOUT_MANAGERS = ("ta_leader", "chro")
# Missed slates are the business leader's concern; where there is none, the case begins with the TA director.
ABOUT_RECRUITERS = ("business_leader", "ta_director")

RULES = (
    Rule(
        key="debriefs_missed",
        metric="missed",
        side=Side.MANAGER,
        clauses=("debrief",),
        threshold=2,
        chain=ABOUT_MANAGERS,
    ),
    Rule(
        key="stalled",
        metric="stalled",
        side=Side.MANAGER,
        threshold=42,
        scope=Scope.REQUISITION,
        chain=ABOUT_MANAGERS,
    ),
    Rule(
        key="late_cancellations",
        metric="late_cancellations",
        side=Side.MANAGER,
        threshold=3,
        window=30 * DAY,
        chain=ABOUT_MANAGERS,
    ),
    Rule(
        key="unexplained_rejections",
        metric="unexplained_rejections",
        side=Side.MANAGER,
        threshold=5,
        window=42 * DAY,
        chain=ABOUT_MANAGERS,
    ),
    Rule(
        key="feedback_late",
        metric="late_share",
        side=Side.MANAGER,
        clauses=("feedback",),
        threshold=50,
        at_least=6,
        window=42 * DAY,
        chain=ABOUT_MANAGERS,
    ),
    Rule(
        key="slates_missed",
        metric="missed",
        side=Side.RECRUITER,
        clauses=("slate",),
        threshold=2,
        chain=ABOUT_RECRUITERS,
    ),
    Rule(key="slates_returned", metric="slates_returned", side=Side.RECRUITER, threshold=2, chain=ABOUT_RECRUITERS),
    Rule(
        key="candidates_unanswered",
        metric="missed",
        side=Side.RECRUITER,
        clauses=("application_answer", "outcome_told"),
        threshold=5,
        window=42 * DAY,
        chain=ABOUT_RECRUITERS,
    ),
)
# Where a concern goes that somebody raises by hand, by the side it is about.
CONCERNS = (
    Rule(key="concern_about_manager", metric="concern", side=Side.MANAGER, threshold=1, chain=ABOUT_MANAGERS),
    Rule(key="concern_about_recruiter", metric="concern", side=Side.RECRUITER, threshold=1, chain=("ta_director",)),
)


def default_rules(clauses: Collection[str]) -> tuple[Rule, ...]:
    """Return the rules worth shipping, as far as there are promises to count."""
    return tuple(rule for rule in (*RULES, *CONCERNS) if set(rule.clauses) <= set(clauses))
