"""Makes the demo company. This file: both organizations, in order."""

from datetime import datetime, timedelta
from random import Random

from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.founding import describe, found, gather, meet_nobody_twice
from hiring.embedded.demo_company.library import NORTHWIND as SKILLS
from hiring.embedded.demo_company.people import NORTHWIND
from hiring.embedded.demo_company.roles import business, engineering
from hiring.embedded.demo_company.rounds import rounds
from hiring.embedded.demo_company.seats import Seat
from hiring.embedded.demo_company.sourcing import hired
from hiring.tenancy.scope import organization_scope

LIVE_DAYS = timedelta(days=100)
HISTORY = timedelta(days=730)


def northwind(now: datetime) -> Company:
    began = now - HISTORY
    live = now - LIVE_DAYS
    organization = found(
        slug="northwind",
        name="Northwind Robotics",
        zone="Europe/Amsterdam",
        country="NL",
        currency="EUR",
        admin="ruben.smit@northwind.example",
        at=began,
        live_since=live,
    )
    with organization_scope(organization):
        company = gather(organization, NORTHWIND, at=began, now=now, domain="northwind.example")
        company.deciders = {"finance": "Henrik Lund", "talent": "Helen Brandt"}
        describe(company, SKILLS, by="Helen Brandt", at=began)
        meet_nobody_twice(company)
        R = [
            engineering.PERCEPTION,
            engineering.CONTROLS,
            engineering.FIRMWARE,
            business.DATA,
            business.MECHANICAL,
            business.PRODUCT,
            business.FIELD,
            business.SUPPLY,
        ]
        luck = Random(3)
        import os

        for i in range(int(os.environ.get("SEATS", "6"))):
            at = company.hours.fit(now - timedelta(days=190 - 7 * i))
            company.clockwork.begin(
                hired(
                    company,
                    Seat(
                        f"s{i}", R[i % 8], ["Maya Lindqvist", "Daniel Okafor", "Priya Raman"][i % 3], at, applicants=24
                    ),
                )
            )
        company.clockwork.begin(rounds(company, live))
        company.clockwork.run()
    return company
