"""Tables of requisitions, one file per subject."""

from requisitions.models.application import (
    Application,
    Candidate,
    Offer,
    Slate,
    SlateCandidate,
    SlateEvidence,
    StageVisit,
)
from requisitions.models.interview import Interview, InterviewChange, InterviewSeat
from requisitions.models.kickoff import Kickoff, KickoffAttendance, KickoffSignature, Requirement, Side
from requisitions.models.plan import PlanApproval, PlanItem
from requisitions.models.requisition import Competency, Milestone, Requisition, Stage, StageFocus, StageInterviewer

__all__ = [
    "Application",
    "Candidate",
    "Competency",
    "Interview",
    "InterviewChange",
    "InterviewSeat",
    "Kickoff",
    "KickoffAttendance",
    "KickoffSignature",
    "Milestone",
    "Offer",
    "PlanApproval",
    "PlanItem",
    "Requirement",
    "Requisition",
    "Side",
    "Slate",
    "SlateCandidate",
    "SlateEvidence",
    "Stage",
    "StageFocus",
    "StageInterviewer",
    "StageVisit",
]
