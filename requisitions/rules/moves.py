"""Where an application may go next, and how far it has ever been. Decisions only: nothing is moved here."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

# The field's common points in order; an application's `furthest` is an index into this.
MILESTONES = ("application", "screen", "manager_review", "interview", "onsite", "offer", "hired")
HIRED = MILESTONES.index("hired")
# Where people are interviewed; elsewhere only where a plan says who would.
INTERVIEWED = ("screen", "interview", "onsite")


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of an interview plan: its place in the plan, and the milestone it counts as."""

    id: Hashable
    position: int
    milestone: str
    name: str = ""

    @property
    def rank(self) -> int:
        """Return how far the milestone is from the application, 0 to 6."""
        return MILESTONES.index(self.milestone)


@dataclass(frozen=True, slots=True)
class Standing:
    """An application as a move finds it: running or not, in a requisition in which state, at which stage."""

    is_active: bool
    requisition_state: str
    stage: Step


def furthest_after(furthest: int, milestone: str) -> int:
    """Return the furthest point once `milestone` has been reached: it rises, and never falls."""
    return max(furthest, MILESTONES.index(milestone))


def objection_to_move(standing: Standing, to: Step) -> str:
    """Return why the application may not go to stage `to`, as one sentence; nothing when it may."""
    if not standing.is_active:
        return "This application is closed. Reopen it to move it."
    if standing.requisition_state not in {"open", "on_hold"}:
        return f"The requisition is {_words(standing.requisition_state)}; its candidates stay where they are."
    if to.milestone == "hired":
        return "Somebody is hired when they accept an offer. Extend one instead."
    return ""


def after_slate(steps: Sequence[Step], at: Step) -> Step:
    """Return the stage that "advance" on a slate leads to: the first one past the manager's review.

    Somebody who is past it already, or whose plan ends there, stays.
    """
    review = MILESTONES.index("manager_review")
    if at.rank > review:
        return at
    ahead = (step for step in steps if step.position > at.position and review < step.rank < HIRED)
    return min(ahead, key=lambda step: step.position, default=at)


def with_milestone(steps: Sequence[Step], milestone: str, *, beyond: Step) -> Step | None:
    """Return the first stage of `milestone` that lies ahead of `beyond`, if the plan has one."""
    ahead = (step for step in steps if step.milestone == milestone and step.position > beyond.position)
    return min(ahead, key=lambda step: step.position, default=None)


def _words(state: str) -> str:
    return {"kickoff": "not open yet", "filled": "filled", "cancelled": "cancelled", "on_hold": "on hold"}[state]
