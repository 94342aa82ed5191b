"""Tables of the promises, one file per subject."""

from sla.models.agreement import Agreement, CalendarDay, Policy, WorkingCalendar
from sla.models.case import CaseEvidence, CaseNote, EscalationCase
from sla.models.commitment import Commitment, CommitmentEvent

__all__ = [
    "Agreement",
    "CalendarDay",
    "CaseEvidence",
    "CaseNote",
    "Commitment",
    "CommitmentEvent",
    "EscalationCase",
    "Policy",
    "WorkingCalendar",
]
