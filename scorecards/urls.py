"""Pages of judgement."""

from django.urls import URLPattern, URLResolver, path

from scorecards.views import courses, debrief, export, hire_review, kit, question, scorecard, shadow, survey, training

QUESTION = "library/questions/<uuid:question_id>/"
KIT = "requisitions/<int:number>/plan/<uuid:stage_id>/kit/"

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
    path("library/questions/", question.questions, name="questions"),
    path("library/questions/new/", question.new, name="question_new"),
    path(QUESTION, question.question, name="question"),
    path(f"{QUESTION}edit/", question.edit, name="question_edit"),
    path(f"{QUESTION}retire/", question.retire, name="question_retire"),
    path(f"{QUESTION}restore/", question.restore, name="question_restore"),
    path(KIT, kit.stage_kit, name="stage_kit"),
    path(f"{KIT}add/", kit.add, name="kit_question_add"),
    path(f"{KIT}<uuid:kit_question_id>/remove/", kit.remove, name="kit_question_remove"),
    path(f"{KIT}<uuid:kit_question_id>/renew/", kit.renew, name="kit_question_renew"),
    path("training/", training.training, name="training"),
    path("training/everybody/", training.everybody, name="compliance"),
    path("training/everybody.csv", training.compliance_csv, name="compliance_csv"),
    path("training/people/<uuid:member_id>/", training.person, name="training_person"),
    path("training/people/<uuid:member_id>/evidence/", training.add_proof, name="training_proof"),
    path("training/people/<uuid:member_id>/waiver/", training.add_waiver, name="training_waiver"),
    path("training/evidence/<uuid:proof_id>/withdraw/", training.withdraw, name="training_proof_withdraw"),
    path("training/waivers/<uuid:waiver_id>/end/", training.end_waiver, name="training_waiver_end"),
    path("training/courses/", courses.courses, name="training_courses"),
    path("training/courses/start/", courses.start, name="training_start"),
    path("training/courses/new/", courses.new, name="course_new"),
    path("training/courses/<uuid:course_id>/", courses.edit, name="course_edit"),
    path("training/courses/<uuid:course_id>/retire/", courses.retire, name="course_retire"),
    path("interviews/<uuid:interview_id>/shadow/", shadow.shadow_new, name="shadow_new"),
    path("shadows/<uuid:shadow_id>/", shadow.shadow, name="shadow"),
    path("shadows/<uuid:shadow_id>/remove/", shadow.shadow_remove, name="shadow_remove"),
    path("shadows/<uuid:shadow_id>/sign/", shadow.shadow_sign, name="shadow_sign"),
    path("settings/candidate-survey/", survey.survey_switch, name="survey_switch"),
]
