"""Harbor Health: eighteen people in New England, a handful of roles, more time for everything and a stricter rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hiring.embedded.demo_company import people
from hiring.embedded.demo_company.archive import Archive, bring_along
from hiring.embedded.demo_company.clockwork import Story
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.founding import chronicle, describe, found, gather, go_by, meet_nobody_twice
from hiring.embedded.demo_company.roles import Role
from hiring.embedded.demo_company.roles.harbor import ACCESS, ANALYST, NURSE, SKILLS
from hiring.embedded.demo_company.rounds import rounds
from hiring.embedded.demo_company.scenes import harbor as scenes
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.sourcing import hired
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope

DOMAIN = "harborhealth.example"
KEISHA, TYLER = "Keisha Brown", "Tyler Novak"
HISTORY, LIVE, BROUGHT_ALONG = timedelta(days=730), timedelta(days=100), timedelta(days=170)
IMPORTED = 10

SEATS: tuple[tuple[Role, str, int, dict[str, Any]], ...] = (
    (NURSE, KEISHA, 160, {"title": "Registered Nurse, Nights", "openings": 2, "applicants": 26}),
    (ACCESS, TYLER, 118, {"openings": 2}),
    (ANALYST, TYLER, 74, {}),
    (NURSE, KEISHA, 52, {"openings": 3}),
    (ACCESS, TYLER, 38, {"title": "Scheduling Coordinator"}),
)

POLICIES = (
    # (days ago, why, new terms): another clock than weekdays, more time for scorecards and debriefs.
    (300, "Shifts run at weekends, so scorecards are asked for by the clock on the wall, in 48 hours",
     {"feedback": {"clock": "elapsed", "allowance": "PT48H", "reminders": ["PT24H", "PT4H"], "overdue_days": 5}}),
    (200, "Panels meet weekly: a debrief may take four working days, a slate three",
     {"debrief": {"clock": "weekday_24h", "allowance": "PT96H", "reminders": ["PT24H"], "overdue_days": 5},
      "slate_review": {"clock": "business_days", "allowance": "P3D", "reminders": ["PT24H"], "overdue_days": 5}}),
)  # fmt: skip


def build(now: datetime) -> Organization:
    """Found the organization two years before `now` and tell its history up to it."""
    began, live = now - HISTORY, now - LIVE
    organization = found(
        slug="harbor", name="Harbor Health", zone="America/New_York", country="US", currency="USD",
        admin=f"beth.nakamura@{DOMAIN}", at=began, live_since=live,
    )  # fmt: skip
    with organization_scope(organization):
        company = gather(organization, people.HARBOR, at=began, now=now, domain=DOMAIN)
        company.deciders = {"finance": "Samuel Ortiz", "talent": "Denise Carter"}
        describe(company, SKILLS, by="Denise Carter", at=began)
        meet_nobody_twice(company, {*scenes.WAITING, *scenes.HEARD})
        for story in stories(company, began, live):
            company.clockwork.begin(story)
        company.clockwork.run()
    return organization


def stories(company: Company, began: datetime, live: datetime) -> Iterator[Story]:
    """Yield everything that happens."""
    yield go_by(company, POLICIES, by="Denise Carter")
    yield brought_along(company, began)
    for role, recruiter, days, changes in SEATS:
        yield hired(company, seat(company, role, recruiter, days, **changes))
    yield scenes.night_nurse(company, seat(company, NURSE, KEISHA, 33, title="Registered Nurse, Telemetry"))
    yield scenes.to_be_planned(company)
    yield rounds(company, live)
    yield chronicle(company, began)


def brought_along(company: Company, began: datetime) -> Story:
    """Their history came from spreadsheets."""
    at = yield company.now - BROUGHT_ALONG
    archive = Archive(
        (NURSE, ANALYST, ACCESS), ("Providence, RI", "Boston, MA"), (KEISHA, TYLER), IMPORTED, (8, 14), began, at
    )
    bring_along(company, archive, at)


def seat(company: Company, role: Role, recruiter: str, days_ago: int, **changes: Any) -> Seat:
    """Return a seat planned on that day."""
    planned_at = company.hours.fit(company.now - timedelta(days=days_ago))
    usual = Seat(
        f"{role.title}, {days_ago}", role, recruiter, planned_at, applicants=16, agreed_days=45, wished_days=30
    )
    return replace(usual, **changes)
