"""What the organization did before it had this program: two tables as an ATS exports them, read by the real importer.

Who applied, the stages they reached, how it ended. No kickoff, promise or scorecard: nobody kept those then.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from random import Random

from hiring.embedded.demo_company import words
from hiring.embedded.demo_company.company import Company
from hiring.embedded.demo_company.roles import Role
from requisitions.actions.history.run import Wishes, import_history
from requisitions.rules.history.parsing import parse

MAPPING = b"""
[applications]
file = "applications.csv"
id = "Application"
role = "Job family"
department = "Department"
location = "Office"
manager = "Hiring manager"
recruiter = "Recruiter"
source = "Source"
name = "Candidate"
applied_on = "Applied"
[events]
file = "activity.csv"
application = "Application"
what = "Event"
at = "At"
[[stages]]
name = "Recruiter screen"
milestone = "screen"
values = ["Phone screen"]
[[stages]]
name = "Slate"
milestone = "manager_review"
values = ["Sent to manager"]
[[stages]]
name = "Technical"
milestone = "interview"
values = ["Technical interview"]
[[stages]]
name = "Loop"
milestone = "onsite"
values = ["On-site"]
[[stages]]
name = "Offer"
milestone = "offer"
values = ["Offer sent"]
[outcomes]
"Hired" = "hired"
"Declined" = "rejected"
"Withdrew" = "withdrawn"
"Offer declined" = "offer_declined"
"""
PATH = ("Phone screen", "Sent to manager", "Technical interview", "On-site", "Offer sent")
PASS = (0.62, 0.64, 0.66, 0.50, 0.55)  # of those in the inbox, screened, sent, interviewed, on site
DAYS = ((1, 5), (2, 8), (3, 9), (4, 14), (1, 5))
LEAVES, ACCEPTS = 0.06, 0.84


@dataclass(frozen=True)
class Archive:
    """How much there was. `recruiters` may name people who have left since; nobody signs in as them."""

    roles: Sequence[Role]
    offices: Sequence[str]
    recruiters: Sequence[str]
    requisitions: int
    applicants: tuple[int, int]
    since: datetime
    until: datetime


def bring_along(company: Company, archive: Archive, at: datetime) -> int:
    """Import the whole of it at `at`, and return how many applications that were."""
    tables = _tables(company, archive)
    files = {name: (lambda content=content: [content]) for name, content in tables.items()}
    report = import_history(
        parse(MAPPING), files, wishes=Wishes(), act=company.act(None, at), progress=lambda what, count: None
    )
    return report.new


def _tables(company: Company, archive: Archive) -> dict[str, bytes]:
    luck = company.random("archive")
    pairs = luck.sample(list(product(archive.roles, archive.offices, archive.recruiters)), archive.requisitions)
    applications = [["Application", "Job family", "Department", "Office", "Hiring manager", "Recruiter", "Source",
                     "Candidate", "Applied"]]  # fmt: skip
    activity = [["Application", "Event", "At"]]
    for role, office, recruiter in pairs:
        began = luck.uniform(archive.since.timestamp(), archive.until.timestamp() - timedelta(days=75).total_seconds())
        for _ in range(luck.randint(*archive.applicants)):
            key, source = (
                f"NW-{len(applications):05}",
                luck.choices(list(words.SOURCES), [share for share, _ in words.SOURCES.values()])[0],
            )
            applied = company.hours.fit(
                datetime.fromtimestamp(began, tz=archive.since.tzinfo) + timedelta(days=luck.uniform(0, 40))
            )
            applications.append([key, role.role_type, role.department, office, role.manager, recruiter, source,
                                 next(company.names), applied.isoformat()])  # fmt: skip
            activity += (
                [key, event, moment.isoformat()] for event, moment in _activity(company, luck, source, applied)
            )
    return {"applications.csv": _csv(applications), "activity.csv": _csv(activity)}


def _activity(company: Company, luck: Random, source: str, applied: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield what the old system noted about one application, in order, down to how it ended."""
    at, better = applied, words.SOURCES[source][1]
    for stage, share, days in zip(PATH, PASS, DAYS, strict=True):
        at = company.hours.later(at, luck, days=days)
        if luck.random() > share + better / 2:
            yield ("Withdrew" if luck.random() < LEAVES else "Declined"), at
            return
        yield stage, at
    at = company.hours.later(at, luck, days=(1, 6))
    yield ("Hired" if luck.random() < ACCEPTS else "Offer declined"), at


def _csv(rows: list[list[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
