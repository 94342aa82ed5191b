"""What people do at a desk, as one call each: thin over the program's own actions, in the words of the story."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from hiring.embedded.demo_company import words
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.people import plain
from hiring.tenancy.models import Member
from requisitions.actions import interview as interviews
from requisitions.actions.application import add_application, reject, withdraw
from requisitions.actions.candidate import add_candidate
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.models import Application, Interview, Requirement, Slate
from scorecards.actions import debrief as debriefs
from scorecards.actions import scorecard as scorecards
from scorecards.models import Debrief
from scorecards.rules.draft import Draft, RatingDraft
from sla.models import Commitment


def apply(desk: Desk, name: str, source: str, at: datetime) -> Application:
    """Somebody applies, or is found."""
    act = desk.company.act(desk.recruiter, at)
    candidate = add_candidate(name=name, email=f"{plain(name)}@mail.example", act=act)
    application = add_application(desk.requisition, candidate, source=source, act=act)
    application.candidate = candidate
    desk.running.add(application.pk)
    return application


def decline(
    desk: Desk, application: Application, requirement: Requirement | None, note: str, at: datetime, by: Member
) -> None:
    """End it, citing what is not met; without a requirement it counts as unexplained."""
    reason = Application.Reason.OTHER if requirement is None else Application.Reason.REQUIREMENT
    reject(application, reason=reason, requirement=requirement, note=note, act=desk.company.act(by, at))
    desk.ended(application)


def leave(desk: Desk, application: Application, note: str, at: datetime) -> None:
    """The candidate does not go on."""
    withdraw(application, note=note, act=desk.company.act(desk.recruiter, at))
    desk.ended(application)


def present(desk: Desk, applications: Sequence[Application], luck: Random, at: datetime) -> Slate:
    """The recruiter presents them, each with what shows each must-have."""
    act = desk.company.act(desk.recruiter, at)
    proposals = [Proposal(each, _shown(desk, luck)) for each in applications]
    return present_slate(draft_slate(desk.requisition, proposals, act=act), act=act)


def _shown(desk: Desk, luck: Random) -> dict[UUID, str]:
    return {each.pk: luck.choice(ask.shown) for each, ask in zip(desk.musts, desk.seat.role.musts, strict=True)}


def invite(
    desk: Desk, application: Application, stage: str, panel: Iterable[Member], starts_at: datetime, at: datetime
) -> Interview:  # fmt: skip
    """The recruiter puts an interview on the calendar; it takes as long as the stage says."""
    found = desk.stages[stage]
    place = "Phone" if stage == "Recruiter screen" else words.PLACES[starts_at.day % len(words.PLACES)]
    slot = interviews.Slot(starts_at, starts_at + timedelta(minutes=found.minutes), place)
    act = desk.company.act(desk.recruiter, at)
    return interviews.schedule(application, stage=found, slot=slot, interviewers=list(panel), act=act)


def hold(desk: Desk, interview: Interview, at: datetime) -> None:
    """The recruiter notes that it took place."""
    interviews.hold(interview, act=desk.company.act(desk.recruiter, at))


@dataclass(frozen=True)
class Card:
    """What somebody writes: by skill, the rating and what they saw; a skill without was not got to."""

    scores: Mapping[str, tuple[int, str]]
    overall: int | None = None
    note: str = ""


def write(desk: Desk, interview: Interview, author: Member, card: Card, at: datetime) -> None:
    """Somebody on the panel writes and submits."""
    ratings = tuple(_rating(desk, skill, card) for skill in _skills(desk, interview))
    draft = Draft(ratings, card.overall, overall_note=card.note)
    with desk.company.scope(author):
        scorecards.save_draft(interview, draft, act=desk.company.act(author, at - timedelta(minutes=6)))
        scorecards.submit(interview, act=desk.company.act(author, at))


def begin_writing(desk: Desk, interview: Interview, author: Member, card: Card, at: datetime) -> None:
    """Somebody has written this much, and it is saved."""
    ratings = tuple(_rating(desk, skill, card) for skill in sorted(card.scores))
    with desk.company.scope(author):
        scorecards.save_draft(interview, Draft(ratings), act=desk.company.act(author, at))


def _skills(desk: Desk, interview: Interview) -> tuple[str, ...]:
    stage = next(name for name, stage in desk.stages.items() if stage.pk == interview.stage_id)
    return desk.seat.role.skills_in(stage)


def _rating(desk: Desk, skill: str, card: Card) -> RatingDraft:
    score, evidence = card.scores.get(skill, (None, ""))
    return RatingDraft(desk.company.skills[skill], score, score is None, evidence)


def call_together(
    desk: Desk, application: Application, people: Iterable[Member], meets_at: datetime, at: datetime
) -> Debrief:
    """The recruiter puts the debrief on the calendar of the panel and both owners."""
    everybody = list(dict.fromkeys([desk.manager, desk.recruiter, *people]))
    meeting = debriefs.Meeting(meets_at, 30, "Video call")
    return debriefs.schedule(application, meeting, people=everybody, act=desk.company.act(desk.recruiter, at))


def conclude(desk: Desk, debrief: Debrief, conclusion: debriefs.Conclusion, at: datetime) -> None:
    """They meet, and the manager decides."""
    there = [each.member for each in debrief.attendance_set.select_related("member")]
    debriefs.hold(debrief, attended=there, act=desk.company.act(desk.recruiter, at))
    debriefs.decide(debrief, conclusion, act=desk.company.act(desk.manager, at + timedelta(minutes=4)))
    if conclusion.decision == Debrief.Decision.DECLINE:
        desk.ended(debrief.application)


def debrief_due(application: Application) -> datetime:
    """Return when the debrief on this application is promised for."""
    promises = Commitment.objects.filter(clause="debrief", application=application).order_by("-cycle")
    return promises.values_list("due_at", flat=True)[0]
