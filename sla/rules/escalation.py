"""When missed promises become a case, and when a case goes up by itself. Rules are data; here is what they mean.

Counts are taken over breaches each time and never kept: a breach that is retracted or waived simply stops counting.
Who a case goes to is `targets`; reading a rule from what an organization has written is `terms`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


class Side(StrEnum):
    MANAGER = "manager"
    RECRUITER = "recruiter"
    INTERVIEWER = "interviewer"


class Mode(StrEnum):
    PROPOSE = "propose"  # the first of the chain confirms or resolves; unanswered, it goes up by itself
    AUTOMATIC = "automatic"  # straight to the last of the chain


@dataclass(frozen=True)
class Rule:
    """So many missed promises of one person within the rolling window go to the first role of the chain, then up.

    `answer_within` is in working days of whoever has to answer; `cooldown` runs from the end of the last case.
    """

    key: str
    side: Side
    clauses: tuple[str, ...]
    threshold: int
    window: timedelta
    chain: tuple[str, ...]
    answer_within: int = 2
    mode: Mode = Mode.PROPOSE
    cooldown: timedelta = timedelta(0)

    @property
    def first_level(self) -> int:
        return 0 if self.mode is Mode.PROPOSE else len(self.chain) - 1


DEFAULT_RULES = (
    Rule("debriefs_missed", Side.MANAGER, ("debrief",), 2, timedelta(days=90), chain=("ta_leader", "chro")),
    Rule("slates_missed", Side.RECRUITER, ("slate",), 2, timedelta(days=90), chain=("ta_director",)),
)


@dataclass(frozen=True)
class BreachFact:
    """One missed promise; `id` is the commitment's, breached_at its due instant."""

    id: UUID
    clause: str
    side: Side
    owner_id: UUID
    breached_at: datetime
    is_retracted: bool = False
    is_waived: bool = False

    @property
    def counts(self) -> bool:
        return not (self.is_retracted or self.is_waived)


@dataclass(frozen=True)
class Episode:
    """An earlier case of the same rule about the same person: what it rested on, and when it was closed, if it was."""

    evidence: frozenset[UUID]
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Decision:
    """Open a case: about whom, on which missed promises (earliest first), at which level of the rule's chain."""

    rule: Rule
    about_id: UUID
    evidence: tuple[UUID, ...]
    level: int

    @property
    def role(self) -> str:
        return self.rule.chain[self.level]


class SeveralPeople(ValueError):
    """Breaches of more than one person were counted together."""


def evaluate(
    rule: Rule,
    breaches: Iterable[BreachFact],
    episodes: Iterable[Episode],
    now: datetime,
    *,
    live_since: datetime | None,
) -> Decision | None:
    """Return the case that one person's breaches ask for at now, None while they ask for none.

    There is one open case per rule and person, and a new one rests on breaches that no earlier one rested on: nobody
    answers twice for the same promise. What happened before the organization went live opens no case.
    Raises `SeveralPeople`.
    """
    earlier = tuple(episodes)
    if live_since is None or any(_holds_back(rule, episode, now) for episode in earlier):
        return None
    fresh = _unanswered(_in_window(rule, breaches, now), earlier, live_since)
    if len(fresh) < rule.threshold:
        return None
    return Decision(rule, _only_owner(fresh), tuple(breach.id for breach in fresh), rule.first_level)


def still_holds(rule: Rule, evidence: frozenset[UUID], breaches: Iterable[BreachFact]) -> bool:
    """Return whether a case's own evidence still reaches the threshold, after retractions and waivers.

    Time alone does not undo a case: what was within the window when it was opened stays its evidence.
    """
    return sum(breach.id in evidence and breach.counts for breach in breaches) >= rule.threshold


class CaseMove(StrEnum):
    WAIT = "wait"  # for an answer, until next_action_at
    RAISE = "raise"  # to the next role of the chain, now
    ASK = "ask"  # the plan's day is over: how did it end?
    REST = "rest"  # nothing happens by itself any more


class Answer(StrEnum):
    NONE = ""
    CONFIRMED = "confirmed"  # the facts hold: take it up
    PLANNED = "planned"  # a plan was agreed with both, and runs until decide_by_at
    RESOLVED = "resolved"  # closed with a reason


@dataclass(frozen=True)
class CaseView:
    """What the timers of a case need: decide_by_at is stored, worked out on the decider's own calendar."""

    chain: tuple[str, ...]
    level: int
    decide_by_at: datetime
    answer: Answer = Answer.NONE


@dataclass(frozen=True)
class CaseStep:
    move: CaseMove
    role: str | None = None
    next_action_at: datetime | None = None


def next_step(case: CaseView, now: datetime) -> CaseStep:
    """Return what becomes of an open case at now: it waits, goes up one role, or rests with whoever has it.

    At the top of the chain there is nobody left to go to: it stays there, open, until it is decided. While a plan runs
    it goes nowhere; when its day is over, whoever agreed it is asked how it ended.
    """
    if case.answer is Answer.PLANNED:
        over = now >= case.decide_by_at
        return CaseStep(CaseMove.ASK) if over else CaseStep(CaseMove.WAIT, next_action_at=case.decide_by_at)
    if case.answer is Answer.RESOLVED or case.level + 1 >= len(case.chain):
        return CaseStep(CaseMove.REST)
    if case.answer is Answer.CONFIRMED or now >= case.decide_by_at:
        return CaseStep(CaseMove.RAISE, role=case.chain[case.level + 1])
    return CaseStep(CaseMove.WAIT, next_action_at=case.decide_by_at)


def _holds_back(rule: Rule, episode: Episode, now: datetime) -> bool:
    return episode.closed_at is None or now < episode.closed_at + rule.cooldown


def _in_window(rule: Rule, breaches: Iterable[BreachFact], now: datetime) -> list[BreachFact]:
    """Return the breaches that the rule counts within (now - window, now], earliest first."""
    counted = (
        breach
        for breach in breaches
        if breach.side is rule.side
        and breach.clause in rule.clauses
        and breach.counts
        and now - rule.window < breach.breached_at <= now
    )
    return sorted(counted, key=lambda breach: (breach.breached_at, breach.id))


def _unanswered(breaches: Iterable[BreachFact], episodes: Iterable[Episode], live_since: datetime) -> list[BreachFact]:
    """Return the breaches since going live that no earlier case rested on."""
    answered = {evidence for episode in episodes for evidence in episode.evidence}
    return [breach for breach in breaches if breach.id not in answered and breach.breached_at >= live_since]


def _only_owner(breaches: Iterable[BreachFact]) -> UUID:
    owners = {breach.owner_id for breach in breaches}
    if len(owners) > 1:
        raise SeveralPeople("A case is about one person; evaluate each person's breaches apart.")
    return owners.pop()
