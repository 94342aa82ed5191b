"""From the manager's yes to the hire: the technical interview, the loop, the debrief, the offer."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from hiring.embedded.demo_company import words
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.verbs import (
    Card,
    call_together,
    conclude,
    debrief_due,
    decline,
    hold,
    invite,
    leave,
    write,
)
from hiring.tenancy.models import Member
from requisitions.actions.application import move, reject
from requisitions.actions.interview import Cause, Slot, reschedule
from requisitions.actions.offer import accept_offer, decline_offer, extend_offer
from requisitions.models import Application, Interview, Offer
from scorecards.actions.debrief import Conclusion

Until = Generator[datetime, datetime, datetime | None]
MOVED = 0.07
LEAVES = 0.05
WRITES_LATE = 0.06
A_MOMENT = timedelta(minutes=30)


@dataclass(frozen=True)
class Trial:
    """One candidate on their way through a requisition: how `good` they are, from 0 to 1, and their luck."""

    desk: Desk
    application: Application
    good: float
    luck: Random

    @property
    def is_on(self) -> bool:
        return self.desk.is_running(self.application)


CAUSES = (
    Cause("candidate_conflict"),
    Cause("interviewer_conflict", "interviewer"),
    Cause("company_room", "recruiter"),
)


def interviewed(trial: Trial, since: datetime) -> Story:
    """Tell how one candidate fares from the slate's answer on."""
    desk, luck = trial.desk, trial.luck
    at = yield desk.company.hours.later(since, luck, days=(0.2, 1.5))
    for stage, bar in (("Technical", desk.seat.bars.technical), ("Loop", 0.0)):
        if stage == "Loop":
            move(trial.application, desk.stages[stage], act=desk.company.act(desk.recruiter, at))
        done = yield from judged(trial, stage, at)
        if done is None:
            return
        at = done
        if trial.good < luck.gauss(bar, 0.09):
            cite(trial, stage, at)
            return
    done = yield from debriefed(trial, at)
    if done is not None:
        yield from offered(trial, done)


def judged(trial: Trial, stage: str, at: datetime) -> Until:
    """Invite, hold, and let everybody write; return when the last scorecard was in, None if they are gone."""
    if not trial.is_on:
        return None
    desk, luck = trial.desk, trial.luck
    panel = panel_of(desk, stage, luck)
    interview = yield from appointed(trial, stage, panel, at)
    if luck.random() < LEAVES:
        at = yield max(at, interview.starts_at - timedelta(hours=20))
        if trial.is_on:
            leave(desk, trial.application, luck.choice(words.WITHDREW), at)
        return None
    at = yield interview.ends_at + timedelta(minutes=luck.randint(2, 12))
    if not trial.is_on:
        return None
    hold(desk, interview, at)
    for author, moment in writing_times(desk, panel, interview.ends_at, luck):
        at = yield moment
        judge(trial, interview, author, stage, at)
    return at if trial.is_on else None


def appointed(
    trial: Trial, stage: str, panel: Sequence[Member], at: datetime
) -> Generator[datetime, datetime, Interview]:
    """Put it on the calendar; now and then it is moved once, for one of the coded reasons."""
    desk, luck = trial.desk, trial.luck
    hours, length = desk.company.hours, timedelta(minutes=desk.stages[stage].minutes)
    starts_at = hours.slot(at, luck, working_days=(2, 5), length=length)
    interview = invite(desk, trial.application, stage, panel, starts_at, at)
    if luck.random() < MOVED:
        at = yield hours.later(at, luck, days=(0.1, 0.6))
        if trial.is_on:
            later = hours.slot(starts_at, luck, working_days=(1, 2), length=length)
            slot = Slot(later, later + length, interview.place)
            act = desk.company.act(desk.recruiter, at)
            interview = reschedule(interview, slot=slot, why=luck.choice(CAUSES), act=act)
    return interview


def panel_of(desk: Desk, stage: str, luck: Random) -> list[Member]:
    """Return who sits on this panel: one or two of the technical people, or the whole loop."""
    role = desk.seat.role
    names = luck.sample(role.technical, luck.choice((1, 1, 2))) if stage == "Technical" else role.loop
    return [desk.company.people[name] for name in names]


def writing_times(
    desk: Desk, panel: Sequence[Member], ends_at: datetime, luck: Random
) -> list[tuple[Member, datetime]]:
    """Return who writes when, in order: nearly all within a working day."""
    hours = desk.company.hours
    spans = [(1.05, 1.15) if luck.random() < WRITES_LATE else (0.03, 0.8) for _ in panel]
    times = [(hours.later(ends_at, luck, days=span), each) for span, each in zip(spans, panel, strict=True)]
    return [(each, moment) for moment, each in sorted(times, key=lambda pair: (pair[0], pair[1].name))]


