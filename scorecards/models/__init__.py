"""Tables of judgement, one file per subject; who may read them is in policies.py."""

from scorecards.models.debrief import Debrief, DebriefAttendance, DecisionCitation
from scorecards.models.hire_review import HireReview
from scorecards.models.question import Level, Question, QuestionKind, QuestionVersion, StageQuestion
from scorecards.models.scorecard import Overall, Rating, RoundClosure, Scorecard
from scorecards.models.shadow import Shadow, ShadowKind, ShadowScorecard
from scorecards.models.survey import Outcome, SurveyAnswer, SurveyInvitation, SurveyPolicy, SurveyTicket
from scorecards.models.training import (
    Course,
    EvidenceKind,
    GateMode,
    ProofKind,
    TrainingPolicy,
    TrainingProof,
    TrainingWaiver,
)

__all__ = [
    "Course",
    "Debrief",
    "DebriefAttendance",
    "DecisionCitation",
    "EvidenceKind",
    "GateMode",
    "HireReview",
    "Level",
    "Outcome",
    "Overall",
    "ProofKind",
    "Question",
    "QuestionKind",
    "QuestionVersion",
    "Rating",
    "RoundClosure",
    "Scorecard",
    "Shadow",
    "ShadowKind",
    "ShadowScorecard",
    "StageQuestion",
    "SurveyAnswer",
    "SurveyInvitation",
    "SurveyPolicy",
    "SurveyTicket",
    "TrainingPolicy",
    "TrainingProof",
    "TrainingWaiver",
]
