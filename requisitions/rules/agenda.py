"""The kickoff's agenda, 45 minutes, and how far each point has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from requisitions.rules.content import Content
from requisitions.rules.notes import Note

KEPT, LATE, BEGUN, LATER, PARKED = "kept", "late", "today", "later", "parked"
WORDS = {
    KEPT: "done",
    LATE: "something is in the way",
    BEGUN: "begun",
    LATER: "not begun",
    PARKED: "parked for later",
}
# The points in order, each with its title and minutes: 45 in all. Keys are sections of the page.
POINTS = {
    "outcome": ("Outcome", 4),
    "requirements": ("Requirements", 13),
    "profile": ("Ideal profile", 5),
    "plan": ("Interview plan", 7),
    "sourcing": ("Sourcing", 5),
    "time": ("Time to hire", 3),
    "experience": ("Candidates", 2),
    "promises": ("Promises", 2),
    "risks": ("Risks", 2),
    "decisions": ("Decisions", 2),
    "sign": ("Sign", 0),
}
KEYS = tuple(POINTS)
# What a note calls "stages" stands under the interview plan.
SECTIONS = {"stages": "plan"}
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Talk:
    """How a point was talked about. `spent_for`: in all; `since`: it is talked about now, since then."""

    is_settled: bool = False
    is_parked: bool = False
    spent_for: timedelta = timedelta()
    since: datetime | None = None


NOT_YET = Talk()


@dataclass(frozen=True, slots=True)
class Point:
    """`state` names the glyph: kept, late (something blocks), today (begun), parked, later.

    `is_next`: what is talked about now, else the first that is not done.
    """

    key: str
    title: str
    minutes: int
    state: str
    talk: Talk = NOT_YET
    is_next: bool = False

    @property
    def words(self) -> str:
        return WORDS[self.state]

    @property
    def spent(self) -> int:
        """Whole minutes it was talked about."""
        return self.talk.spent_for // MINUTE

    @property
    def seconds(self) -> int:
        return int(self.talk.spent_for.total_seconds())

    @property
    def is_over(self) -> bool:
        """Say whether it took longer than it was given."""
        return self.talk.spent_for > self.minutes * MINUTE > timedelta()


@dataclass(frozen=True, slots=True)
class Progress:
    """What the text itself does not say. `is_challenged`: both have answered for every must-have."""

    is_challenged: bool
    is_agreed: bool
    talks: Mapping[str, Talk] = field(default_factory=dict)


def agenda(content: Content, notes: Sequence[Note], progress: Progress) -> tuple[Point, ...]:
    """Return the points in order. What both called settled is done, unless something in it still blocks."""
    blocked = {SECTIONS.get(note.about, note.about) for note in notes if note.blocks}
    written = _written(content, blocked, progress)
    points = tuple(
        _point(key, written[key], progress.talks.get(key, NOT_YET), is_blocked=key in blocked) for key in KEYS
    )
    following = next((each for each in points if each.talk.since), None)
    following = following or next((each for each in points if each.state not in {KEPT, PARKED}), None)
    return tuple(replace(point, is_next=point is following) for point in points)


def _point(key: str, state: str, talk: Talk, *, is_blocked: bool) -> Point:
    title, minutes = POINTS[key]
    if talk.is_settled and not is_blocked and state != LATE and key != "sign":
        state = KEPT
    elif talk.is_parked and state != LATE:
        state = PARKED
    elif talk.since and state == LATER:
        state = BEGUN
    return Point(key, title, minutes, state, talk)


def _written(content: Content, blocked: set[str], progress: Progress) -> dict[str, str]:
    """Return how far each point has come by what is written there."""
    judged = bool(content.requirements) and progress.is_challenged and "requirements" not in blocked
    told = bool(content.outcome and content.success_at_6_months and content.success_at_12_months)
    sourced = bool(content.sourcing_plan) and "sourcing" not in blocked
    agreed = KEPT if progress.is_agreed else LATER
    return {
        "outcome": KEPT if told else LATER,
        "requirements": _state(done=judged, begun=bool(content.requirements)),
        "profile": KEPT if content.ideal_profile else LATER,
        "plan": _plan(content, blocked),
        "sourcing": _state(done=sourced, begun=bool(content.sourcing_plan or content.slate_due_on)),
        "time": KEPT if content.agreed_days else LATER,
        "experience": KEPT if content.candidate_promises else LATER,
        "promises": agreed,
        "risks": KEPT if content.lines_of("K") else LATER,
        "decisions": KEPT if content.lines_of("D") else LATER,
        "sign": agreed,
    }


def _state(*, done: bool, begun: bool) -> str:
    return KEPT if done else BEGUN if begun else LATER


def _plan(content: Content, blocked: set[str]) -> str:
    planned = any(stage.competencies for stage in content.stages)
    gaps = any(
        not content.assesses(line.stage, line.competency) for line in content.must_haves if line.competency is not None
    )
    if "plan" in blocked or (planned and gaps):
        return LATE
    return KEPT if planned else LATER
