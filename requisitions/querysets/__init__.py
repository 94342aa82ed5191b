"""Every read of requisitions that has a name."""

from requisitions.querysets.application import ApplicationQuerySet, CandidateQuerySet, SlateQuerySet
from requisitions.querysets.hand_over import HandOverItemQuerySet, HandOverQuerySet
from requisitions.querysets.interview import InterviewQuerySet
from requisitions.querysets.kickoff import KickoffLineQuerySet, KickoffQuerySet, RequirementQuerySet
from requisitions.querysets.library import CompetencyQuerySet, PlanTemplateQuerySet, PoolQuerySet
from requisitions.querysets.plan import HiringPlanQuerySet, PlanItemQuerySet, RoleFactQuerySet
from requisitions.querysets.requisition import RequisitionQuerySet, StageQuerySet

__all__ = [
    "ApplicationQuerySet",
    "CandidateQuerySet",
    "CompetencyQuerySet",
    "HandOverItemQuerySet",
    "HandOverQuerySet",
    "HiringPlanQuerySet",
    "InterviewQuerySet",
    "KickoffLineQuerySet",
    "KickoffQuerySet",
    "PlanItemQuerySet",
    "PlanTemplateQuerySet",
    "PoolQuerySet",
    "RequirementQuerySet",
    "RequisitionQuerySet",
    "RoleFactQuerySet",
    "SlateQuerySet",
    "StageQuerySet",
]
