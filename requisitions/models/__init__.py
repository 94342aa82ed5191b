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
from requisitions.models.attendance import AttendanceAnswer
from requisitions.models.calibration import CalibrationProfile, CalibrationRating
from requisitions.models.competency import Competency, Method
from requisitions.models.hand_over import HandOver, HandOverChecklist, HandOverItem
from requisitions.models.hiring_plan import HiringPlan
from requisitions.models.interview import Interview, InterviewChange, InterviewSeat
from requisitions.models.kickoff import (
    Kickoff,
    KickoffAttendance,
    KickoffGuest,
    KickoffSignature,
    KickoffVersion,
    Requirement,
)
from requisitions.models.kickoff_template import KickoffTemplate
from requisitions.models.pipeline_update import PipelineUpdate
from requisitions.models.plan import PlanApproval, PlanItem, PlanVersion
from requisitions.models.plan_policy import PlanPolicy
from requisitions.models.plan_template import LoopRule, PlanTemplate, PlanTemplateVersion
from requisitions.models.pool import Pool, PoolMember
from requisitions.models.prework import Prework, PreworkAnswer
from requisitions.models.requisition import (
    Milestone,
    Requisition,
    Side,
    Stage,
    StageFocus,
    StageInterviewer,
)
from requisitions.models.role_fact import RoleFact
from requisitions.models.scenario import PlanScenario, ScenarioChange
from requisitions.models.vocabulary import WordList
from requisitions.models.workspace import KickoffLine, KickoffPoint

__all__ = [
    "Application",
    "AttendanceAnswer",
    "CalibrationProfile",
    "CalibrationRating",
    "Candidate",
    "Competency",
    "HandOver",
    "HandOverChecklist",
    "HandOverItem",
    "HiringPlan",
    "Interview",
    "InterviewChange",
    "InterviewSeat",
    "Kickoff",
    "KickoffAttendance",
    "KickoffGuest",
    "KickoffLine",
    "KickoffPoint",
    "KickoffSignature",
    "KickoffTemplate",
    "KickoffVersion",
    "LoopRule",
    "Method",
    "Milestone",
    "Offer",
    "PipelineUpdate",
    "PlanApproval",
    "PlanItem",
    "PlanPolicy",
    "PlanScenario",
    "PlanTemplate",
    "PlanTemplateVersion",
    "PlanVersion",
    "Pool",
    "PoolMember",
    "Prework",
    "PreworkAnswer",
    "Requirement",
    "Requisition",
    "RoleFact",
    "ScenarioChange",
    "Side",
    "Slate",
    "SlateCandidate",
    "SlateEvidence",
    "Stage",
    "StageFocus",
    "StageInterviewer",
    "StageVisit",
    "WordList",
]
