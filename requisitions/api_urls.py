"""API addresses of requisitions."""

from django.urls import URLPattern, URLResolver, path

from requisitions.api import (
    application,
    candidate,
    competency,
    hiring_plan,
    interview,
    interview_plan,
    kickoff,
    library,
    offer,
    plan,
    plan_policy,
    requirements,
    requisition,
    role_facts,
    slate,
    vocabulary,
)
from requisitions.api.history import HistoryImports

REQUISITION = "requisitions/<int:number>/"
KICKOFF = f"{REQUISITION}kickoff/"
REQUIREMENT = f"{REQUISITION}requirements/<int:position>/"
STAGE = f"{REQUISITION}stages/<uuid:stage_id>/"
PLAN_ITEM = "plan-items/<int:number>/"
SLATE = f"{REQUISITION}slates/<int:slate_number>/"
APPLICATION = "applications/<uuid:application_id>/"
INTERVIEW = "interviews/<uuid:interview_id>/"
COMPETENCY = "competencies/<uuid:competency_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("plans/", hiring_plan.HiringPlans.as_view(), name="api_hiring_plans"),
    path("plans/<uuid:plan_id>/", hiring_plan.OneHiringPlan.as_view(), name="api_hiring_plan"),
    path("plan-policy/", plan_policy.PlanPolicies.as_view(), name="api_plan_policy"),
    path("role-facts/", role_facts.RoleFacts.as_view(), name="api_role_facts"),
    path("role-facts/table/", role_facts.RoleFactsTable.as_view(), name="api_role_facts_table"),
    path("plan-items/", plan.PlanItems.as_view(), name="api_plan_items"),
    path(PLAN_ITEM, plan.OnePlanItem.as_view(), name="api_plan_item"),
    path(f"{PLAN_ITEM}versions/", plan.Versions.as_view(), name="api_plan_item_versions"),
    path(f"{PLAN_ITEM}propose/", plan.Propose.as_view(), name="api_plan_item_propose"),
    path(f"{PLAN_ITEM}decisions/", plan.Decide.as_view(), name="api_plan_item_decide"),
    path(f"{PLAN_ITEM}split/", plan.Split.as_view(), name="api_plan_item_split"),
    path(f"{PLAN_ITEM}withdraw/", plan.Withdraw.as_view(), name="api_plan_item_withdraw"),
    path(f"{PLAN_ITEM}requisition/", plan.MakeRequisition.as_view(), name="api_plan_item_requisition"),
    path("requisitions/", requisition.Requisitions.as_view(), name="api_requisitions"),
    path(REQUISITION, requisition.OneRequisition.as_view(), name="api_requisition"),
    path(f"{REQUISITION}state/", requisition.State.as_view(), name="api_requisition_state"),
    path(KICKOFF, kickoff.OneKickoff.as_view(), name="api_kickoff"),
    path(f"{KICKOFF}versions/", kickoff.Versions.as_view(), name="api_kickoff_versions"),
    path(f"{KICKOFF}schedule/", kickoff.Schedule.as_view(), name="api_kickoff_schedule"),
    path(f"{KICKOFF}attendance/", kickoff.Attendance.as_view(), name="api_kickoff_attendance"),
    path(f"{KICKOFF}approve/", kickoff.Approve.as_view(), name="api_kickoff_approve"),
    path(f"{KICKOFF}sign/", kickoff.Sign.as_view(), name="api_kickoff_sign"),
    path(f"{KICKOFF}notes/", vocabulary.KickoffNotes.as_view(), name="api_kickoff_notes"),
    path("words/", vocabulary.Words.as_view(), name="api_words"),
    path(f"{KICKOFF}<slug:part>/", kickoff.Part.as_view(), name="api_kickoff_part"),
    path(f"{REQUISITION}requirements/", requirements.Requirements.as_view(), name="api_requirements"),
    path(REQUIREMENT, requirements.OneRequirement.as_view(), name="api_requirement"),
    path(f"{REQUIREMENT}answer/", requirements.Challenge.as_view(), name="api_requirement_answer"),
    path(f"{REQUISITION}stages/", interview_plan.Stages.as_view(), name="api_stages"),
    path(STAGE, interview_plan.OneStage.as_view(), name="api_stage"),
    path(f"{STAGE}move/", interview_plan.Move.as_view(), name="api_stage_move"),
    path("candidates/", candidate.Candidates.as_view(), name="api_candidates"),
    path("candidates/<uuid:candidate_id>/", candidate.OneCandidate.as_view(), name="api_candidate"),
    path(f"{REQUISITION}updates/", requisition.Updates.as_view(), name="api_updates"),
    path(f"{REQUISITION}applications/", application.Applications.as_view(), name="api_applications"),
    path(APPLICATION, application.OneApplication.as_view(), name="api_application"),
    path(f"{APPLICATION}move/", application.Move.as_view(), name="api_application_move"),
    path(f"{APPLICATION}close/", application.Close.as_view(), name="api_application_close"),
    path(f"{APPLICATION}told/", application.Told.as_view(), name="api_application_told"),
    path(f"{APPLICATION}reopen/", application.Reopen.as_view(), name="api_application_reopen"),
    path(f"{APPLICATION}offers/", offer.Offers.as_view(), name="api_offers"),
    path("offers/<uuid:offer_id>/answer/", offer.OfferAnswer.as_view(), name="api_offer_answer"),
    path(f"{REQUISITION}slates/", slate.Slates.as_view(), name="api_slates"),
    path(SLATE, slate.OneSlate.as_view(), name="api_slate"),
    path(f"{SLATE}present/", slate.Present.as_view(), name="api_slate_present"),
    path(f"{SLATE}withdraw/", slate.Withdraw.as_view(), name="api_slate_withdraw"),
    path(f"{SLATE}return/", slate.Return.as_view(), name="api_slate_return"),
    path(f"{SLATE}places/<uuid:place_id>/answer/", slate.Answer.as_view(), name="api_slate_answer"),
    path("interviews/", interview.Interviews.as_view(), name="api_interviews"),
    path(f"{APPLICATION}interviews/", interview.Schedule.as_view(), name="api_interview_schedule"),
    path(INTERVIEW, interview.OneInterview.as_view(), name="api_interview"),
    path(f"{INTERVIEW}reschedule/", interview.Reschedule.as_view(), name="api_interview_reschedule"),
    path(f"{INTERVIEW}cancel/", interview.Cancel.as_view(), name="api_interview_cancel"),
    path(f"{INTERVIEW}held/", interview.Held.as_view(), name="api_interview_held"),
    path(f"{INTERVIEW}prepared/", interview.Prepared.as_view(), name="api_interview_prepared"),
    path(f"{INTERVIEW}seats/", interview.Seats.as_view(), name="api_seats"),
    path(f"{INTERVIEW}seats/<uuid:seat_id>/", interview.OneSeat.as_view(), name="api_seat"),
    path("history-imports/", HistoryImports.as_view(), name="api_history_imports"),
    path("competencies/", competency.Competencies.as_view(), name="api_competencies"),
    path(COMPETENCY, competency.OneCompetency.as_view(), name="api_competency"),
    path(f"{COMPETENCY}retirement/", competency.Retire.as_view(), name="api_competency_retire"),
    path("pools/", library.Pools.as_view(), name="api_pools"),
    path("pools/<uuid:pool_id>/", library.OnePool.as_view(), name="api_pool"),
    path("pools/<uuid:pool_id>/retirement/", library.RetirePool.as_view(), name="api_pool_retire"),
    path("plan-templates/", library.PlanTemplates.as_view(), name="api_plan_templates"),
    path("plan-templates/<uuid:template_id>/", library.OnePlanTemplate.as_view(), name="api_plan_template"),
    path(f"{REQUISITION}stages/template/", library.UseTemplate.as_view(), name="api_plan_template_use"),
    path("loop-rule/", library.LoopRule.as_view(), name="api_loop_rule"),
]
