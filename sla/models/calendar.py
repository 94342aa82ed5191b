"""When people work: the organization's hours and each person's, and their leave.

Weeks and days are added and never changed, so that what was known when a promise was timed stays on record.
`sla/rules/hours.py` says how they add up.
"""

from django.db import models

from hiring.tenancy.constraints import AppendOnly
from hiring.tenancy.models import Member, TenantForeignKey, TenantModel
from sla.querysets import LeaveQuerySet


class WorkingCalendar(TenantModel):
    """Somebody's hours; without a member, the organization's. `changes` counts them: a page names the one it read.

    `country`, `region`: where its holidays were taken from last.
    """

    member = TenantForeignKey(Member, models.CASCADE, null=True, related_name="calendars")
    changes = models.PositiveIntegerField(default=0)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "member"], nulls_distinct=False, name="one_calendar_each"),
        ]


class CalendarVersion(TenantModel):
    """The week from a date on: seven lists of ["09:00", "17:00"] windows, Monday first; null: the organization's."""

    calendar = TenantForeignKey(WorkingCalendar, models.CASCADE, related_name="versions")
    change = models.PositiveIntegerField()
    effective_on = models.DateField()
    time_zone = models.CharField(max_length=64, blank=True)
    weekly = models.JSONField(null=True)
    keeps_house_days = models.BooleanField(default=True)
    recorded_at = models.DateTimeField()
    recorded_by = TenantForeignKey(Member, null=True, related_name="+")

    class Meta:
        ordering = ["change"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "calendar", "change", "effective_on"], name="a_change_says_one_week_from_a_date"
            ),
            AppendOnly(name="sla_calendarversion_append_only"),
        ]


class CalendarDay(TenantModel):
    """A date on which the week does not apply: no windows for a day off; null: the week applies again."""

    calendar = TenantForeignKey(WorkingCalendar, models.CASCADE, related_name="days")
    change = models.PositiveIntegerField()
    on = models.DateField()
    windows = models.JSONField(null=True)
    label = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=60, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = TenantForeignKey(Member, null=True, related_name="+")

    class Meta:
        ordering = ["change", "on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "calendar", "change", "on"], name="a_change_says_one_thing_of_a_day"
            ),
            AppendOnly(name="sla_calendarday_append_only"),
        ]


class Leave(TenantModel):
    """Days somebody is away. Approved, it moves what they promised to `delegate`, or pauses it without one."""

    class State(models.TextChoices):
        ASKED = "asked", "Asked for"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Called off"

    member = TenantForeignKey(Member, related_name="leaves")
    first_on = models.DateField()
    last_on = models.DateField()
    delegate = TenantForeignKey(Member, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField()
    approved_by = TenantForeignKey(Member, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = LeaveQuerySet.as_tenant_manager()

    class Meta:
        ordering = ["first_on", "id"]
        indexes = [models.Index(fields=["organization", "member", "first_on"], name="leave_by_member")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_on__lte=models.F("last_on")), name="leave_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(member=models.F("delegate")), name="nobody_is_their_own_delegate"
            ),
            models.CheckConstraint(
                condition=~models.Q(member=models.F("approved_by")), name="nobody_approves_their_own_leave"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved") | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="approved_leave_says_by_whom_and_when",
            ),
        ]
