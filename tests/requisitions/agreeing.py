"""A seat on its way to being agreed: planned, approved, met about, ready to sign. Made by the actions alone."""

from dataclasses import replace
from datetime import date, timedelta

from hiring.ledger.models import Event
from requisitions.actions.interview_plan import change_stage
from requisitions.actions.kickoff import record_attendance, schedule_kickoff
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.actions.plan import create_plan_item, propose_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.requirements import add_requirement
from requisitions.actions.requisition import create_requisition
from requisitions.actions.signing import sign_kickoff
from requisitions.models import Kickoff, PlanItem, Requisition, Stage
from requisitions.rules.drafts import Profile, RequirementDraft, Sourcing, StageDraft, TimeToHire
from requisitions.rules.plan import PlanDraft
from tests.world import MONDAY, World

SLATE_ON = date(2026, 12, 4)


def draft(world: World, **changes) -> PlanDraft:
    """What the manager writes about the seat; the texts carry the organization's name, so that a leak shows."""
    usual = PlanDraft(
        title=f"Controls Engineer {world.slug.capitalize()}",
        role_type="Engineering",
        department="Legged platform",
        location="Delft",
        seats=1,
        outcome=f"The gait controller of {world.slug} holds on stairs",
        success_at_6_months="L2 gait controller passes the stair course 50 times in a row.",
        success_at_12_months="It runs 500 h on a customer floor without a safety stop.",
        time_to_impact="Three months",
        target_start_on=date(2027, 3, 1),
        yearly_cost=96_000,
        why_external="Nobody here has shipped a legged controller.",
        alternatives="Training Bram takes a year; a contractor leaves with the knowledge.",
        hiring_manager_id=world.manager.pk,
        recruiter_id=world.recruiter.pk,
    )
    return replace(usual, **changes)


def plan(world: World, **changes) -> PlanItem:
    return create_plan_item(draft(world, **changes), act=world.act(world.manager))


def propose(world: World, **changes) -> PlanItem:
    return propose_plan_item(plan(world, **changes), act=world.act(world.manager))


def approve(world: World, **changes) -> PlanItem:
    item = propose(world, **changes)
    decide_plan_item(item, "open", side="finance", version=1, act=world.act(world.finance))
    decide_plan_item(item, "open", side="talent", version=1, act=world.act(world.ta_leader))
    item.refresh_from_db()
    return item


def create(world: World, **changes) -> Requisition:
    return create_requisition(approve(world, **changes), act=world.act(world.recruiter))


def ready(world: World, **changes) -> Requisition:
    """Held, with one must-have assessed and everything agreed: nothing is in the way of signing."""
    requisition = create(world, **changes)
    act = world.act(world.manager)
    technical = stage(requisition, "Technical")
    planned = StageDraft("Technical", "interview", 60, 7, ("Dynamics and control",), (world.interviewer.pk,))
    change_stage(technical, planned, act=act)
    must = RequirementDraft("Has shipped a legged controller", "must", "Dynamics and control", technical.pk)
    add_requirement(requisition, must, act=act)
    for terms in (
        Profile("Somebody who writes the test first"),
        Sourcing("Former colleagues; two conferences", 3, SLATE_ON),
        TimeToHire(wished_days=40, agreed_days=55),
    ):
        change_terms(requisition, terms, seen=seen_of(terms_of(kickoff(requisition), type(terms))), act=act)
    starts_at = MONDAY + timedelta(hours=1)
    schedule_kickoff(requisition, starts_at=starts_at, act=world.act(world.recruiter))
    record_attendance(requisition, present=[world.manager, world.recruiter], act=world.act(world.recruiter, starts_at))
    return requisition


def open_up(world: World, **changes) -> Requisition:
    requisition = ready(world, **changes)
    version = kickoff(requisition).version
    for signer in (world.recruiter, world.manager):
        sign_kickoff(requisition, version=version, act=world.act(signer, MONDAY + timedelta(hours=2)))
    requisition.refresh_from_db()
    return requisition


def kickoff(requisition: Requisition) -> Kickoff:
    return Kickoff.objects.select_related("requisition").get(requisition=requisition)


def stage(requisition: Requisition, name: str) -> Stage:
    return Stage.objects.select_related("requisition").get(requisition=requisition, name=name)


def verbs(thread) -> list[str]:
    """What the ledger says of this plan item or requisition, oldest first."""

    return list(Event.objects.filter(thread_id=thread.pk).order_by("id").values_list("verb", flat=True))
