"""Two departments plan their year: budgets, seats in several states, figures about their roles, and one scenario."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from hiring.embedded.demo_company.agreeing import approve, draft_of
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.roles import Role, engineering
from hiring.embedded.demo_company.seats import Seat
from requisitions.actions.hiring_plan import HiringPlanDraft, create_hiring_plan
from requisitions.actions.plan import create_plan_item, propose_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.actions.role_facts import add_role_fact
from requisitions.actions.scenarios import add_in_scenario, create_scenario, drop_in_scenario
from requisitions.models import HiringPlan, PlanItem
from requisitions.rules.plan import PlanDraft
from requisitions.rules.role_facts import FactDraft

BUDGETS = {"Perception": 410_000, "Controls": 480_000}
FACTS = (
    ("salary", "Delft", 78_000, 108_000, "", "Salary survey of the metal industry"),
    ("availability", "Delft", 140, None, "within an hour, a third of them looking", "Search on two boards"),
    ("attrition", "", 9, None, "", "Own payroll, twelve months"),
    ("internal", "", 2, None, "in simulation, ready in about a year", "Talent review"),
)


def year(company: Company) -> Story:
    """Finance begins the plans of both departments; a recruiter writes down what the market says."""
    at = yield company.day(-45, 9, 30)
    starts_on = date(at.year if at.month > 6 else at.year - 1, 7, 1)  # noqa: PLR2004 - their year begins in July
    act = company.act("Henrik Lund", at)
    for department, budget in BUDGETS.items():
        ends_on = starts_on.replace(year=starts_on.year + 1) - timedelta(days=1)
        create_hiring_plan(HiringPlanDraft(department, starts_on, ends_on, budget), act=act)
    at = yield company.day(-40, 14)
    as_of_on = (at - timedelta(days=20)).date()
    for kind, location, low, high, text, source in FACTS:
        fact = FactDraft(kind, engineering.CONTROLS.role_type, source, as_of_on, location, low, high, text)
        add_role_fact(fact, act=company.act("Maya Lindqvist", at))


def delayed(company: Company) -> Story:
    """A seat in Perception waits for spring: finance said so, and until when."""
    at = yield company.day(-24, 10, 15)
    draft = replace(
        _draft(company, "Sensor Integration Engineer", engineering.PERCEPTION, at),
        reason="backfill",
        yearly_cost=92_000,
        cost_low=84_000,
        cost_high=98_000,
        internal_move="Chiara knows the cameras; the data set would then have nobody.",
        upskill="Two of the technicians could learn it by next autumn, after the second product ships.",
    )
    item = _proposed(company, draft, engineering.PERCEPTION, at)
    at = yield company.day(-22, 15)
    until = (company.now + timedelta(days=100)).date()
    reason = "The second camera is decided in spring. Ask again then: one supplier would halve the work."
    act = company.act("Henrik Lund", at)
    decide_plan_item(item, "delay", side="finance", version=item.version, reason=reason, until=until, act=act)


def overdue(company: Company) -> Story:
    """A seat in Controls is agreed, and its requisition should be open by now."""
    at = yield company.day(-34, 9, 50)
    draft = replace(
        _draft(company, "Gait Test Engineer", engineering.CONTROLS, at),
        reason="replacement",
        yearly_cost=84_000,
        target_open_on=company.hours.day_from(company.now - timedelta(days=12), 0),
        automate="The rig repeats a course by itself; somebody still has to say why it fell.",
    )
    item = _proposed(company, draft, engineering.CONTROLS, at)
    at = yield company.day(-31, 11)
    for side in ("finance", "talent"):
        approve(company, item, side, at)


def scenario(company: Company) -> Story:
    """What if the graduate came alone: a branch of the Controls plan, still open."""
    at = yield company.day(-5, 11, 20)
    act = company.act("Helen Brandt", at)
    plan = HiringPlan.objects.get(department="Controls")
    branch = create_scenario(plan, "One senior fewer, two graduates", act=act)
    drop_in_scenario(branch, PlanItem.objects.get(title="Senior Motion Engineer"), act=act)
    second = replace(_draft(company, "Graduate Motion Engineer, Stairs", engineering.CONTROLS, at), yearly_cost=58_000)
    add_in_scenario(branch, second, act=act)


def _draft(company: Company, title: str, role: Role, at: datetime) -> PlanDraft:
    return draft_of(company, Seat(title, role, "Priya Raman", at, title=title), at)


def _proposed(company: Company, draft: PlanDraft, role: Role, at: datetime) -> PlanItem:
    act = company.act(role.manager, at)
    return propose_plan_item(create_plan_item(draft, act=act), act=act)
