"""REQ-139, Platform Engineer, Fleet: one debrief was late, and the next is due today."""

from datetime import datetime, timedelta

from hiring.embedded.demo_company.agreeing import opened
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.interviewing import Trial
from hiring.embedded.demo_company.scenes.staging import answer, come, crowd, loop, talk
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.verbs import call_together, conclude, debrief_due, decline, present
from requisitions.models import Application
from scorecards.actions.debrief import Conclusion

FIRST = {"Mirjam Keizer": "Sourced by us", "Tomasz Wilk": "Careers page", "Sadia Rahman": "Referral"}
SECOND = {"Ngozi Amadi": "Referral", "Joris Verbeek": "Sourced by us", "Amir Sadr": "Careers page"}
DUE_IN = timedelta(hours=4)


def scene(company: Company, seat: Seat) -> Story:
    """Open the requisition; two slates, two loops."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=18, recent=6)
    company.clockwork.begin(first_slate(desk, opened_at))
    company.clockwork.begin(second_slate(desk))


def first_slate(desk: Desk, since: datetime) -> Story:
    company, luck = desk.company, desk.company.random("139:first")
    came = yield from come(desk, FIRST, since + timedelta(days=1))
    mirjam, tomasz, sadia = came.values()
    at = yield company.day(-34, 13, 20)
    slate = present(desk, [mirjam, tomasz, sadia], luck, at)
    at = yield company.day(-33, 15)
    answer(desk, slate, [mirjam, sadia], {tomasz: "R1"}, at)
    company.clockwork.begin(mirjam_keizer(desk, mirjam))
    yield from talk(Trial(desk, sadia, 0.5, luck), "Technical", company.day(-26, 10, 30), panel=["Diego Fuentes"])
    at = yield company.day(-25, 9, 20)
    note = "The backfill question stayed open in both attempts."
    decline(desk, sadia, desk.requirements["R1"], note, at, desk.manager)


def mirjam_keizer(desk: Desk, application: Application) -> Story:
    """Her debrief was held seven hours late; the decision was right, and she is a strong second."""
    company, trial = desk.company, Trial(desk, application, 0.68, desk.company.random("139:mirjam"))
    panel = ["Oluwaseun Bello", "Lotte Bakker"]
    yield from talk(trial, "Technical", company.day(-27, 15), panel=panel)
    at = yield company.day(-26, 11)
    loop(trial, at)
    yield from talk(trial, "Loop", company.day(-21, 12))
    at = yield company.day(-20, 15)
    people = [company.people[name] for name in desk.seat.role.loop]
    meets_at = company.hours.fit(debrief_due(application) + timedelta(hours=4))
    debrief = call_together(desk, application, people, meets_at, at)
    at = yield meets_at + timedelta(minutes=25)
    reasons = "Two of three rate explaining trade-offs 2, each with an example from the finance exercise."
    conclude(desk, debrief, Conclusion("decline", reasons, [desk.requirements["R3"]]), at)


def second_slate(desk: Desk) -> Story:
    company, luck = desk.company, desk.company.random("139:second")
    came = yield from come(desk, SECOND, company.day(-17, 9, 30))
    ngozi, joris, amir = came.values()
    at = yield company.day(-13, 10, 40)
    slate = present(desk, [ngozi, joris, amir], luck, at)
    at = yield company.day(-12, 14)
    answer(desk, slate, [ngozi, joris], {amir: "R2"}, at)
    company.clockwork.begin(ngozi_amadi(desk, ngozi))
    trial = Trial(desk, joris, 0.7, luck)
    yield from talk(trial, "Technical", company.day(-2, 15, 30), panel=["Lotte Bakker"])
    at = yield company.day(-1, 11)
    loop(trial, at)
    yield from talk(trial, "Loop", company.day(3, 14))


def ngozi_amadi(desk: Desk, application: Application) -> Story:
    """Her scorecards are in; Leila has until this afternoon to hold the debrief, and has not called it."""
    company, trial = desk.company, Trial(desk, application, 0.8, desk.company.random("139:ngozi"))
    panel = ["Oluwaseun Bello", "Diego Fuentes"]
    yield from talk(trial, "Technical", company.day(-8, 11), panel=panel)
    at = yield company.day(-7, 10)
    loop(trial, at)
    due = company.hours.local(min(company.now + DUE_IN, max(company.day(0, 17, 30), company.now + timedelta(hours=1))))
    ends_at = company.day(-2, due.hour, due.minute)
    yield from talk(trial, "Loop", ends_at)
