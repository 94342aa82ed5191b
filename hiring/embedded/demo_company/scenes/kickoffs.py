"""REQ-152 to REQ-155: seats that are not open yet, each kickoff at another point."""

from collections.abc import Generator
from datetime import datetime, timedelta
from uuid import UUID

from hiring.embedded.demo_company.agreeing import change, planned, prepare, sign
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk, desk_of
from hiring.embedded.demo_company.scenes import preparing
from hiring.embedded.demo_company.seats import Seat
from requisitions.actions.interview_plan import add_stage, change_stage
from requisitions.actions.kickoff import record_attendance, schedule_kickoff
from requisitions.actions.requirements import add_requirement, answer_challenge, change_requirement
from requisitions.models import Requirement
from requisitions.rules.drafts import Profile, RequirementDraft, Sourcing, StageDraft, TimeToHire

DYNAMICS, CPP, METHOD = "Dynamics and control", "Real-time C++", "Experimental method"
OTHERS, SAFETY = "Working with others", "Functional safety"


def prepared(
    company: Company, seat: Seat, scheduled_at: datetime, meets_at: datetime
) -> Generator[datetime, datetime, Desk]:
    """Plan the seat, put the kickoff on the calendar, and let the recruiter prepare it."""
    requisition = yield from planned(company, seat)
    desk = desk_of(company, seat, requisition)
    at = yield scheduled_at
    schedule_kickoff(requisition, starts_at=meets_at, place="Room Dommel", act=company.act(desk.recruiter, at))
    at = yield at + timedelta(minutes=50)
    prepare(desk, at, meets_at=meets_at)
    return desk


def meet(desk: Desk, at: datetime) -> None:
    """Both were there."""
    act = desk.company.act(desk.recruiter, at)
    record_attendance(desk.requisition, present=[desk.manager, desk.recruiter], act=act)


def one_line_changed(company: Company, seat: Seat) -> Story:
    """REQ-152, Field Tester: Priya has signed what Tomás has not read again since one line changed."""
    desk = yield from prepared(company, seat, company.day(-3, 9, 20), company.day(-1, 10))
    at = yield company.day(-1, 10, 45)
    meet(desk, at)
    at = yield company.day(-1, 13, 40)
    role = seat.role
    change(desk, Sourcing(role.sourcing_plan, 4, company.hours.day_from(company.now, 12)), at)
    at = yield company.now - timedelta(minutes=64)
    sign(desk, desk.recruiter, at)


def to_be_approved(company: Company, seat: Seat) -> Story:
    """REQ-153, Firmware Test Engineer: met on the last working day; Ingrid's approval is due tomorrow."""
    desk = yield from prepared(company, seat, company.day(-3, 11), company.day(-1, 15, 15))
    at = yield company.day(-1, 16)
    meet(desk, at)
    for requirement in desk.musts:
        answer_challenge(requirement, would_reject=True, act=company.act(desk.recruiter, at))


def to_meet_tomorrow(company: Company, seat: Seat) -> Story:
    """REQ-154, Logistics Planner: Marcus and Daniel meet tomorrow afternoon."""
    requisition = yield from planned(company, seat)
    at = yield company.day(-1, 11, 30)
    act = company.act(seat.recruiter, at)
    guests = [company.people["Ewa Kowalska"]]
    schedule_kickoff(requisition, starts_at=company.day(1, 14), guests=guests, place="Line 2, meeting corner", act=act)


def in_progress(company: Company, seat: Seat) -> Story:
    """REQ-155, Controls Engineer: they are at it. R3 has just changed under Maya's name, and R5 has no stage."""
    requisition = yield from planned(company, seat)
    desk = desk_of(company, seat, requisition)
    began = company.now - timedelta(minutes=52)
    at = yield company.day(-2, 10, 5)
    schedule_kickoff(requisition, starts_at=began, place="Video call", act=company.act(desk.recruiter, at))
    at = yield at + timedelta(hours=3)
    _plan(desk, at)
    _require(desk, at + timedelta(minutes=20))
    preparing.asked(desk, at + timedelta(minutes=30), due_at=company.day(-1, 16))
    at = yield company.day(-1, 11)
    preparing.answered(desk, at)
    at = yield company.day(-1, 14, 30)
    change(desk, Profile(seat.role.ideal_profile), at)
    change(desk, Sourcing(seat.role.sourcing_plan, 3, company.hours.day_from(company.now, 14)), at)
    change(desk, TimeToHire(seat.wished_days, seat.agreed_days), at)
    at = yield began + timedelta(minutes=8)
    meet(desk, at)
    _challenge(desk, at)
    preparing.calibrated(desk, at + timedelta(minutes=2))
    at = yield began + timedelta(minutes=22)
    sign(desk, desk.recruiter, at)
    at = yield began + timedelta(minutes=41)
    _reworded(desk, at)


