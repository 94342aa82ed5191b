"""Pages of judgement."""

from django.urls import URLPattern, URLResolver, path

from scorecards.views import debrief, export, hire_review, scorecard

urlpatterns: list[URLPattern | URLResolver] = [
    path("interviews/<uuid:interview_id>/scorecard/", scorecard.scorecard, name="scorecard"),
    path("interviews/<uuid:interview_id>/close-round/", scorecard.interview_close_round, name="interview_close_round"),
    path("applications/<uuid:application_id>/debrief/", debrief.debrief, name="debrief"),
    path("applications/<uuid:application_id>/debrief/schedule/", debrief.debrief_schedule, name="debrief_schedule"),
    path("applications/<uuid:application_id>/debrief/cancel/", debrief.debrief_cancel, name="debrief_cancel"),
    path("applications/<uuid:application_id>/debrief/hold/", debrief.debrief_hold, name="debrief_hold"),
    path("applications/<uuid:application_id>/debrief/decide/", debrief.debrief_decide, name="debrief_decide"),
    path("applications/<uuid:application_id>/review/", hire_review.hire_review, name="hire_review"),
    path("requisitions/<int:number>/scorecards.csv", export.scorecards_csv, name="scorecards_csv"),
]
