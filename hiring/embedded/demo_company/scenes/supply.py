"""REQ-138, Supply Planner: two debriefs missed, a slate without an answer, and the case that the TA leader has now."""

from datetime import datetime, timedelta

from hiring.embedded.demo_company.agreeing import opened
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.interviewing import Trial
from hiring.embedded.demo_company.scenes.staging import answer, come, crowd, loop, talk
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.verbs import call_together, conclude, leave, present
from requisitions.models import Application
from scorecards.actions.debrief import Conclusion
from sla.actions.cases import add_words
from sla.actions.nudges import nudge
from sla.models import Commitment, EscalationCase

FIRST = {"Inês Duarte": "Referral", "Bastian Krol": "Careers page", "Yewande Alli": "Agency"}
SECOND = {"Pavel Dvořák": "Sourced by us", "Mireille Kanza": "Careers page", "Jan Oosterhof": "Agency"}
THIRD = {"Ravi Menon": "Sourced by us", "Lucía Campos": "Referral", "Jakub Novák": "Careers page"}
WORDS = "We lost both planners in October and I have been on the line myself. I want this role; I cannot do Mondays."


def scene(company: Company, seat: Seat) -> Story:
    """Open the requisition; Inês, Pavel and the third slate are stories of their own."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=16, recent=3)
    for story in (first_slate(desk, opened_at), second_slate(desk), third_slate(desk), his_words(company)):
        company.clockwork.begin(story)


def first_slate(desk: Desk, since: datetime) -> Story:
    company, luck = desk.company, desk.company.random("138:first")
    came = yield from come(desk, FIRST, since + timedelta(days=1))
    ines, bastian, yewande = came.values()
    at = yield company.day(-36, 11)
    slate = present(desk, [ines, bastian, yewande], luck, at)
    at = yield company.day(-32, 17, 40)
    answer(desk, slate, [ines], {bastian: "R1", yewande: "R3"}, at)
    company.clockwork.begin(ines_duarte(desk, ines))


def ines_duarte(desk: Desk, application: Application) -> Story:
    """Her loop went well, nobody decided, and she took another offer."""
    company, trial = desk.company, Trial(desk, application, 0.83, desk.company.random("138:ines"))
    yield from talk(trial, "Technical", company.day(-26, 14), panel=["Femke de Boer"])
    at = yield company.day(-25, 11)
    loop(trial, at)
    yield from talk(trial, "Loop", company.day(-17, 14))
    at = yield company.day(-16, 9, 45)
    people = [company.people[name] for name in desk.seat.role.loop]
    call_together(desk, application, people, company.day(-15, 13), at)
    at = yield company.day(-13, 10, 15)
    leave(desk, application, "Had taken another offer by the time we called.", at)


def second_slate(desk: Desk) -> Story:
    company, luck = desk.company, desk.company.random("138:second")
    came = yield from come(desk, SECOND, company.day(-27, 9))
    pavel, mireille, jan = came.values()
    at = yield company.day(-20, 10, 30)
    slate = present(desk, [pavel, mireille, jan], luck, at)
    at = yield company.day(-18, 9, 50)
    answer(desk, slate, [pavel], {mireille: "R2", jan: "R1"}, at)
    company.clockwork.begin(pavel_dvorak(desk, pavel))


def pavel_dvorak(desk: Desk, application: Application) -> Story:
    """His debrief was promised for the last working day and held this morning."""
    company, trial = desk.company, Trial(desk, application, 0.7, desk.company.random("138:pavel"))
    yield from talk(trial, "Technical", company.day(-12, 11), panel=["Nikhil Joshi"])
    at = yield company.day(-11, 15)
    loop(trial, at)
    yield from talk(trial, "Loop", company.day(-3, 12, 20))
    at = yield company.day(-2, 14, 15)
    people = [company.people[name] for name in desk.seat.role.loop]
    debrief = call_together(desk, application, people, company.day(-1, 11), at)
    at = yield company.now - timedelta(minutes=48)
    reasons = "Three of three rate planning 3 or better. Supplier terms were asked by one person only."
    question = "Which terms would you trade with the casting supplier for a second shift?"
    conclude(desk, debrief, Conclusion("one_more", reasons, [desk.requirements["R2"]], question), at)


def third_slate(desk: Desk) -> Story:
    """Presented early last week, due two working days later, and nobody has heard."""
    company, luck = desk.company, desk.company.random("138:third")
    came = yield from come(desk, THIRD, company.day(-9, 10))
    at = yield company.day(-5, 11, 15)
    slate = present(desk, list(came.values()), luck, at)
    for days, hour in ((-2, 9), (-1, 10)):
        at = yield company.day(days, hour, 20)
        waiting = Commitment.objects.get(clause="slate_review", subject_id=slate.pk)
        nudge(waiting, act=company.act(desk.recruiter, at))


def his_words(company: Company) -> Story:
    """Marcus writes on the case that the sweep opened about him."""
    at = yield company.now - timedelta(minutes=21)
    case = EscalationCase.objects.open().get(rule="debriefs_missed", about=company.people["Marcus Bell"])
    add_words(case, WORDS, act=company.act("Marcus Bell", at))