def _plan(desk: Desk, at: datetime) -> None:
    """Five conversations instead of the usual three."""
    company, act = desk.company, desk.company.act(desk.recruiter, at)

    def ids(*names: str) -> tuple[UUID, ...]:
        return tuple(company.people[name].pk for name in names)

    screen, technical, loop = (desk.stages[name] for name in ("Recruiter screen", "Technical", "Loop"))
    change_stage(screen, StageDraft("Screen", screen.milestone, 30, 5, (OTHERS,), ids("Maya Lindqvist")), act=act)
    change_stage(
        technical,
        StageDraft("Control theory", technical.milestone, 60, 7, (DYNAMICS, METHOD), ids("Bram Visser")),
        act=act,
    )
    add_stage(
        desk.requisition, StageDraft("Code", "interview", 60, 7, (CPP, OTHERS), ids("Yusuf Demir", "Lin Zhao")), act=act
    )
    change_stage(loop, StageDraft("Systems", loop.milestone, 90, 10, (DYNAMICS, METHOD), ids("Aiko Tanaka")), act=act)
    add_stage(desk.requisition, StageDraft("Team", "onsite", 45, 10, (OTHERS,), ids("Noor Hassan")), act=act)
    desk.stages = {stage.name: stage for stage in desk.requisition.stages.all()}


def _require(desk: Desk, at: datetime) -> None:
    """R1 to R7; functional safety is a nice-to-have for now."""
    asks = (
        ("Has shipped a controller for a floating-base or legged robot", "must", DYNAMICS, "Control theory"),
        ("Modern C++ on a real-time target, without allocation in the loop", "must", CPP, "Code"),
        ("Tunes on hardware from logs", "must", METHOD, "Systems"),
        ("Writes a test another engineer can run tomorrow", "must", OTHERS, "Team"),
        ("Functional safety: has taken one hazard analysis to release", "nice", SAFETY, ""),
        ("Model predictive control in production", "nice", DYNAMICS, "Control theory"),
        ("Has mentored at least one junior engineer", "nice", OTHERS, "Team"),
    )
    act = desk.company.act(desk.recruiter, at)
    for text, level, skill, stage in asks:
        stage_id = desk.stages[stage].pk if stage else None
        add_requirement(desk.requisition, RequirementDraft(text, level, skill, stage_id), act=act)
    desk.requirements = {each.code: each for each in desk.requisition.requirements.all()}


def _challenge(desk: Desk, at: datetime) -> None:
    for requirement in desk.musts:
        for member in (desk.manager, desk.recruiter):
            answer_challenge(requirement, would_reject=True, act=desk.company.act(member, at))


def _reworded(desk: Desk, at: datetime) -> None:
    """Aiko sharpens R3, which voids Maya's signature, and makes R5 a must-have that nobody assesses."""
    tuning = "Tunes on hardware from logs, not by hand on the day"
    _change(desk, "R3", RequirementDraft(tuning, "must", METHOD, desk.stages["Systems"].pk), at)
    safety = desk.requirements["R5"].text
    _change(desk, "R5", RequirementDraft(safety, "must", SAFETY), at + timedelta(minutes=3))
    for member in (desk.manager, desk.recruiter):
        act = desk.company.act(member, at + timedelta(minutes=4))
        answer_challenge(desk.requirements["R5"], would_reject=True, act=act)


def _change(desk: Desk, code: str, draft: RequirementDraft, at: datetime) -> None:
    requirement = Requirement.objects.select_related("requisition").get(pk=desk.requirements[code].pk)
    change_requirement(requirement, draft, seen=requirement.fingerprint, act=desk.company.act(desk.manager, at))
