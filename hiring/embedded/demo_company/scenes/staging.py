"""What several scenes need: a crowd that goes no further than the screen, a conversation, answers to a slate."""

from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from hiring.embedded.demo_company import words
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.interviewing import Trial, judge
from hiring.embedded.demo_company.sourcing import Pool, arrive
from hiring.embedded.demo_company.verbs import apply, hold, invite
from requisitions.actions.application import move
from requisitions.actions.slate_answer import advance
from requisitions.actions.slate_answer import decline as decline_place
from requisitions.models import Application, Interview, Slate

RECENT = timedelta(days=9)


def crowd(desk: Desk, since: datetime, *, early: int, recent: int) -> None:
    """People whom the recruiter screens and declines; the most recent still wait. `early` since the opening."""
    pool = Pool(desk, desk.company.random(f"{desk.seat.key}:crowd"), is_crowd=True)
    arrive(pool, since, early)
    arrive(pool, desk.company.now - RECENT, recent)


def come(
    desk: Desk, people: Mapping[str, str], since: datetime
) -> Generator[datetime, datetime, dict[str, Application]]:
    """Let people apply by name, a few hours apart, each through a source."""
    came: dict[str, Application] = {}
    for name, source in people.items():
        at = yield desk.company.hours.fit(since + timedelta(hours=5) * len(came))
        came[name] = apply(desk, name, source, at)
    return came


def talk(
    trial: Trial, stage: str, ends_at: datetime, *, panel: Sequence[str] = (), by_hand: Sequence[str] = ()
) -> Generator[datetime, datetime, Interview]:
    """Invite three working days before, hold it, and let the panel write; for those `by_hand` the scene does."""
    desk = trial.desk
    hours, length = desk.company.hours, timedelta(minutes=desk.stages[stage].minutes)
    members = [desk.company.people[name] for name in panel or desk.seat.role.loop]
    at = yield hours.on(hours.day_from(ends_at, -3), 11, trial.luck.randrange(50))
    interview = invite(desk, trial.application, stage, members, ends_at - length, at)
    at = yield ends_at + timedelta(minutes=4)
    hold(desk, interview, at)
    for nth, author in enumerate(each for each in members if each.name not in by_hand):
        at = yield hours.fit(ends_at + timedelta(minutes=31) * (nth + 1))
        judge(trial, interview, author, stage, at)
    return interview


def loop(trial: Trial, at: datetime) -> None:
    """The recruiter moves them on to the loop."""
    desk = trial.desk
    move(trial.application, desk.stages["Loop"], act=desk.company.act(desk.recruiter, at))


def answer(desk: Desk, slate: Slate, yes: Iterable[Application], no: Mapping[Application, str], at: datetime) -> None:
    """The manager advances some and declines others, each with the code of what is not met; the rest wait on."""
    places = {each.application_id: each for each in slate.candidates.select_related("slate", "application__candidate")}
    act = desk.company.act(desk.manager, at)
    for application in yes:
        advance(places[application.pk], act=act)
    for application, code in no.items():
        note = desk.company.random(application.candidate.name).choice(words.SLATE_DECLINED)
        decline_place(places[application.pk], requirement=desk.requirements[code], note=note, act=act)
        desk.ended(application)
