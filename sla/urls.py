"""Pages of the promises, under /o/<slug>/."""

from django.urls import path

from sla.views import board, cases, hours, leave, policy

urlpatterns = [
    path("commitments/", board.commitments, name="commitments"),
    path("commitments/<uuid:commitment_id>/nudge/", board.nudge, name="nudge"),
    path("commitments/people/<uuid:member_id>/", board.person, name="commitments_of"),
    path("record/", cases.record, name="record"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<int:number>/", cases.case, name="case"),
    path("settings/promises/", policy.policy, name="sla_policy"),
    path("settings/calendar/", hours.house, name="house_hours"),
    path("settings/calendar/days/", hours.house_day, name="house_day"),
    path("settings/calendar/holidays/", hours.house_holidays, name="house_holidays"),
    path("people/<uuid:member_id>/hours/", hours.hours, name="hours"),
    path("people/<uuid:member_id>/hours/days/", hours.day, name="hours_day"),
    path("people/<uuid:member_id>/hours/holidays/", hours.holidays, name="hours_holidays"),
    path("people/<uuid:member_id>/leave/", leave.ask, name="ask_leave"),
    path("leave/", leave.leaves, name="leaves"),
    path("leave/<uuid:leave_id>/decision/", leave.decide, name="decide_leave"),
    path("leave/<uuid:leave_id>/withdraw/", leave.withdraw, name="withdraw_leave"),
]
