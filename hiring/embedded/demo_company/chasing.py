"""What recruiters owe between the slates: a line to the manager every week, and an answer to whoever was declined."""

from datetime import datetime, timedelta
from random import Random

from hiring.embedded.demo_company import words
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk
from requisitions.actions.outcome import tell_outcome
from requisitions.actions.pipeline_update import write_update
from requisitions.models import Application
from sla.models import Commitment

# Which share of the answers waits until it is overdue.
FORGETS = {"Daniel Okafor": 0.05, "Priya Raman": 0.02}
AHEAD_HOURS = 1, 7


def updates(desk: Desk, since: datetime) -> Story:
    """Write on this search every week, for as long as it is open and an update is owed."""
    company, luck = desk.company, desk.company.random(f"{desk.seat.key}:updates")
    yield since
    while desk.is_open and (owed := _owed(desk)):
        at = yield _in_time(company, owed.due_at, luck)
        if desk.is_open:
            write_update(desk.requisition, text=_how_it_goes(desk, luck), act=company.act(desk.recruiter, at))


def answers(company: Company, since: datetime) -> Story:
    """Write to those who were declined since, late each morning."""
    at = yield company.hours.fit(since)
    while True:
        owed = Commitment.objects.running().filter(clause="outcome_told").order_by("due_at", "id")
        ready = [
            each for each in owed.select_related("application__candidate", "owner") if not _waits(company, each, at)
        ]
        for nth, promise in enumerate(ready):
            moment = min(at + timedelta(minutes=2 * nth), company.now)
            tell_outcome(promise.application, way=Application.Way.MAIL, act=company.act(promise.owner, moment))
        at = yield company.hours.on(company.hours.day_from(at, 1), 11, 20)


def _owed(desk: Desk) -> Commitment | None:
    return Commitment.objects.running().filter(clause="pipeline_update", requisition=desk.requisition).first()


def _in_time(company: Company, due_at: datetime, luck: Random) -> datetime:
    """Return a working moment some hours before; of what is due as the day begins, the afternoon before."""
    at = company.hours.fit(due_at - timedelta(hours=luck.uniform(*AHEAD_HOURS)))
    return at if at < due_at else company.hours.on(company.hours.day_from(due_at, -1), 16, luck.randrange(50))


def _how_it_goes(desk: Desk, luck: Random) -> str:
    return luck.choice(words.UPDATES).format(running=len(desk.running), skill=luck.choice(desk.musts).text)


def _waits(company: Company, promise: Commitment, at: datetime) -> bool:
    """Tell whether it is one of those that are forgotten until they are overdue."""
    luck = company.random(f"told:{promise.application.candidate.name}")
    return at < promise.due_at and luck.random() < FORGETS.get(promise.owner.name, 0)
