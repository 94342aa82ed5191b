"""Applicants arrive, the recruiter screens them, slates are presented and answered. Interviews are interviewing.py."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from hiring.embedded.demo_company import words
from hiring.embedded.demo_company.agreeing import opened
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.interviewing import Trial, interviewed
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.verbs import apply, decline, leave, present
from requisitions.actions.requisition import cancel_requisition
from requisitions.actions.slate_answer import advance
from requisitions.actions.slate_answer import decline as decline_place
from requisitions.models import Application, Requirement, SlateCandidate

SPAN_DAYS = 26.0
EARLY = 2.4  # how many times the mean arrival fits into the span
LARGEST = 5
WAVES = 2
LEAVES = 0.05


@dataclass
class Pool:
    """Whom the recruiter would present, with how good each is; `expected`: applications still to be screened.

    `is_crowd`: nobody of them is presented; a scene presents others.
    """

    desk: Desk
    luck: Random
    ready: list[tuple[Application, float]] = field(default_factory=list)
    expected: int = 0
    waves: int = 0
    is_crowd: bool = False


def hired(company: Company, seat: Seat) -> Story:
    """Tell a seat from the wish to the hire, as far as now allows."""
    desk, at = yield from opened(company, seat)
    pool = Pool(desk, company.random(f"{seat.key}:pool"))
    arrive(pool, at, seat.applicants, known=seat.slate_size)
    company.clockwork.begin(slated(pool))


def arrive(pool: Pool, since: datetime, number: int, *, known: int = 0) -> None:
    """Let so many people apply over the next weeks, most early; the recruiter had the `known` first in mind."""
    pool.waves += 1
    pool.expected += number
    company, luck = pool.desk.company, pool.luck
    for nth in range(number):
        after = timedelta(days=min(luck.expovariate(EARLY / SPAN_DAYS), SPAN_DAYS * 1.6))
        at = company.hours.fit(since + (after / 8 if nth < known else after))
        company.clockwork.begin(applied(pool, at, is_known=nth < known))


def applied(pool: Pool, at: datetime, *, is_known: bool) -> Story:
    """One person applies and is screened."""
    at = yield at
    desk, luck = pool.desk, pool.luck
    if not desk.is_open:
        return
    source = "Sourced by us" if is_known else _source(luck)
    application = apply(desk, next(desk.company.names), source, at)
    good = min(max(luck.gauss(0.5 + words.SOURCES[source][1], 0.22), 0.02), 0.98)
    at = yield desk.company.hours.later(at, luck, days=(0.6, 4.5))
    pool.expected -= 1
    if not desk.is_running(application):
        return
    if is_known or (good > luck.gauss(desk.seat.bars.screen, 0.1) and not pool.is_crowd):
        pool.ready.append((application, good))
    elif luck.random() < LEAVES:
        leave(desk, application, luck.choice(words.WITHDREW), at)
    else:
        requirement, note = _why_not(desk, luck)
        decline(desk, application, requirement, note, at, desk.recruiter)


def slated(pool: Pool) -> Story:
    """Present slate after slate until the seat is filled, or nobody comes any more."""
    desk, luck, seat = pool.desk, pool.luck, pool.desk.seat
    hours = desk.company.hours
    early = 0 if seat.slate_late_by else luck.choice((0, 1, 1, 2))
    agreed = desk.requisition.kickoffs.get().slate_due_on or desk.company.now.date()
    due = hours.on(agreed, 15, luck.randrange(50))
    at = yield hours.fit(due + timedelta(days=seat.slate_late_by - early))
    while desk.is_open:
        if people := _next(pool):
            at = yield from answered(pool, people, at)
        elif not pool.expected and not _search_on(pool, at):
            return
        at = yield hours.later(at, luck, days=(3, 6))


def _search_on(pool: Pool, at: datetime) -> bool:
    """Nobody is left to present: find enough for another slate, or give the seat up."""
    desk = pool.desk
    if pool.waves < WAVES:
        arrive(pool, at, max(desk.seat.applicants // 3, 5), known=desk.seat.slate_size)
        return True
    if desk.running - {application.pk for application, _ in pool.ready}:
        return True
    cancel_requisition(desk.requisition, act=desk.company.act(desk.recruiter, at))
    desk.is_cancelled = True
    return False


def _next(pool: Pool) -> list[tuple[Application, float]]:
    """Take the best who wait, as many as a slate needs; nobody while they are too few."""
    waiting = [each for each in pool.ready if pool.desk.is_running(each[0])]
    waiting.sort(key=lambda each: -each[1])
    size = LARGEST if len(waiting) >= pool.desk.seat.slate_size else 0
    pool.ready = waiting[size:]
    return waiting[:size]


def answered(
    pool: Pool, people: list[tuple[Application, float]], at: datetime
) -> Generator[datetime, datetime, datetime]:
    """Present these; the manager answers them in one go, on time or late. Return when."""
    desk, luck = pool.desk, pool.luck
    slate = present(desk, [application for application, _ in people], luck, at)
    is_late = luck.random() < desk.seat.habits.reviews_late
    at = yield desk.company.hours.later(at, luck, days=(4.2, 6) if is_late else (0.2, 1.6))
    places = {each.application_id: each for each in slate.candidates.select_related("slate", "application__candidate")}
    for nth, (application, good) in enumerate(people):
        if desk.is_running(application):
            moment = at + timedelta(minutes=2 * nth)
            is_yes = nth == 0 or good > luck.gauss(desk.seat.bars.slate, 0.1)
            _answer(desk, places[application.pk], good if is_yes else None, luck, moment)
    return at


def _answer(desk: Desk, place: SlateCandidate, good: float | None, luck: Random, at: datetime) -> None:
    """The manager advances somebody who is `good`, or declines."""
    act = desk.company.act(desk.manager, at)
    if good is None:
        note = luck.choice(words.SLATE_DECLINED)
        decline_place(place, requirement=luck.choice(desk.musts), note=note, act=act)
        desk.ended(place.application)
        return
    advance(place, act=act)
    luck = desk.company.random(f"{desk.seat.key}:{place.application.candidate.name}")
    desk.company.clockwork.begin(interviewed(Trial(desk, place.application, good, luck), at))


def _why_not(desk: Desk, luck: Random) -> tuple[Requirement | None, str]:
    """Return the requirement that is cited and a sentence; sometimes none is, which counts as unexplained."""
    if luck.random() < desk.seat.habits.unexplained:
        return None, luck.choice(words.UNEXPLAINED)
    return luck.choice(desk.musts), luck.choice(words.DECLINED_ON_PAPER)


def _source(luck: Random) -> str:
    return luck.choices(list(words.SOURCES), [share for share, _ in words.SOURCES.values()])[0]
