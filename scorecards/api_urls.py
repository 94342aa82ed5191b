"""API addresses of judgement."""

from django.urls import URLPattern, URLResolver, path

from scorecards.api import debrief, hire_review, kit, question, scorecard

INTERVIEW = "interviews/<uuid:interview_id>/"
DEBRIEF = "applications/<uuid:application_id>/debrief/"
QUESTION = "questions/<uuid:question_id>/"
KIT = "requisitions/<int:number>/stages/<uuid:stage_id>/questions/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{INTERVIEW}scorecard/", scorecard.OwnScorecard.as_view(), name="api_scorecard"),
    path(f"{INTERVIEW}scorecard/submit/", scorecard.Submit.as_view(), name="api_scorecard_submit"),
    path(f"{INTERVIEW}scorecards/", scorecard.Scorecards.as_view(), name="api_scorecards"),
    path(f"{INTERVIEW}close-round/", scorecard.CloseRound.as_view(), name="api_close_round"),
    path("applications/<uuid:application_id>/reviews/", hire_review.HireReviews.as_view(), name="api_hire_reviews"),
    path(DEBRIEF, debrief.OneDebrief.as_view(), name="api_debrief"),
    path(f"{DEBRIEF}schedule/", debrief.Schedule.as_view(), name="api_debrief_schedule"),
    path(f"{DEBRIEF}cancel/", debrief.Cancel.as_view(), name="api_debrief_cancel"),
    path(f"{DEBRIEF}hold/", debrief.Hold.as_view(), name="api_debrief_hold"),
    path(f"{DEBRIEF}decide/", debrief.Decide.as_view(), name="api_debrief_decide"),
    path("questions/", question.Questions.as_view(), name="api_questions"),
    path(QUESTION, question.OneQuestion.as_view(), name="api_question"),
    path(f"{QUESTION}versions/", question.Versions.as_view(), name="api_question_versions"),
    path(f"{QUESTION}retirement/", question.Retire.as_view(), name="api_question_retire"),
    path(KIT, kit.Kit.as_view(), name="api_kit"),
    path(f"{KIT}<uuid:kit_question_id>/", kit.KitQuestion.as_view(), name="api_kit_question"),
]
