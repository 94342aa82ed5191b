"""What an organization begins a kickoff with, for one type of role."""

from collections.abc import Sequence

from requisitions.rules.prework import QUESTIONS, Question


def questions_for(role_type: str) -> Sequence[Question]:
    """Return what the manager is asked before the kickoff."""
    return QUESTIONS
