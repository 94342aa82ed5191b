"""Northwind Robotics: fifty-eight people in the Netherlands and Germany, REQ-1 to REQ-155, and its policy over time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hiring.embedded.demo_company import people
from hiring.embedded.demo_company.archive import Archive, bring_along
from hiring.embedded.demo_company.chasing import answers
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.founding import chronicle, describe, found, gather, go_by, meet_nobody_twice
from hiring.embedded.demo_company.library import NORTHWIND as SKILLS
from hiring.embedded.demo_company.roles import Role
from hiring.embedded.demo_company.roles.business import DATA, FIELD, MECHANICAL, PRODUCT, SUPPLY
from hiring.embedded.demo_company.roles.engineering import CONTROLS, FIRMWARE, PERCEPTION, SAFETY
from hiring.embedded.demo_company.rounds import rounds
from hiring.embedded.demo_company.scenes import (
    budgets,
    candidates_say,
    cases,
    data,
    field,
    fleet,
    hand_over,
    kickoffs,
    perception,
    plan,
    supply,
    training,
)
from hiring.embedded.demo_company.seats import Bars, Habits, Seat
from hiring.embedded.demo_company.sourcing import hired
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope

DOMAIN = "northwind.example"
MAYA, DANIEL, PRIYA = "Maya Lindqvist", "Daniel Okafor", "Priya Raman"
HISTORY, LIVE, BROUGHT_ALONG = timedelta(days=730), timedelta(days=100), timedelta(days=190)

HABITS = {
    "Marcus Bell": Habits(signs_late=0.5, reviews_late=0.4, unexplained=0.25),
    "Leila Haddad": Habits(signs_late=0.1, reviews_late=0.15, unexplained=0.04),
    "Ingrid Sørensen": Habits(signs_late=0.0, reviews_late=0.0, unexplained=0.0),
    "Rachel Adeyemi": Habits(signs_late=0.0, reviews_late=0.0, unexplained=0.0),
}

# REQ-1 to REQ-3, from the first year: (title, role, recruiter, planned so many days ago).
FIRST_YEAR = (
    ("Perception Engineer, Mapping", PERCEPTION, MAYA, 716),
    ("Motion Planning Engineer", CONTROLS, DANIEL, 560),
    ("Data Engineer, Missions", DATA, PRIYA, 401),
)
IMPORTED = 131  # REQ-4 to REQ-134
PROMISES_BACK = 77  # days ago: REQ-138 was the first to be signed after it

# Nearly everybody reaches the debrief, whatever the day is: the two that were missed are Wouter's case.
EASY = Bars(screen=0.3, slate=0.2, technical=0.2, loop=0.75)

# REQ-135 to REQ-148 that nobody tells by hand: what differs from the role, and when it was planned.
RUNNING: dict[int, tuple[Role, str, int, dict[str, Any]]] = {
    135: (MECHANICAL, DANIEL, 129, {"title": "Test Rig Engineer", "missed_debriefs": (20.0, 29.0), "bars": EASY}),
    136: (SUPPLY, DANIEL, 98, {"title": "Strategic Buyer, Castings", "slate_late_by": 4}),
    137: (PRODUCT, PRIYA, 91, {"title": "Product Manager, Safety"}),
    140: (MECHANICAL, PRIYA, 66, {"title": "Actuator Engineer", "openings": 2}),
    141: (FIELD, DANIEL, 63, {"title": "Field Service Technician, UK", "location": "Coventry", "openings": 2}),
    143: (FIRMWARE, PRIYA, 55, {"title": "Embedded Test Engineer", "openings": 2}),
    144: (SAFETY, DANIEL, 52, {}),
    145: (DATA, PRIYA, 49, {"title": "Analytics Engineer"}),
    146: (PERCEPTION, PRIYA, 46, {"title": "Grasping Engineer", "openings": 2}),
    147: (FIRMWARE, MAYA, 43, {}),
    148: (MECHANICAL, DANIEL, 40, {"title": "Design Engineer, Grippers"}),
}
TESTER = replace(
    PERCEPTION,
    title="Field Tester",
    outcome="A fault seen on a customer floor is reproduced in our hall within two days.",
    at_six_months="Nine of ten field faults have a script that shows them.",
    at_twelve_months="Every release ran a week on the test floor before it ships.",
    yearly_cost=58_000,
    ideal_profile="Somebody who writes down what they did before they say what they saw.",
    asks=(PERCEPTION.asks[0], PERCEPTION.asks[4], PERCEPTION.asks[2], PERCEPTION.asks[1]),
)


def build(now: datetime) -> Organization:
    """Found the company two years before `now` and tell its history up to it."""
    began, live = now - HISTORY, now - LIVE
    organization = found(
        slug="northwind", name="Northwind Robotics", zone="Europe/Amsterdam", country="NL", currency="EUR",
        admin=f"ruben.smit@{DOMAIN}", at=began, live_since=live,
    )  # fmt: skip
    with organization_scope(organization):
        company = gather(organization, people.NORTHWIND, at=began, now=now, domain=DOMAIN)
        company.deciders = {"finance": "Henrik Lund", "talent": "Helen Brandt"}
        describe(company, SKILLS, by="Helen Brandt", at=began)
        meet_nobody_twice(company, named())
        for story in stories(company, began, live):
            company.clockwork.begin(story)
        company.clockwork.run()
        candidates_say.told(company)
    return organization


def named() -> set[str]:
    """Return whom the scenes name: nobody of the mass is called like them."""
    tables = (perception.FIRST, perception.SECOND, perception.THIRD, perception.CALLS, supply.FIRST, supply.SECOND,
              supply.THIRD, data.FIRST, data.SECOND, fleet.FIRST, field.NEARLY)  # fmt: skip
    return {name for table in tables for name in table}


def stories(company: Company, began: datetime, live: datetime) -> Iterator[Story]:
    """Yield everything that happens, in no particular order: the clockwork finds it."""
    yield go_by(company, POLICIES, by="Helen Brandt")
    for title, role, recruiter, days in FIRST_YEAR:
        yield hired(company, seat(company, role, recruiter, days, title=title, applicants=9, is_thorough=False))
    yield brought_along(company, began)
    for role, recruiter, days, changes in RUNNING.values():
        yield hired(company, seat(company, role, recruiter, days, **changes))
    yield from told_by_hand(company)
    yield answers(company, company.now - timedelta(days=PROMISES_BACK))
    yield rounds(company, live)
    yield chronicle(company, began)


def brought_along(company: Company, began: datetime) -> Story:
    """Half a year ago the export of the earlier system was read."""
    at = yield company.now - BROUGHT_ALONG
    roles = (PERCEPTION, CONTROLS, FIRMWARE, DATA, MECHANICAL, PRODUCT, FIELD, SUPPLY)
    offices = ("Delft", "Amsterdam", "Eindhoven", "Stuttgart", "Gothenburg")
    recruiters = (MAYA, DANIEL, PRIYA, "Saskia Blom")
    bring_along(company, Archive(roles, offices, recruiters, IMPORTED, (10, 20), began, at), at)


def told_by_hand(company: Company) -> Iterator[Story]:
    """Yield the scenes of the present."""
    yield supply.scene(company, seat(company, SUPPLY, MAYA, 78, agreed_days=52, slate_after=16))
    yield data.scene(company, seat(company, DATA, PRIYA, 71, title="Platform Engineer, Fleet", slate_after=15))
    yield perception.scene(company, seat(company, PERCEPTION, MAYA, 59, slate_after=15))
    yield fleet.scene(company, seat(company, PRODUCT, MAYA, 37, agreed_days=60))
    yield field.nordics(
        company, seat(company, FIELD, DANIEL, 28, title="Deployment Engineer, Nordics", location="Gothenburg")
    )
    yield field.dach(company, seat(company, FIELD, MAYA, 22, agreed_days=49))
    yield kickoffs.one_line_changed(company, seat(company, TESTER, PRIYA, 13, agreed_days=45))
    yield kickoffs.to_be_approved(company, seat(company, FIRMWARE, PRIYA, 11, title="Firmware Test Engineer"))
    yield kickoffs.to_meet_tomorrow(company, seat(company, SUPPLY, DANIEL, 8, title="Logistics Planner"))
    yield kickoffs.in_progress(company, seat(company, CONTROLS, MAYA, 7, wished_days=40, agreed_days=55))
    yield field.in_his_words(company)
    yield cases.recovered(company)
    for story in (budgets.year, budgets.delayed, budgets.overdue, budgets.scenario):
        yield story(company)
    for story in (plan.waiting, plan.refused, plan.split):
        yield story(company)
    for story in (training.trained, training.kept, hand_over.under_way):
        yield story(company)


def seat(company: Company, role: Role, recruiter: str, days_ago: int, **changes: Any) -> Seat:
    """Return a seat planned on that day, at the pace and with the habits of its manager."""
    usual = Seat(
        key=f"{changes.get('title', role.title)}, {days_ago}",
        role=role,
        recruiter=recruiter,
        planned_at=company.hours.fit(company.now - timedelta(days=days_ago)),
        applicants=9,
        habits=HABITS.get(role.manager, Habits()),
        bars=Bars(technical=0.86) if role.manager == "Marcus Bell" else Bars(),
    )
    return replace(usual, **changes)


POLICIES = (
    # (days ago, what was changed and why, the clause's new terms)
    (610, "Slates are answered within three working days, until managers have their deputies",
     {"slate_review": {"clock": "business_days", "allowance": "P3D", "reminders": ["PT24H"], "overdue_days": 10}}),
    (405, "Back to two working days: candidates waited",
     {"slate_review": {"clock": "business_days", "allowance": "P2D", "reminders": ["PT24H", "PT4H"], "overdue_days": 10}}),
    (118, "Scorecards are asked for 12 and 2 hours before they are due, and for ten working days after",
     {"feedback": {"clock": "weekday_24h", "allowance": "PT24H", "reminders": ["PT12H", "PT2H"], "overdue_days": 10}}),
    (PROMISES_BACK, "What recruiters promise back: a line every week, and an answer to whoever is declined",
     {"pipeline_update": {"clock": "business_days", "allowance": "P5D", "reminders": ["PT24H"], "overdue_days": 10},
      "outcome_told": {"clock": "business_days", "allowance": "P2D", "reminders": ["PT24H"], "overdue_days": 10}}),
)  # fmt: skip
