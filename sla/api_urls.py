"""API addresses of the promises, under /api/v1/o/<slug>/."""

from django.urls import path

from sla.api import hours, leave, promises

urlpatterns = [
    path("commitments/", promises.Commitments.as_view()),
    path("commitments/<uuid:commitment_id>/nudge/", promises.Nudge.as_view()),
    path("cases/", promises.Cases.as_view()),
    path("cases/<int:number>/decision/", promises.CaseDecision.as_view()),
    path("sla/policy/", promises.ThePolicy.as_view()),
    path("sla/preview/", promises.Preview.as_view()),
    path("sla/public-holidays/", hours.PublicHolidays.as_view()),
    path("sla/calendar/", hours.HouseHours.as_view()),
    path("sla/calendar/days/", hours.HouseDays.as_view()),
    path("sla/calendar/holidays/", hours.HouseHolidays.as_view()),
    path("members/<uuid:member_id>/hours/", hours.MemberHours.as_view()),
    path("members/<uuid:member_id>/hours/days/", hours.MemberDays.as_view()),
    path("members/<uuid:member_id>/hours/holidays/", hours.MemberHolidays.as_view()),
    path("members/<uuid:member_id>/leave/", leave.MemberLeave.as_view()),
    path("leave/", leave.Leaves.as_view()),
    path("leave/<uuid:leave_id>/decision/", leave.LeaveDecision.as_view()),
]
