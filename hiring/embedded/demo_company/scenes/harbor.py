"""Harbor Health's present: a scorecard and a slate that wait, under a policy of their own."""

from datetime import timedelta

from hiring.embedded.demo_company.agreeing import approve, opened, propose
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.interviewing import Trial
from hiring.embedded.demo_company.roles.harbor import ACCESS
from hiring.embedded.demo_company.scenes.staging import answer, come, crowd, talk
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.verbs import present

HEARD = {"Marisol Vega": "Referral", "Colleen Hurley": "Careers page", "Femi Adewale": "Agency"}
WAITING = {"Trang Vo": "Careers page", "Abigail Sousa": "Referral", "Devonte Miles": "Sourced by us"}


def night_nurse(company: Company, seat: Seat) -> Story:
    """Marisol was interviewed on the last working day; a second slate waits for Maria."""
    desk, opened_at = yield from opened(company, seat)
    crowd(desk, opened_at, early=7, recent=3)
    luck = company.random("telemetry")
    came = yield from come(desk, HEARD, opened_at + timedelta(days=1))
    marisol, colleen, femi = came.values()
    at = yield company.day(-8, 10, 30)
    slate = present(desk, [marisol, colleen, femi], luck, at)
    at = yield company.day(-7, 14)
    answer(desk, slate, [marisol], {colleen: "R1", femi: "R2"}, at)
    more = yield from come(desk, WAITING, company.day(-4, 9))
    at = yield company.day(-2, 11, 20)
    present(desk, list(more.values()), luck, at)
    panel = ["Ngozi Eze", "Patrick O'Neill"]
    trial = Trial(desk, marisol, 0.75, luck)
    yield from talk(trial, "Technical", company.day(-1, 15), panel=panel, by_hand=panel[1:])


def to_be_planned(company: Company) -> Story:
    """A seat that finance has agreed to and talent has not yet."""
    at = yield company.day(-4, 10, 15)
    seat = Seat("plan", ACCESS, "Tyler Novak", at, title="Financial Counselor")
    item = propose(company, seat, at)
    at = yield company.day(-2, 15)
    approve(company, item, "finance", at)
