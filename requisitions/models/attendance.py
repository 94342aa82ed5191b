"""What each side says to the other's word on who was at the kickoff."""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from requisitions.models.kickoff import Kickoff
from requisitions.models.requisition import Side


class AttendanceAnswer(TenantModel):
    """One side agrees with what was recorded, or says otherwise and `why`. Never changed; the latest counts."""

    kickoff = TenantForeignKey(Kickoff, models.CASCADE, related_name="attendance_answers")
    side = models.CharField(max_length=12, choices=Side)
    member = TenantForeignKey(Member, related_name="+")
    agrees = models.BooleanField()
    why = models.CharField(max_length=240, blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["answered_at"]
        indexes = [
            models.Index(fields=["organization", "kickoff"], name="attendance_answers_of_kickoff"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agrees=True) | ~models.Q(why=""), name="who_says_otherwise_says_why"
            ),
            AppendOnly(name="requisitions_attendanceanswer_append_only"),
        ]
