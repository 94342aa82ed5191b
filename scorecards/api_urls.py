"""API addresses of judgement."""

from django.urls import URLPattern, URLResolver, path

from scorecards.api import debrief, hire_review, kit, question, scorecard, shadow, survey, training

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
    path("training/courses/", training.Courses.as_view(), name="api_courses"),
    path("training/courses/start/", training.Start.as_view(), name="api_training_start"),
    path("training/courses/<uuid:course_id>/", training.OneCourse.as_view(), name="api_course"),
    path("training/courses/<uuid:course_id>/retirement/", training.RetireCourse.as_view(), name="api_course_retire"),
    path("training/gate/", training.Gate.as_view(), name="api_training_gate"),
    path("training/mine/", training.Mine.as_view(), name="api_training_mine"),
    path("training/everybody/", training.Compliance.as_view(), name="api_compliance"),
    path("training/evidence/", training.Proofs.as_view(), name="api_training_proofs"),
    path("training/evidence/<uuid:proof_id>/withdraw/", training.WithdrawProof.as_view(), name="api_proof_withdraw"),
    path("training/waivers/", training.Waivers.as_view(), name="api_training_waivers"),
    path("training/waivers/<uuid:waiver_id>/end/", training.EndWaiver.as_view(), name="api_training_waiver_end"),
    path(f"{INTERVIEW}shadows/", shadow.Shadows.as_view(), name="api_shadows"),
    path("shadows/<uuid:shadow_id>/", shadow.OneShadow.as_view(), name="api_shadow"),
    path("shadows/<uuid:shadow_id>/scorecard/", shadow.Card.as_view(), name="api_shadow_scorecard"),
    path("shadows/<uuid:shadow_id>/sign/", shadow.Sign.as_view(), name="api_shadow_sign"),
    path("candidate-survey/switch/", survey.SurveySwitch.as_view(), name="api_survey_switch"),
]
