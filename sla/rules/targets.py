"""Who an escalation case goes to: a role resolved to a person when it is sent, and never to the wrong one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

FALLBACK_ROLE = "admin"


@dataclass(frozen=True)
class Candidate:
    person_id: UUID
    roles: frozenset[str]


@dataclass(frozen=True)
class Target:
    """Who gets the case and in which role. Without a person it waits, unassigned, in the administrators' inbox."""

    person_id: UUID | None
    role: str
    is_fallback: bool = False


def choose_target(
    role: str, candidates: Sequence[Candidate], about_id: UUID, reports_to: Mapping[UUID, UUID]
) -> Target:
    """Return the first candidate who holds the role and is free to judge, else an organization administrator.

    Never the person the case is about, nor anyone who reports to them, however far below. A case is never dropped: with
    nobody left, its target is the administrators' role without a person. `reports_to` maps people to their managers.
    """
    free = [candidate for candidate in candidates if not _answers_to(candidate.person_id, about_id, reports_to)]
    for candidate in free:
        if role in candidate.roles:
            return Target(candidate.person_id, role)
    administrator = next((candidate.person_id for candidate in free if FALLBACK_ROLE in candidate.roles), None)
    return Target(administrator, FALLBACK_ROLE, is_fallback=True)


def _answers_to(person_id: UUID, about_id: UUID, reports_to: Mapping[UUID, UUID]) -> bool:
    return about_id in _line_of(person_id, reports_to)


def _line_of(person_id: UUID, reports_to: Mapping[UUID, UUID]) -> Iterator[UUID]:
    """Yield the person, their manager, that one's manager and so on; a circle ends where it closes."""
    seen: set[UUID] = set()
    current: UUID | None = person_id
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = reports_to.get(current)
