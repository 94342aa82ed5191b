"""Items of the hiring plan that are no requisition yet: waiting for finance, for talent, sent back, declined, split."""

from dataclasses import replace
from datetime import datetime

from hiring.embedded.demo_company.agreeing import approve, draft_of
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.roles import Role, business, engineering
from hiring.embedded.demo_company.seats import Seat
from requisitions.actions.plan import create_plan_item, propose_plan_item, split_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.models import PlanItem
from requisitions.rules.plan import Part


def waiting(company: Company) -> Story:
    """One waits for both, one for talent, one for finance; one is still a draft."""
    at = yield company.day(-6, 10, 5)
    tester = _proposed(company, "Perception Data Engineer", engineering.PERCEPTION, "Maya Lindqvist", at, cost=86_000)
    at = yield company.day(-5, 14, 20)
    approve(company, tester, "finance", at)
    at = yield company.day(-4, 9, 30)
    buyer = _proposed(company, "Strategic Buyer, Electronics", business.SUPPLY, "Daniel Okafor", at, cost=76_000)
    at = yield company.day(-3, 16)
    approve(company, buyer, "talent", at)
    at = yield company.day(-1, 11, 45)
    _proposed(company, "Product Manager, Charging", business.PRODUCT, "Priya Raman", at, cost=95_000)
    at = yield company.day(-1, 16, 30)
    seat = Seat("draft", engineering.FIRMWARE, "Priya Raman", at, title="Firmware Engineer, Battery")
    create_plan_item(draft_of(company, seat, at), act=company.act(seat.role.manager, at))


def refused(company: Company) -> Story:
    """One was sent back with a question and one declined, each with its reason."""
    at = yield company.day(-30, 10)
    item = _proposed(company, "Field Service Technician, Iberia", business.FIELD, "Daniel Okafor", at, cost=64_000)
    at = yield company.day(-28, 15, 10)
    reason = (
        "Two sites open in 2027. Until then the partner in Zaragoza costs a third. Come back with the first contract."
    )
    _decide(company, item, "decline", "finance", reason, at)
    at = yield company.day(-12, 9, 40)
    item = _proposed(company, "Analytics Engineer, Quality", business.DATA, "Priya Raman", at, cost=90_000)
    at = yield company.day(-10, 13, 50)
    reason = "Which of the three reports would this person own? Name one, and what it changes, then I can say yes."
    _decide(company, item, "send_back", "talent", reason, at)


def split(company: Company) -> Story:
    """A principal controls seat became a senior one and a graduate; one half waits, the parent stays."""
    at = yield company.day(-19, 10, 30)
    parent = _proposed(company, "Principal Motion Engineer", engineering.CONTROLS, "Priya Raman", at, cost=128_000)
    at = yield company.day(-17, 11, 15)
    senior = Part("Senior Motion Engineer", "Robotics engineer", 1, 99_000)
    graduate = Part("Graduate Motion Engineer", "Robotics engineer", 1, 58_000)
    reason = "One principal costs what a senior and a graduate do, and the rig needs two pairs of hands."
    parts = split_plan_item(parent, (senior, graduate), reason=reason, act=company.act("Helen Brandt", at))
    at = yield company.day(-16, 9, 20)
    for part in parts:
        propose_plan_item(part, act=company.act("Aiko Tanaka", at))
    at = yield company.day(-14, 14)
    for side in ("finance", "talent"):
        approve(company, parts[0], side, at)
    approve(company, parts[1], "finance", at)


def _proposed(company: Company, title: str, role: Role, recruiter: str, at: datetime, *, cost: int) -> PlanItem:
    seat = Seat(title, role, recruiter, at, title=title)
    draft = replace(draft_of(company, seat, at), yearly_cost=cost)
    act = company.act(seat.role.manager, at)
    return propose_plan_item(create_plan_item(draft, act=act), act=act)


def _decide(company: Company, item: PlanItem, decision: str, side: str, reason: str, at: datetime) -> None:
    act = company.act(company.deciders[side], at)
    decide_plan_item(item, decision, side=side, version=item.version, reason=reason, act=act)
