"""Who is trained for what, until when. Values in, values out: no clock, no table."""

from calendar import monthrange
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hiring.tenancy.access import Role

MONTHS = 12
SOON = timedelta(days=30)


class Mode(StrEnum):
    """What a gate does about somebody without valid training."""

    OFF = "off"
    WARN = "warn"
    BLOCK = "block"


class Evidence(StrEnum):
    """What completes a course."""

    ATTENDANCE = "attendance"
    QUIZ = "quiz"
    SHADOWING = "shadowing"


class Proof(StrEnum):
    """One thing that was done towards a course."""

    ATTENDANCE = "attendance"
    QUIZ = "quiz"
    SHADOW = "shadow"
    REVERSE_SHADOW = "reverse_shadow"


class State(StrEnum):
    VALID = "valid"
    SOON = "soon"
    WAIVED = "waived"
    LAPSED = "lapsed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a course asks for. `months`: how long it holds, None for good. `roles`: for whom it is mandatory."""

    name: str
    evidence: str
    months: int | None = None
    pass_score: int = 0
    shadows: int = 0
    reverse_shadows: int = 0
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done on a day; `score`: of a quiz, in percent."""

    proof: str
    on: date
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """`until`: the last day it holds, None for good or for never. `left`: what is still to do, in words."""

    state: State
    until: date | None = None
    left: str = ""

    @property
    def holds(self) -> bool:
        return self.state in {State.VALID, State.SOON, State.WAIVED}

    @property
    def wants_doing(self) -> bool:
        return self.state in {State.SOON, State.LAPSED, State.MISSING}


def standing(demand: Demand, done: Iterable[Done], *, waived_until: date | None, on: date) -> Standing:
    """Return how somebody stands with a course on a day, from what they did and what they were let off."""
    completed_on = completion(demand, done)
    until = add_months(completed_on, demand.months) if completed_on and demand.months else None
    if completed_on and (until is None or until >= on):
        is_soon = until is not None and until - on <= SOON
        return Standing(State.SOON if is_soon else State.VALID, until, renewal(demand) if is_soon else "")
    if waived_until and waived_until >= on:
        return Standing(State.WAIVED, waived_until)
    if completed_on:
        return Standing(State.LAPSED, until, renewal(demand))
    return Standing(State.MISSING, None, left_of(demand, done))


def completion(demand: Demand, done: Iterable[Done]) -> date | None:
    """Return the day from which on the newest evidence counts: of several shadowings, the oldest that is needed."""
    counted = [each.on for need, number in _needs(demand) for each in _newest(done, need, number, demand)]
    is_complete = len(counted) == sum(number for _, number in _needs(demand))
    return min(counted) if counted and is_complete else None


def left_of(demand: Demand, done: Iterable[Done]) -> str:
    """Return what is still to do: "1 shadow and 2 reverse shadows", "attend it", "pass the quiz with 80 of 100"."""
    done = list(done)
    if demand.evidence != Evidence.SHADOWING:
        return renewal(demand)
    left = [(number - len(_newest(done, need, number, demand)), need) for need, number in _needs(demand)]
    return " and ".join(_counted(number, need) for number, need in left if number)


def renewal(demand: Demand) -> str:
    """Return what completes it anew."""
    match demand.evidence:
        case Evidence.ATTENDANCE:
            return "attend it"
        case Evidence.QUIZ:
            return f"pass the quiz with {demand.pass_score} of 100"
        case _:
            return " and ".join(_counted(number, need) for need, number in _needs(demand) if number)


def _counted(number: int, proof: Proof) -> str:
    word = "shadow" if proof == Proof.SHADOW else "reverse shadow"
    return f"{number} {word}{'' if number == 1 else 's'}"


def _needs(demand: Demand) -> list[tuple[Proof, int]]:
    match demand.evidence:
        case Evidence.ATTENDANCE:
            return [(Proof.ATTENDANCE, 1)]
        case Evidence.QUIZ:
            return [(Proof.QUIZ, 1)]
        case _:
            return [(Proof.SHADOW, demand.shadows), (Proof.REVERSE_SHADOW, demand.reverse_shadows)]


def _newest(done: Iterable[Done], proof: Proof, number: int, demand: Demand) -> list[Done]:
    mine = [each for each in done if each.proof == proof and _passes(each, demand)]
    return sorted(mine, key=lambda each: each.on, reverse=True)[:number]


def _passes(done: Done, demand: Demand) -> bool:
    return done.proof != Proof.QUIZ or (done.score is not None and done.score >= demand.pass_score)


def add_months(day: date, months: int) -> date:
    """Return the same day that many months on, or the month's last where it has no such day."""
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_mandatory(demand: Demand, roles: Collection[Role]) -> bool:
    return bool(demand.roles & frozenset(roles))


@dataclass(frozen=True, slots=True)
class Gap:
    """Somebody who lacks a course for what they are about to do."""

    person: str
    course: str
    standing: Standing

    @property
    def words(self) -> str:
        """Return what is wrong as the end of a sentence: "Structured interviewing lapsed on 3 May 2026"."""
        if self.standing.state == State.LAPSED and self.standing.until:
            return f"{self.course} lapsed on {self.standing.until:%-d %B %Y}"
        return f"{self.course} is missing"


def advice(gaps: Collection[Gap]) -> str:
    """Return what one person lacks and how each is mended, for a note."""
    return " ".join([*(f"{gap.words}: {gap.standing.left}." for gap in gaps), "Or have it waived."])


def refusal(gaps: Collection[Gap], deed: str) -> str:
    """Return why this cannot be done yet and what to do about it: one sentence a person."""
    by_person: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_person.setdefault(gap.person, []).append(gap)
    parts = [f"{person} cannot {deed} yet: {', '.join(g.words for g in found)}." for person, found in by_person.items()]
    todo = "; ".join(dict.fromkeys(f"{gap.course}: {gap.standing.left}" for gap in gaps))
    return f"{' '.join(parts)} To do: {todo}. A TA leader or an admin can waive it, with a reason and an end."
