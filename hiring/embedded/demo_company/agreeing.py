"""From a wish to an open requisition: the plan item, its two approvals, the kickoff and both signatures."""

from collections.abc import Generator
from datetime import datetime, timedelta
from random import Random

from hiring.embedded.demo_company.chasing import updates
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk, desk_of
from hiring.embedded.demo_company.seats import Seat
from hiring.tenancy.models import Member
from requisitions.actions.interview_plan import change_stage
from requisitions.actions.kickoff import record_attendance, schedule_kickoff
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.actions.plan import create_plan_item, propose_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.requirements import add_requirement, answer_challenge
from requisitions.actions.requisition import create_requisition
from requisitions.actions.signing import sign_kickoff
from requisitions.models import HiringPlan, Kickoff, PlanItem, Requisition
from requisitions.rules.drafts import Profile, RequirementDraft, Sourcing, StageDraft, Terms, TimeToHire
from requisitions.rules.plan import PlanDraft

MEETING = timedelta(minutes=45)
PLACES = ("Room Dommel", "Room Schie", "Video call", "Room Rotte")


def draft_of(company: Company, seat: Seat, at: datetime) -> PlanDraft:
    """Return what the manager writes about the seat."""
    role = seat.role
    return PlanDraft(
        title=seat.name,
        role_type=role.role_type,
        department=role.department,
        location=seat.location or role.location,
        seats=seat.openings,
        outcome=role.outcome,
        success_at_6_months=role.at_six_months,
        success_at_12_months=role.at_twelve_months,
        time_to_impact=role.time_to_impact,
        target_start_on=company.hours.day_from(at + timedelta(days=seat.agreed_days + 50), 0),
        yearly_cost=role.yearly_cost,
        why_external=role.why_external,
        alternatives=role.alternatives,
        hiring_manager_id=company.people[role.manager].pk,
        recruiter_id=company.people[seat.recruiter].pk,
        plan_id=HiringPlan.objects.of_department(role.department).values_list("pk", flat=True).first(),
    )


def propose(company: Company, seat: Seat, at: datetime) -> PlanItem:
    """The manager writes the item and puts it to finance and talent."""
    act = company.act(seat.role.manager, at)
    return propose_plan_item(create_plan_item(draft_of(company, seat, at), act=act), act=act)


def approve(company: Company, item: PlanItem, side: str, at: datetime) -> None:
    """Finance or talent agrees to the item as it stands."""
    by = company.deciders[side]
    decide_plan_item(item, "open", side=side, version=item.version, act=company.act(by, at))


def planned(company: Company, seat: Seat) -> Generator[datetime, datetime, Requisition]:
    """Plan the seat and have it approved; return its requisition, before the kickoff.

    At the same pace for every seat: requisitions are numbered in the order in which they were planned.
    """
    hours = company.hours
    at = yield seat.planned_at
    item = propose(company, seat, at)
    for side in ("finance", "talent"):
        at = yield hours.fit(at + timedelta(hours=11))
        approve(company, item, side, at)
    at = yield hours.fit(at + timedelta(hours=2))
    return create_requisition(item, act=company.act(seat.recruiter, at))


def opened(company: Company, seat: Seat) -> Generator[datetime, datetime, tuple[Desk, datetime]]:
    """Take a seat from the wish to the open requisition; return its desk, and when it opened."""
    luck = company.random(seat.key)
    requisition = yield from planned(company, seat)
    desk = desk_of(company, seat, requisition)
    at = yield from met(desk, luck)
    at = yield company.hours.later(at, luck, days=(0.02, 0.3))
    sign(desk, desk.recruiter, at)
    late = luck.random() < seat.habits.signs_late
    at = yield company.hours.later(at, luck, days=(4, 6) if late else (0.05, 1.2))
    sign(desk, desk.manager, at)
    company.clockwork.begin(updates(desk, at))
    return desk, at


def met(desk: Desk, luck: Random) -> Generator[datetime, datetime, datetime]:
    """Schedule the kickoff, prepare it, meet; return when the meeting ended."""
    company, seat = desk.company, desk.seat
    at = yield desk.requisition.created_at
    starts_at = company.hours.slot(at, luck, working_days=seat.kickoff_after, length=MEETING)
    act = company.act(desk.recruiter, at)
    schedule_kickoff(desk.requisition, starts_at=starts_at, place=luck.choice(PLACES), act=act)
    at = yield company.hours.later(at, luck, days=(0.1, 0.8))
    prepare(desk, at, meets_at=starts_at)
    at = yield starts_at + MEETING
    act = company.act(desk.recruiter, at)
    record_attendance(desk.requisition, present=[desk.manager, desk.recruiter], act=act)
    if seat.is_thorough:
        challenge(desk, at)
    return at


def prepare(desk: Desk, at: datetime, *, meets_at: datetime) -> None:
    """The recruiter writes down what the manager sent: requirements, who assesses them, sourcing, time to hire."""
    act, seat = desk.company.act(desk.recruiter, at), desk.seat
    for ask in seat.role.asks:
        level = "must" if ask.is_must else "nice"
        add_requirement(
            desk.requisition, RequirementDraft(ask.text, level, ask.skill, desk.stages[ask.stage].pk), act=act
        )
    for name, panel in (("Technical", seat.role.technical), ("Loop", seat.role.loop)):
        staff(desk, name, panel, at)
    due_on = desk.company.hours.day_from(meets_at, seat.slate_after)
    change(desk, Profile(seat.role.ideal_profile), at)
    change(desk, Sourcing(seat.role.sourcing_plan, seat.slate_size, due_on), at)
    change(desk, TimeToHire(seat.wished_days, seat.agreed_days), at)
    desk.requirements = {each.code: each for each in desk.requisition.requirements.all()}


def staff(desk: Desk, name: str, panel: tuple[str, ...], at: datetime) -> None:
    """Say what a stage assesses and who interviews in it."""
    stage = desk.stages[name]
    skills = desk.seat.role.skills_in(name)
    ids = tuple(desk.company.people[each].pk for each in panel)
    draft = StageDraft(name, stage.milestone, stage.minutes, stage.agreed_days, skills, ids)
    change_stage(stage, draft, act=desk.company.act(desk.recruiter, at))


def change(desk: Desk, terms: Terms, at: datetime) -> None:
    """Write one part of the kickoff as the recruiter, having read what stood there."""
    seen = seen_of(terms_of(Kickoff.objects.get(requisition=desk.requisition), type(terms)))
    change_terms(desk.requisition, terms, seen=seen, act=desk.company.act(desk.recruiter, at))


def challenge(desk: Desk, at: datetime) -> None:
    """Both answer, for each must-have, whether they would reject somebody great without it."""
    for requirement in desk.requirements.values():
        for member in (desk.manager, desk.recruiter):
            answer_challenge(requirement, would_reject=requirement.is_must, act=desk.company.act(member, at))


def sign(desk: Desk, member: Member, at: datetime) -> None:
    """Put a name under the version as it stands; the second one opens the requisition."""
    version = Kickoff.objects.get(requisition=desk.requisition).version
    sign_kickoff(desk.requisition, version=version, act=desk.company.act(member, at))
