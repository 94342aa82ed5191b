"""Escalations that came to an end: Wouter de Vries, whose case went up by itself and who has kept every promise since."""

from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from sla.actions.case_plans import Planned, agree_plan
from sla.actions.cases import add_words, decide
from sla.models import EscalationCase

HIS_WORDS = "Both debriefs fell into the week of the actuator recall. I should have named Sanne to decide. I did not."
THE_PLAN = (
    "Sanne Hoekstra holds debriefs whenever Wouter is on a recall; both are booked with the loop, not after it. "
    "I look again in four weeks."
)
HOW_IT_ENDED = "Every debrief since was held in time, two of them by Sanne. Thank you both; this is closed."


def recovered(company: Company) -> Story:
    """Wait for the case, let it go up unanswered while Helen is away, and have it decided by the CHRO."""
    wouter = company.people["Wouter de Vries"]
    at = yield company.organization.live_since
    while (case := EscalationCase.objects.open().filter(rule="debriefs_missed", about=wouter).first()) is None:
        at = yield company.hours.on(company.hours.day_from(at, 1), 16, 10)
    at = yield company.hours.on(company.hours.day_from(at, 1), 11, 25)
    add_words(case, HIS_WORDS, act=company.act(wouter, at))
    while case.level == 0:
        at = yield company.hours.on(company.hours.day_from(at, 1), 16, 20)
        case.refresh_from_db()
    at = yield company.hours.on(company.hours.day_from(at, 1), 10, 40)
    until = company.hours.day_from(at, 20)
    agree_plan(case, Planned(THE_PLAN, wouter, until), act=company.act("Sofia Marchetti", at))
    at = yield company.hours.on(company.hours.day_from(at, 21), 9, 30)
    decide(case, EscalationCase.Outcome.KEPT, HOW_IT_ENDED, act=company.act("Sofia Marchetti", at))
