"""Tables of judgement, one file per subject; who may read them is in policies.py."""

from scorecards.models.debrief import Debrief, DebriefAttendance, DecisionCitation
from scorecards.models.hire_review import HireReview
from scorecards.models.question import Level, Question, QuestionKind, QuestionVersion, StageQuestion
from scorecards.models.scorecard import Overall, Rating, RoundClosure, Scorecard

__all__ = [
    "Debrief",
    "DebriefAttendance",
    "DecisionCitation",
    "HireReview",
    "Level",
    "Overall",
    "Question",
    "QuestionKind",
    "QuestionVersion",
    "Rating",
    "RoundClosure",
    "Scorecard",
    "StageQuestion",
]
