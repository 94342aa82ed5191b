"""The company that the story is told of, its people, and a stranger: another company that must never notice.

Moments are wall times of March 2027 in Amsterdam; Monday is the 1st.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser

from tests.e2e.people import DESK, PHONE, ZONE, Person
from tests.e2e.verbs.kickoff import Wanted
from tests.program import RunningProgram

SLUG, NAME = "lumen", "Lumen Optics"
OTHER_SLUG, OTHER_NAME = "quay", "Quayside Foods"
WANTED = (
    Wanted("Has measured optics below 100 nm on a production line", "Must-have", "Metrology", "Technical"),
    Wanted("Writes Python that others run unattended", "Must-have", "Engineering", "Technical"),
    Wanted("Has worked with suppliers of sensors", "Nice-to-have", "Suppliers", "Recruiter screen"),
)


def march(day: int, wall: str) -> datetime:
    """Return the instant at which clocks in Amsterdam show `wall` ("09:30") on that day of March 2027."""
    hour, minute = wall.split(":")
    return datetime(2027, 3, day, int(hour), int(minute), tzinfo=ZoneInfo(ZONE))


def typed(day: int, wall: str) -> str:
    """Return the same as a person types it into a field for day and time."""
    return f"{march(day, wall):%Y-%m-%dT%H:%M}"


@dataclass(repr=False)
class Story:
    """Who takes part, and what later chapters need of earlier ones."""

    program: RunningProgram
    browser: Browser
    # Set when a chapter fails: those after it stand on it.
    broke_at: str = ""
    told: set[str] = field(default_factory=set)
    # Addresses of pages by a name the story gives them: "Nadia's application".
    pages: dict[str, str] = field(default_factory=dict)
    # Numbers of the requisitions, in the order they were made.
    requisitions: list[int] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    plain: dict[str, Person] = field(default_factory=dict)
    # The names of all addresses that answered somebody.
    reached: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Give everybody a browser; the manager's is a phone."""
        self.alba = self._person("Alba Reyes")
        self.maya = self._person("Maya Lind")
        self.jonas = self._person("Jonas Weber", size=PHONE)
        self.priya = self._person("Priya Nair")
        self.sam = self._person("Sam Okoye")
        self.ruth = self._person("Ruth Finch")
        self.ingrid = self._person("Ingrid Bos")
        self.hugo = self._person("Hugo Maes")
        self.leila = self._person("Leila Aziz")
        self.stella = self._person("Stella Roth", slug=OTHER_SLUG)

    def _person(self, name: str, *, slug: str = SLUG, size: Mapping[str, object] = DESK) -> Person:
        address = f"{name.split(maxsplit=1)[0].lower()}@{slug}.example"
        person = Person(name, address, slug, self.program, self.browser, size, reached=self.reached)
        self.people.append(person)
        return person

    def without_script(self, person: Person) -> Person:
        """Return the same person at another browser, one that runs no JavaScript; signed in by the form."""
        if person.name not in self.plain:
            other = replace(person, script=False, faults=[])
            other.signs_in()
            self.people.append(other)
            self.plain[person.name] = other
        return self.plain[person.name]

    def it_is(self, moment: datetime) -> None:
        """Move the clock of every process; nobody waits for it."""
        self.program.move_clock(moment)

    def faults(self) -> Iterator[str]:
        """Yield what any browser complained about, and forget it."""
        for person in self.people:
            yield from (f"{person.name}: {fault}" for fault in person.faults)
            person.faults.clear()
