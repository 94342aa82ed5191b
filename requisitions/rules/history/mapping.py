"""What a mapping says: which column of which table means what. No table is read here.

The shape is a promise others script against; `parsing.py` turns TOML into it and names what is wrong.
"""

from dataclasses import dataclass
from types import MappingProxyType

OPEN, HIRED, REJECTED, WITHDRAWN, OFFER_DECLINED = "open", "hired", "rejected", "withdrawn", "offer_declined"
OUTCOMES = MappingProxyType(
    {
        "hired": HIRED,
        "rejected": REJECTED,
        "withdrawn": WITHDRAWN,
        "offer_declined": OFFER_DECLINED,
        "in_process": OPEN,
    }
)
DIMENSIONS = ("role", "department", "source", "manager", "recruiter", "location", "name", "email")


@dataclass(frozen=True)
class ApplicationsTable:
    """One row per application; `dimensions` pairs each of DIMENSIONS that is mapped with its column."""

    file: str
    id: str
    dimensions: tuple[tuple[str, str], ...] = ()
    applied_on: str = ""
    format: str = ""
    outcome: str = ""
    without_outcome: str = OPEN


@dataclass(frozen=True)
class EventsTable:
    """One row per stage reached or thing that happened. `moves_back` None: decided by the dates, see `sequence.py`."""

    file: str
    application: str
    what: str
    at: str
    order: str = ""
    format: str = ""
    moves_back: bool | None = None


@dataclass(frozen=True)
class OffersTable:
    file: str
    application: str
    accepted: str


@dataclass(frozen=True)
class Stage:
    name: str
    milestone: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """A whole mapping; `outcomes` holds (value, one of open, hired, rejected, withdrawn, offer_declined)."""

    stages: tuple[Stage, ...]
    applications: ApplicationsTable | None = None
    events: EventsTable | None = None
    offers: OffersTable | None = None
    outcomes: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of the tables' files, each once, in the order they are read."""
        tables = (self.applications, self.events, self.offers)
        return tuple(dict.fromkeys(table.file for table in tables if table))

    def position_of(self, milestone: str) -> int:
        """Return the place of the first stage with `milestone`, or -1."""
        return next((place for place, stage in enumerate(self.stages) if stage.milestone == milestone), -1)


def whole_pipeline(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Return the stages with the two every pipeline has: each application was made, and the last step is the hire."""
    first = () if stages[0].milestone == "application" else (Stage("Application", "application"),)
    last = () if stages[-1].milestone == "hired" else (Stage("Hired", "hired"),)
    return first + stages + last
