"""API addresses of the promises, under /api/v1/o/<slug>/."""

from django.urls import path

from sla.api import case, held, hours, kickoff_promises, leave, promises, relief

CASE = "cases/<int:number>/"

urlpatterns = [
    path("commitments/", promises.Commitments.as_view()),
    path("commitments/<uuid:commitment_id>/nudge/", promises.Nudge.as_view()),
    path("commitments/<uuid:commitment_id>/snooze/", promises.Snooze.as_view()),
    path("commitments/<uuid:commitment_id>/waiver/", relief.Waiver.as_view()),
    path("commitments/<uuid:commitment_id>/pause/", relief.Pause.as_view()),
    path("held-mails/", held.HeldMails.as_view()),
    path("held-mails/<uuid:hold_id>/decision/", held.HeldDecision.as_view()),
    path("cases/", case.Cases.as_view()),
    path(CASE, case.Case.as_view()),
    path(f"{CASE}decision/", case.CaseDecision.as_view()),
    path(f"{CASE}share/", case.CaseShare.as_view()),
    path(f"{CASE}comments/", case.CaseComments.as_view()),
    path(f"{CASE}reviews/", case.CaseReviews.as_view()),
    path("requisitions/<int:number>/concerns/", case.Concerns.as_view()),
    path("requisitions/<int:number>/promises/", kickoff_promises.KickoffPromises.as_view()),
    path("requisitions/<int:number>/promises/apply/", kickoff_promises.ApplyToRunning.as_view()),
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
