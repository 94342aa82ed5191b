"""The kickoff's agenda, 45 minutes, and how far each point has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from requisitions.rules.content import Content
from requisitions.rules.notes import Note

KEPT, LATE, BEGUN, LATER = "kept", "late", "today", "later"


@dataclass(frozen=True, slots=True)
class Point:
    """`state` names the glyph: kept, late (something blocks), today (begun), later. `is_next`: the first not kept."""

    key: str
    title: str
    minutes: int
    state: str
    is_next: bool = False

    @property
    def words(self) -> str:
        return {KEPT: "done", LATE: "something is in the way", BEGUN: "begun", LATER: "not begun"}[self.state]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the text itself does not say. `is_challenged`: both have answered for every must-have."""

    is_challenged: bool
    is_agreed: bool


def agenda(content: Content, notes: Sequence[Note], progress: Progress) -> tuple[Point, ...]:
    """Return the eight points in order."""
    blocked = {note.about for note in notes if note.blocks}
    judged = bool(content.requirements) and progress.is_challenged and "requirements" not in blocked
    planned = any(stage.competencies for stage in content.stages)
    told = bool(content.outcome and content.success_at_6_months and content.success_at_12_months)
    sourced = bool(content.sourcing_plan) and "sourcing" not in blocked
    points = (
        Point("outcome", "Outcome", 5, KEPT if told else LATER),
        Point("requirements", "Requirements", 15, _state(done=judged, begun=bool(content.requirements))),
        Point("profile", "Ideal profile", 5, KEPT if content.ideal_profile else LATER),
        Point("plan", "Interview plan", 8, _plan(content, blocked, planned=planned)),
        Point(
            "sourcing", "Sourcing", 5, _state(done=sourced, begun=bool(content.sourcing_plan or content.slate_due_on))
        ),
        Point("time", "Time to hire", 4, KEPT if content.agreed_days else LATER),
        Point("promises", "Promises", 3, KEPT if progress.is_agreed else LATER),
        Point("sign", "Sign", 0, KEPT if progress.is_agreed else LATER),
    )
    following = next((point for point in points if point.state != KEPT), None)
    return tuple(replace(point, is_next=point is following) for point in points)


def _state(*, done: bool, begun: bool) -> str:
    return KEPT if done else BEGUN if begun else LATER


def _plan(content: Content, blocked: set[str], *, planned: bool) -> str:
    gaps = any(
        not content.assesses(line.stage, line.competency) for line in content.must_haves if line.competency is not None
    )
    if "stages" in blocked or (planned and gaps):
        return LATE
    return KEPT if planned else LATER
