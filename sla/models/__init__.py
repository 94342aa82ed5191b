"""Tables of the promises, one file per subject."""

from sla.models.agreement import Agreement, Policy
from sla.models.calendar import CalendarDay, CalendarVersion, Leave, WorkingCalendar
from sla.models.case import CaseEvidence, CaseNote, CaseReview, EscalationCase, EscalationLook
from sla.models.commitment import Commitment, CommitmentEvent
from sla.models.relief import Relief
from sla.models.swept import SweptUntil

__all__ = [
    "Agreement",
    "CalendarDay",
    "CalendarVersion",
    "CaseEvidence",
    "CaseNote",
    "CaseReview",
    "Commitment",
    "CommitmentEvent",
    "EscalationCase",
    "EscalationLook",
    "Leave",
    "Policy",
    "Relief",
    "SweptUntil",
    "WorkingCalendar",
]