def judge(trial: Trial, interview: Interview, author: Member, stage: str, at: datetime) -> None:
    """One scorecard: ratings around how good the candidate is, with what the author saw."""
    desk, luck = trial.desk, trial.luck
    skills = desk.seat.role.skills_in(stage)
    scores = {}
    for skill in luck.sample(skills, min(len(skills), 3)):
        score = min(max(round(0.6 + 3.4 * trial.good + luck.gauss(0, 0.5)), 1), 4)
        scores[skill] = (score, luck.choice(desk.company.library[skill].seen[score - 1]))
    mean = sum(score for score, _ in scores.values()) / len(scores)
    write(desk, interview, author, Card(scores, min(max(round(mean + luck.gauss(0, 0.25)), 1), 4)), at)


def cite(trial: Trial, stage: str, at: datetime) -> None:
    """The manager declines after a conversation, citing what was judged in that stage; sometimes nothing."""
    desk, luck = trial.desk, trial.luck
    asked = [each for each in desk.musts if each.stage_id == desk.stages[stage].pk]
    is_unexplained = luck.random() < desk.seat.habits.unexplained * 3
    note = luck.choice(words.UNEXPLAINED if is_unexplained else words.DECLINED_AFTER_TALK)
    decline(desk, trial.application, None if is_unexplained else luck.choice(asked), note, at, desk.manager)


def debriefed(trial: Trial, at: datetime) -> Until:
    """The panel talks and the manager decides; return when it is to be an offer, None otherwise."""
    desk, luck = trial.desk, trial.luck
    hours, due_at = desk.company.hours, debrief_due(trial.application)
    meets_at = hours.fit(at + timedelta(hours=luck.uniform(1, 4)))
    if desk.late_debriefs:
        meets_at = hours.fit(due_at + timedelta(hours=desk.late_debriefs.pop(0)))
    elif meets_at > due_at - A_MOMENT:
        meets_at = max(due_at - A_MOMENT, at)
    debrief = call_together(desk, trial.application, panel_of(desk, "Loop", luck), meets_at, at)
    at = yield meets_at + timedelta(minutes=25)
    if not trial.is_on:
        return None
    is_offer = trial.good > luck.gauss(desk.seat.bars.loop, 0.09)
    decision = "offer" if is_offer else "decline"
    cited = desk.musts[:2] if is_offer else [luck.choice(desk.musts)]
    conclude(desk, debrief, Conclusion(decision, luck.choice(words.CONCLUDED[decision]), cited), at)
    return at if is_offer else None


def offered(trial: Trial, at: datetime) -> Story:
    """Extend an offer once an opening is free of one, and hear the answer."""
    desk, luck = trial.desk, trial.luck
    hours = desk.company.hours
    at = yield hours.later(at, luck, days=(0.2, 1.2))
    while trial.is_on and desk.offers_out >= desk.free:
        at = yield hours.later(at, luck, days=(1, 2))
    if not trial.is_on:
        return
    start_on = hours.day_from(at + timedelta(days=luck.randint(35, 70)), 1)
    offer = extend_offer(trial.application, start_on=start_on, act=desk.company.act(desk.recruiter, at))
    desk.offers_out += 1
    at = yield hours.later(at, luck, days=(1.5, 5.5))
    replied(desk, offer, is_yes=luck.random() < desk.seat.bars.accept, at=at)


def replied(desk: Desk, offer: Offer, *, is_yes: bool, at: datetime) -> None:
    """The candidate answers; the last opening filled ends the search for everybody else."""
    act = desk.company.act(desk.recruiter, at)
    desk.offers_out -= 1
    desk.ended(offer.application)
    if not is_yes:
        decline_offer(offer, act=act)
        return
    accept_offer(offer, act=act)
    desk.hired += 1
    if not desk.free:
        desk.company.clockwork.begin(closed(desk, desk.company.hours.fit(at + timedelta(hours=20))))


def closed(desk: Desk, at: datetime) -> Story:
    """Everybody who was still in process hears that the role is filled."""
    at = yield at
    act = desk.company.act(desk.recruiter, at)
    active = Application.objects.active().filter(requisition=desk.requisition)
    for application in active.order_by("applied_at", "candidate__name"):
        reject(application, reason=Application.Reason.ROLE_CLOSED, note=words.ROLE_CLOSED, act=act)
        desk.ended(application)
