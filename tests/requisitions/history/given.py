"""Small exported tables to read in tests, and how to read them. Dates are of March 2025, in Lisbon."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from requisitions.rules.history.parsing import parse
from requisitions.rules.history.reading import read_history
from requisitions.rules.history.reconcile import Settlement

LISBON = ZoneInfo("Europe/Lisbon")
NOW = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)

MAPPING = """
[applications]
file = "candidates.csv"
id = "Candidate ID"
role = "Position"
manager = "Manager"
email = "E-mail"
applied_on = "Applied on"
outcome = "Outcome"
[events]
file = "activity.csv"
application = "Candidate ID"
what = "Stage"
at = "Reached on"
[offers]
file = "offers.csv"
application = "Candidate ID"
accepted = "Accepted"
[[stages]]
name = "Applied"
milestone = "application"
values = ["Applied"]
[[stages]]
name = "Screen"
milestone = "screen"
values = ["Screen", "Phone screen"]
[[stages]]
name = "Onsite"
milestone = "onsite"
values = ["Onsite"]
[[stages]]
name = "Offer"
milestone = "offer"
values = ["Offer"]
[[stages]]
name = "Hired"
milestone = "hired"
values = ["Hired"]
[outcomes]
"Rejected" = "rejected"
"Withdrew" = "withdrawn"
"Declined" = "offer_declined"
"Hired" = "hired"
"In process" = "in_process"
[ignore]
values = ["assign recruiter"]
"""
CANDIDATES = """Candidate ID,Position,Manager,E-mail,Applied on,Outcome
A1,Engineer,Nadia,ana@example.org,2025-03-03,
A2,Engineer,Nadia,ben@example.org,2025-03-04,Rejected
"""
ACTIVITY = """Candidate ID,Stage,Reached on
A1,Applied,2025-03-03
A1,Screen,2025-03-10
A1,Onsite,2025-03-17
A1,Offer,2025-03-20
A1,Hired,2025-03-24
A2,Applied,2025-03-04
A2,Screen,2025-03-11
A2,Rejected,2025-03-12
"""
OFFERS = """Candidate ID,Accepted
A1,Yes
"""


def chunks_of(data: str | bytes, size: int = 1 << 16) -> Callable[[], Iterable[bytes]]:
    """Return what starts reading `data` anew, `size` bytes at a time."""
    held = data.encode() if isinstance(data, str) else data
    return lambda: (held[place : place + size] for place in range(0, len(held), size))


def read(
    candidates: str | bytes = CANDIDATES,
    activity: str | bytes = ACTIVITY,
    offers: str | bytes = OFFERS,
    mapping: str = MAPPING,
    size: int = 1 << 16,
) -> Settlement:
    """Return what the tables say, by the mapping above or another of the same files."""
    plan = parse(mapping.encode())
    given = {"candidates.csv": candidates, "activity.csv": activity, "offers.csv": offers}
    files = {name: chunks_of(given[name], size) for name in plan.files}
    return read_history(plan, files, zone=LISBON, now=NOW, progress=lambda *_: None)


def refused(settlement: Settlement) -> list[str]:
    """Return the refusals as the person reads them."""
    return [str(refusal) for refusal in settlement.refusals]


def noted(settlement: Settlement) -> list[str]:
    return [str(note) for note in settlement.notes]


def taken(settlement: Settlement) -> list[str]:
    """Return the ids of the applications that are sound."""
    return [application.id for application in settlement.applications]
