"""Who an escalation case goes to: a role resolved to a person when it is sent, and never to the wrong one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

FALLBACK_ROLE = "admin"
# A business leader answers for a part of the house; where there is none near, the next of the chain is asked.
LOCAL_ROLES = frozenset({"business_leader"})

ReportsTo = Mapping[UUID, UUID]


@dataclass(frozen=True)
class Candidate:
    person_id: UUID
    roles: frozenset[str]
    department: str = ""


@dataclass(frozen=True)
class House:
    """Who is there, and who works for whom: `reports_to` maps people to their managers."""

    people: Sequence[Candidate]
    reports_to: ReportsTo


@dataclass(frozen=True)
class Place:
    """Where a case happened: whose hire it is, and in which department."""

    manager_id: UUID
    department: str


@dataclass(frozen=True)
class Target:
    """Who gets the case, in which role and at which level of the chain.

    Without a person it waits, unassigned, in the administrators' inbox.
    """

    person_id: UUID | None
    role: str
    level: int = 0
    is_fallback: bool = False


def choose_target(
    chain: Sequence[str],
    level: int,
    house: House,
    about_id: UUID,
    *,
    place: Place | None = None,
    besides: frozenset[UUID] = frozenset(),
) -> Target:
    """Return the nearest who holds the level's role and is free to judge, else an organization administrator.

    Never the person the case is about, nor anyone who reports to them, however far below, nor anybody of `besides`.
    A case is never dropped: with nobody left, its target is the administrators' role without a person.
    """
    free = [
        each
        for each in house.people
        if each.person_id not in besides and not answers_to(each.person_id, about_id, house.reports_to)
    ]
    for nth in range(level, len(chain)):
        holders = _near(chain[nth], [each for each in free if chain[nth] in each.roles], place, house.reports_to)
        if holders:
            return Target(holders[0].person_id, chain[nth], nth)
        if chain[nth] not in LOCAL_ROLES:
            return _administrator(free, nth)
    return _administrator(free, len(chain) - 1)


def answers_to(person_id: UUID, other_id: UUID, reports_to: ReportsTo) -> bool:
    """Return whether the person is the other one, or works below them."""
    return other_id in line_of(person_id, reports_to)


def line_of(person_id: UUID, reports_to: ReportsTo) -> Iterator[UUID]:
    """Yield the person, their manager, that one's manager and so on; a circle ends where it closes."""
    seen: set[UUID] = set()
    current: UUID | None = person_id
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = reports_to.get(current)


def _administrator(free: Sequence[Candidate], level: int) -> Target:
    found = next((each.person_id for each in free if FALLBACK_ROLE in each.roles), None)
    return Target(found, FALLBACK_ROLE, level, is_fallback=True)


def _near(role: str, holders: list[Candidate], place: Place | None, reports_to: ReportsTo) -> list[Candidate]:
    """Return the holders, nearest first: above the hire's manager, then of the same department, then as they came."""
    if place is None:
        return holders
    line = list(line_of(place.manager_id, reports_to))

    def distance(each: Candidate) -> tuple[int, bool]:
        above = line.index(each.person_id) if each.person_id in line else len(line)
        return above, not place.department or each.department != place.department

    near = sorted(holders, key=distance)
    far = (len(line), True)
    return near if role not in LOCAL_ROLES else [each for each in near if distance(each) != far]
