"""Pages of requisitions."""

from django.urls import URLPattern, URLResolver, path

from requisitions.views import (
    application,
    candidate,
    history,
    interview,
    interview_plan,
    kickoff,
    kickoff_meeting,
    kickoff_terms,
    offer,
    pipeline,
    plan,
    plan_item,
    requirements,
    requisition,
    slate,
)

REQUISITION = "requisitions/<int:number>/"
KICKOFF = f"{REQUISITION}kickoff/"
REQUIREMENT = f"{KICKOFF}requirements/<int:position>/"
STAGES = f"{REQUISITION}plan/"
SLATE = f"{REQUISITION}slates/<int:slate_number>/"
APPLICATION = "applications/<uuid:application_id>/"
INTERVIEW = "interviews/<uuid:interview_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("plan/", plan.hiring_plan, name="plan"),
    path("plan/new/", plan.new, name="plan_item_new"),
    path("plan/<int:number>/", plan_item.plan_item, name="plan_item"),
    path("plan/<int:number>/edit/", plan.edit, name="plan_item_edit"),
    path("plan/<int:number>/propose/", plan.propose, name="plan_item_propose"),
    path("plan/<int:number>/decide/", plan_item.decide, name="plan_item_decide"),
    path("plan/<int:number>/split/", plan.split, name="plan_item_split"),
    path("plan/<int:number>/requisition/", plan_item.open_requisition, name="plan_item_requisition"),
    path("requisitions/", requisition.requisitions, name="requisitions"),
    path(f"{REQUISITION}state/", requisition.state, name="requisition_state"),
    path(KICKOFF, kickoff.kickoff, name="requisition_kickoff"),
    path(f"{KICKOFF}schedule/", kickoff_meeting.schedule, name="kickoff_schedule"),
    path(f"{KICKOFF}attendance/", kickoff_meeting.attendance, name="kickoff_attendance"),
    path(f"{KICKOFF}approve/", kickoff.approve, name="kickoff_approve"),
    path(f"{KICKOFF}sign/", kickoff.sign, name="kickoff_sign"),
    path(f"{KICKOFF}changes/", kickoff.changes, name="kickoff_changes"),
    path(f"{KICKOFF}requirements/new/", requirements.new, name="requirement_new"),
    path(REQUIREMENT, requirements.requirement, name="requirement"),
    path(f"{REQUIREMENT}retire/", requirements.retire, name="requirement_retire"),
    path(f"{REQUIREMENT}answer/", requirements.answer, name="requirement_answer"),
    path(f"{KICKOFF}<slug:part>/", kickoff_terms.terms, name="kickoff_terms"),
    path(STAGES, interview_plan.interview_plan, name="interview_plan"),
    path(f"{STAGES}new/", interview_plan.new, name="stage_new"),
    path(f"{STAGES}<uuid:stage_id>/", interview_plan.stage, name="stage"),
    path(f"{STAGES}<uuid:stage_id>/move/", interview_plan.move, name="stage_move"),
    path(f"{STAGES}<uuid:stage_id>/remove/", interview_plan.remove, name="stage_remove"),
    path(REQUISITION, pipeline.requisition, name="requisition"),
    path(f"{REQUISITION}feed/", pipeline.feed, name="requisition_feed"),
    path(f"{REQUISITION}candidates/new/", candidate.applicant_new, name="applicant_new"),
    path(f"{REQUISITION}candidates/<uuid:candidate_id>/", candidate.applicant_known, name="applicant_known"),
    path("candidates/", candidate.candidates, name="candidates"),
    path("candidates/new/", candidate.new, name="candidate_new"),
    path("candidates/<uuid:candidate_id>/", candidate.candidate, name="candidate"),
    path("candidates/<uuid:candidate_id>/edit/", candidate.edit, name="candidate_edit"),
    path("candidates/<uuid:candidate_id>/apply/", candidate.apply, name="candidate_apply"),
    path(APPLICATION, application.application, name="application"),
    path(f"{APPLICATION}move/", application.move, name="application_move"),
    path(f"{APPLICATION}close/", application.close, name="application_close"),
    path(f"{APPLICATION}reopen/", application.reopen, name="application_reopen"),
    path(f"{APPLICATION}offer/", offer.extend, name="offer_extend"),
    path("offers/<uuid:offer_id>/answer/", offer.answer, name="offer_answer"),
    path(f"{REQUISITION}slates/draft/", slate.draft, name="slate_draft"),
    path(SLATE, slate.slate, name="slate"),
    path(f"{SLATE}withdraw/", slate.withdraw, name="slate_withdraw"),
    path(f"{SLATE}return/", slate.send_back, name="slate_return"),
    path(f"{SLATE}<uuid:place_id>/advance/", slate.advance, name="slate_advance"),
    path(f"{SLATE}<uuid:place_id>/decline/", slate.decline, name="slate_decline"),
    path(f"{APPLICATION}interviews/new/", interview.new, name="interview_new"),
    path("interviews/", interview.interviews, name="interviews"),
    path(INTERVIEW, interview.interview, name="interview"),
    path(f"{INTERVIEW}reschedule/", interview.reschedule, name="interview_reschedule"),
    path(f"{INTERVIEW}cancel/", interview.cancel, name="interview_cancel"),
    path(f"{INTERVIEW}held/", interview.hold, name="interview_held"),
    path(f"{INTERVIEW}panel/", interview.add_seat, name="interview_seat_add"),
    path(f"{INTERVIEW}panel/<uuid:seat_id>/remove/", interview.remove_seat, name="interview_seat_remove"),
    path("history/", history.history, name="history"),
    path("history/<uuid:upload>/", history.history_preview, name="history_preview"),
]
