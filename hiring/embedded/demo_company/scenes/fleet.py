"""REQ-149, Product Manager, Fleet: every promise kept on both sides, and an offer out."""

from datetime import timedelta

from hiring.embedded.demo_company.agreeing import opened
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.desk import Desk
from hiring.embedded.demo_company.interviewing import Trial
from hiring.embedded.demo_company.scenes.staging import answer, come, crowd, loop, talk
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.verbs import call_together, conclude, decline, present
from requisitions.actions.offer import extend_offer
from requisitions.models import Application
from scorecards.actions.debrief import Conclusion

FIRST = {"Wanjiru Kamau": "Referral", "Julien Marchand": "Sourced by us", "Katja Brandner": "Careers page"}


def scene(company: Company, seat: Seat) -> Story:
    """Open the requisition; one slate was enough."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=14, recent=3)
    luck = company.random("149")
    came = yield from come(desk, FIRST, opened_at + timedelta(days=1))
    wanjiru, julien, katja = came.values()
    at = yield company.day(-16, 10, 20)
    slate = present(desk, [wanjiru, julien, katja], luck, at)
    at = yield company.day(-16, 15, 40)
    answer(desk, slate, [wanjiru, julien], {katja: "R2"}, at)
    company.clockwork.begin(wanjiru_kamau(desk, wanjiru))
    yield from talk(Trial(desk, julien, 0.55, luck), "Technical", company.day(-11, 14), panel=["Zainab Yusuf"])
    at = yield company.day(-10, 9, 50)
    note = "Both ratings name the same thing: nothing was ever stopped."
    decline(desk, julien, desk.requirements["R1"], note, at, desk.manager)


def wanjiru_kamau(desk: Desk, application: Application) -> Story:
    """Her offer went out the day after the debrief; she answers in two days."""
    company, trial = desk.company, Trial(desk, application, 0.88, desk.company.random("149:wanjiru"))
    panel = ["Camille Dubois", "Zainab Yusuf"]
    yield from talk(trial, "Technical", company.day(-12, 11), panel=panel)
    at = yield company.day(-11, 9, 15)
    loop(trial, at)
    yield from talk(trial, "Loop", company.day(-6, 13))
    at = yield company.day(-6, 15, 40)
    people = [company.people[name] for name in desk.seat.role.loop]
    debrief = call_together(desk, application, people, company.day(-5, 9, 30), at)
    at = yield company.day(-5, 9, 55)
    reasons = "Three strong yes. She stopped a product of her own and could show what that freed."
    conclude(desk, debrief, Conclusion("offer", reasons, desk.musts), at)
    at = yield company.day(-3, 11, 10)
    start_on = company.hours.day_from(company.now + timedelta(days=56), 1)
    extend_offer(application, start_on=start_on, act=company.act(desk.recruiter, at))
