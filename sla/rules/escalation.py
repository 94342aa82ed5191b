"""When what happened becomes a case, when to look again, and when a case goes up by itself.

Rules are data (`rulebook`), numbers are taken anew each time (`metrics`): what is retracted or waived simply stops
counting. Who a case goes to is `targets`; reading a rule from what an organization has written is `terms`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sla.rules.metrics import COUNTED, METRICS, Incident, Kind
from sla.rules.rulebook import Mode, Rule, Scope


@dataclass(frozen=True)
class Episode:
    """An earlier case of the same rule and scope: what it rested on, and when it was closed, if it was."""

    evidence: frozenset[UUID]
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Decision:
    """Open a case: about whom, on which requisition, on what (earliest first), how much it was, at which level."""

    rule: Rule
    about_id: UUID
    requisition_id: UUID
    evidence: tuple[UUID, ...]
    value: int
    level: int

    @property
    def role(self) -> str:
        return self.rule.chain[self.level]

    @property
    def scope_id(self) -> UUID:
        """Within what there is one open case of the rule."""
        return self.about_id if self.rule.scope is Scope.PERSON else self.requisition_id


class SeveralPeople(ValueError):
    """What several people did was counted together."""


def evaluate(
    rule: Rule,
    incidents: Iterable[Incident],
    episodes: Iterable[Episode],
    now: datetime,
    *,
    live_since: datetime | None,
) -> Decision | None:
    """Return the case that one person's incidents ask for at now, None while they ask for none.

    There is one open case per rule and scope, and a new one rests on what happened since the last was decided: nobody
    answers twice for the same. What happened before the organization went live opens no case. Raises `SeveralPeople`.
    """
    earlier = tuple(episodes)
    if not rule.is_on or live_since is None or any(_holds_back(rule, episode, now) for episode in earlier):
        return None
    answered = {evidence for episode in earlier for evidence in episode.evidence}
    fresh = list(_unanswered(_since(incidents, live_since), earlier))
    measured = METRICS[rule.metric].measure(rule, fresh, now)
    if measured.value < rule.threshold or answered & set(measured.evidence):
        return None
    latest = _of_one_person(fresh, measured.evidence)
    return Decision(rule, latest.person_id, latest.requisition_id, measured.evidence, measured.value, rule.first_level)


def next_look(
    rule: Rule,
    incidents: Iterable[Incident],
    episodes: Iterable[Episode],
    now: datetime,
    *,
    live_since: datetime | None,
) -> datetime | None:
    """Return the first moment after now at which there is a case if nothing else happens; None for never.

    Whatever else happens before is heard of, or can only put that moment off: whoever looks then asks again.
    """
    known, earlier = tuple(incidents), tuple(episodes)
    turns = METRICS[rule.metric].turns(rule, tuple(_since(known, live_since))) if live_since else ()
    over = (episode.closed_at + rule.cooldown for episode in earlier if episode.closed_at)
    moments = sorted({moment for moment in (*turns, *over) if moment > now})
    return next(
        (moment for moment in moments if evaluate(rule, known, earlier, moment, live_since=live_since)),
        None,
    )


def still_holds(
    rule: Rule,
    evidence: frozenset[UUID],
    incidents: Iterable[Incident],
    opened_at: datetime,
    *,
    live_since: datetime | None,
) -> bool:
    """Return whether a case's own evidence still reaches the threshold, after retractions and waivers.

    It is measured as on the day it was opened: time alone does not undo a case, nor does what came later prop it up.
    """
    if live_since is None:
        return False
    pinned = [each for each in _since(incidents, live_since) if each.kind is not Kind.AGAINST or each.id in evidence]
    return METRICS[rule.metric].measure(rule, pinned, opened_at).value >= rule.threshold


class CaseMove(StrEnum):
    WAIT = "wait"  # for an answer, until next_action_at
    RAISE = "raise"  # to the next role of the chain, now
    REMIND = "remind"  # whoever has it is asked for it once more
    ASK = "ask"  # the plan's day is over: how did it end?
    REST = "rest"  # nothing happens by itself any more


class Answer(StrEnum):
    NONE = ""
    CONFIRMED = "confirmed"  # the facts hold: take it up
    PLANNED = "planned"  # a plan was agreed with both, and runs until decide_by_at
    RESOLVED = "resolved"  # closed with a reason


@dataclass(frozen=True)
class CaseView:
    """What the timers of a case need: decide_by_at is stored, worked out on the decider's own calendar.

    `holds`: its evidence still reaches the threshold.
    """

    chain: tuple[str, ...]
    level: int
    decide_by_at: datetime
    answer: Answer = Answer.NONE
    mode: Mode = Mode.AUTOMATIC
    holds: bool = True


@dataclass(frozen=True)
class CaseStep:
    move: CaseMove
    role: str | None = None
    next_action_at: datetime | None = None


def next_step(case: CaseView, now: datetime) -> CaseStep:
    """Return what becomes of an open case at now: it waits, goes up one role, or whoever has it is asked again.

    By itself goes up only what still holds, and not in mode propose: there the decider is asked again. At the top of
    the chain nobody is left to go to; it stays there, asked for each time the window has passed. While a plan runs it
    goes nowhere; when its day is over, whoever agreed it is asked how it ended.
    """
    if case.answer is Answer.PLANNED:
        over = now >= case.decide_by_at
        return CaseStep(CaseMove.ASK) if over else CaseStep(CaseMove.WAIT, next_action_at=case.decide_by_at)
    if case.answer is Answer.RESOLVED:
        return CaseStep(CaseMove.REST)
    is_top = case.level + 1 >= len(case.chain)
    if case.answer is Answer.CONFIRMED:
        return CaseStep(CaseMove.REST) if is_top else CaseStep(CaseMove.RAISE, role=case.chain[case.level + 1])
    if now < case.decide_by_at:
        return CaseStep(CaseMove.WAIT, next_action_at=case.decide_by_at)
    if is_top or not case.holds or case.mode is Mode.PROPOSE:
        return CaseStep(CaseMove.REMIND)
    return CaseStep(CaseMove.RAISE, role=case.chain[case.level + 1])


def _holds_back(rule: Rule, episode: Episode, now: datetime) -> bool:
    return episode.closed_at is None or now < episode.closed_at + rule.cooldown


def _since(incidents: Iterable[Incident], live_since: datetime) -> Iterator[Incident]:
    """Yield what happened since going live. What stood still before then stands still from then on."""
    for each in incidents:
        if each.at >= live_since or each.kind not in {*COUNTED, Kind.PROGRESS}:
            yield each
        elif each.kind is Kind.PROGRESS:
            yield replace(each, at=live_since)


def _unanswered(incidents: Iterable[Incident], episodes: Iterable[Episode]) -> Iterator[Incident]:
    """Yield what no decision has answered: whoever decides has the whole record before them, up to that moment."""
    decided_at = max((episode.closed_at for episode in episodes if episode.closed_at), default=None)
    for each in incidents:
        if decided_at is None or each.kind not in COUNTED or each.at > decided_at:
            yield each


def _of_one_person(incidents: Iterable[Incident], evidence: tuple[UUID, ...]) -> Incident:
    """Return the latest of the evidence. Raises `SeveralPeople`."""
    by_id = {each.id: each for each in incidents}
    if len({by_id[each].person_id for each in evidence}) > 1:
        raise SeveralPeople("A case is about one person; evaluate each person's incidents apart.")
    return by_id[evidence[-1]]
