"""Pages of the promises, under /o/<slug>/."""

from django.urls import path

from sla.views import board, cases, commitment, concerns, held, hours, leave, policy, record, role_terms, snooze

urlpatterns = [
    path("commitments/", board.commitments, name="commitments"),
    path("commitments/<uuid:commitment_id>/", commitment.commitment, name="commitment"),
    path("commitments/<uuid:commitment_id>/nudge/", board.nudge, name="nudge"),
    path("commitments/<uuid:commitment_id>/snooze/", snooze.snooze, name="snooze"),
    path("commitments/<uuid:commitment_id>/waive/", commitment.waive, name="commitment_waive"),
    path("commitments/<uuid:commitment_id>/pause/", commitment.pause, name="commitment_pause"),
    path("commitments/<uuid:commitment_id>/resume/", commitment.resume, name="commitment_resume"),
    path("commitments/people/<uuid:member_id>/", board.person, name="commitments_of"),
    path("record/", record.record, name="record"),
    path("record/cases/<int:number>/", record.shared_case, name="shared_case"),
    path("cases/", cases.cases, name="cases"),
    path("cases/held/", held.held, name="held_mails"),
    path("cases/held/<uuid:hold_id>/", held.answer, name="held_answer"),
    path("cases/<int:number>/", cases.case, name="case"),
    path("cases/<int:number>/share/", cases.share, name="case_share"),
    path("cases/<int:number>/comments/", cases.comment, name="case_comment"),
    path("cases/<int:number>/review/", cases.review, name="case_review"),
    path("requisitions/<int:number>/concern/", concerns.raise_one, name="concern"),
    path("settings/promises/", policy.policy, name="sla_policy"),
    path("settings/promises/roles/", role_terms.role_terms, name="sla_role_types"),
    path("settings/promises/roles/same/", role_terms.same_as_everywhere, name="sla_same_as_everywhere"),
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
