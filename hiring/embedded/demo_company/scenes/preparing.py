"""Around a kickoff: answers before it, profiles that both tried their picture on, and a change after an opening."""

from collections.abc import Generator
from datetime import datetime, timedelta

from hiring.embedded.demo_company.agreeing import sign
from hiring.embedded.demo_company.desk import Desk
from requisitions.actions.calibration import add_profile, rate_profile
from requisitions.actions.prework import review_answer, send_prework, write_answer
from requisitions.actions.requirements import change_requirement
from requisitions.models import PreworkAnswer, Requirement
from requisitions.rules.drafts import RequirementDraft

ANSWERS = {
    "outcome": "The new gait holds on stairs at customers, and nobody has to tune it there.",
    "today": "Bram reads a log for an hour before he touches a gain. Lin writes the test first.",
    "must-haves": "Tunes on hardware from logs",
    "dealbreakers": "Somebody who fixes it on the robot and leaves no trace of how.",
    "profile": "Tired of demos, and wants to see their controller in a warehouse.",
    "risks": "There are perhaps forty such people in Europe, and two competitors pay more.",
    "sourcing": "I know three of them, and I speak at a legged robotics workshop in May.",
}
PROFILES = (
    ("Nine years in drones", "Model predictive control for racing drones, shipped. Has never worked with contact."),
    ("PhD on legged locomotion", "Two papers everybody cites, one robot in a laboratory. Learns C++ for this."),
)


def asked(desk: Desk, at: datetime, *, due_at: datetime) -> None:
    """The recruiter asks, with a day to answer."""
    send_prework(desk.requisition, due_at=due_at, act=desk.company.act(desk.recruiter, at))


def answered(desk: Desk, at: datetime) -> None:
    """All of it is in, and the recruiter has read two."""
    by_manager, by_recruiter = (desk.company.act(each, at) for each in (desk.manager, desk.recruiter))
    for answer in PreworkAnswer.objects.filter(prework__kickoff__requisition=desk.requisition):
        text = ANSWERS[answer.key]
        given = write_answer(desk.requisition, answer.key, text, seen=answer.fingerprint, hand_in=True, act=by_manager)
        if answer.key in {"outcome", "today"}:
            review_answer(desk.requisition, answer.key, approves=True, seen=given.fingerprint, act=by_recruiter)


def calibrated(desk: Desk, at: datetime) -> None:
    """They differ on the first profile; on the second Maya has answered, and Aiko has not."""
    act = desk.company.act(desk.recruiter, at)
    for label, known in PROFILES:
        add_profile(desk.requisition, label=label, description=known, act=act)
    with desk.company.scope(desk.recruiter):
        rate_profile(desk.requisition, 1, rating=3, why="Contact can be learned; shipping cannot.", act=act)
        rate_profile(desk.requisition, 2, rating=2, why="No customer has ever waited for it.", act=act)
    with desk.company.scope(desk.manager):
        by_manager = desk.company.act(desk.manager, at)
        rate_profile(desk.requisition, 1, rating=2, why="Contact is the whole problem.", act=by_manager)


def amended(desk: Desk) -> Generator[datetime, datetime, None]:
    """The recruiter sharpens R2 after the opening and signs; the manager's name is due."""
    at = yield desk.company.now - timedelta(hours=4)
    asked = Requirement.objects.select_related("requisition").get(pk=desk.requirements["R2"].pk)
    draft = RequirementDraft(
        f"{asked.text}, and stayed until they ran without help", asked.level, asked.competency.name, asked.stage_id
    )
    act = desk.company.act(desk.recruiter, at)
    change_requirement(asked, draft, seen=asked.fingerprint, act=act)
    at = yield at + timedelta(minutes=6)
    sign(desk, desk.recruiter, at)
