"""Promises follow from what was told: whatever the ledger hears, those that it touches are told anew and written.

What a promise is stands in sla/rules/replay.py; how the difference is written, in derived.py. Nothing else makes,
moves or ends one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from sla.actions.book import Shelf
from sla.actions.derived import write
from sla.actions.policy import ever_on
from sla.clauses import Clause
from sla.models import Commitment
from sla.queries.facts import fact_of
from sla.queries.stories import ALL, Story, decision_of, leaves_of, story_of
from sla.registry import CLAUSES, clauses_hearing
from sla.rules import replay
from sla.rules.decisions import OF_PEOPLE, OF_PROMISES, Decision
from sla.rules.promise import NothingAgreed, Promise
from sla.rules.replay import Key, Told

Changes = dict[tuple[str, Key], list[Told]]


class NoDate(Refused):
    """A promise that runs to an agreed date was started without one."""


class Place(NamedTuple):
    """Where promises are told from: a requisition, and the application in it that they are about, if they are."""

    requisition_id: UUID
    application_id: UUID | None


@dataclass(frozen=True)
class Telling:
    """The changes to each promise of some clauses, with the decisions about them."""

    requisition_id: UUID
    changes: Changes
    decisions: tuple[Decision, ...]

    def of(self, chosen: Collection[tuple[str, Key]], now: datetime) -> dict[tuple[str, Key], tuple[Promise, ...]]:
        """Return the promises of these keys as they stand at now."""
        people = {key.owner_id for _, key in chosen} | {each.delegate_id for each in self.decisions if each.delegate_id}
        book = Shelf(self.requisition_id, people)
        return {
            (clause, key): replay.promises(
                CLAUSES[clause], key, self.changes.get((clause, key), []), self.decisions, book, now=now
            )
            for clause, key in chosen
        }


def hear(event: Event, act: Act) -> None:
    """Something happened: tell the promises anew to which it makes a difference."""
    clauses = [clause for clause in clauses_hearing(event.verb) if clause.key in ever_on()]
    if not clauses:
        return
    place = _locked(event, clauses)
    story = _read(place, clauses)
    fact = next((each for each in story.facts if each == fact_of(event)), None)
    if fact is None:
        return  # told before, by somebody who learned of it earlier
    after = telling_of(story, clauses)
    before = _told(story.without(fact), clauses, after.decisions)
    keys = after.changes.keys() | before.keys()
    touched = [key for key in keys if after.changes.get(key) != before.get(key)]
    _write(after, touched, act)


def hear_decision(event: Event, act: Act) -> None:
    """Something was decided about promises: tell those anew that it concerns."""
    decision = decision_of(event)
    found = Commitment.objects.open_after(decision.at)
    if decision.verb in OF_PROMISES and decision.subject_id:
        found = Commitment.objects.filter(clause=decision.clause, subject_id=decision.subject_id)
    elif decision.verb not in OF_PEOPLE:
        found = found.filter(requisition=event.thread_id)
    if decision.owner_id:
        found = found.made_by(decision.owner_id)
    tell_anew(found, act)


def tell_anew(found: Iterable[Commitment], act: Act) -> None:
    """Tell these promises from the beginning, as they stand at the act's moment of recording."""
    places: dict[Place, dict[tuple[str, Key], None]] = defaultdict(dict)
    for row in found:
        place, key = _home(row)
        places[place][key] = None
    _lock(sorted({place.application_id or place.requisition_id for place in places}))
    for place, keys in places.items():
        _tell(place, list(keys), act)


def turn(commitment_id: UUID, now: datetime) -> None:
    """What a sweep does with a promise whose `turns_at` has come. Left for the next tick while a fact about it is told.

    The sweep holds the row, a fact holds the strand and waits for the row: to wait for the strand would be a deadlock.
    """
    row = Commitment.objects.get(pk=commitment_id)
    place, key = _home(row)
    if _try_lock(place.application_id or place.requisition_id):
        _tell(place, [key], Act.live(None, now))


def _home(row: Commitment) -> tuple[Place, tuple[str, Key]]:
    """Return from where a row's promise is told, and its key."""
    application_id = row.application_id if CLAUSES[row.clause].about == "application" else None
    return Place(row.requisition_id, application_id), (row.clause, Key(row.subject_id, row.made_by_id))


def _tell(place: Place, keys: Sequence[tuple[str, Key]], act: Act) -> None:
    clauses = [CLAUSES[name] for name in dict.fromkeys(name for name, _ in keys)]
    _write(telling_of(_read(place, clauses), clauses), keys, act)


def telling_of(story: Story, clauses: Iterable[Clause]) -> Telling:
    """Return what these clauses answer to the story."""
    makers = {key.owner_id for _, key in _told(story, clauses)}
    decisions = (*story.decisions, *leaves_of(makers))
    return Telling(story.requisition_id, _told(story, clauses, decisions), decisions)


def _told(story: Story, clauses: Iterable[Clause], decisions: Sequence[Decision] = ()) -> Changes:
    return {
        (clause.key, key): told
        for clause in clauses
        for strand in story.strands(clause)
        for key, told in replay.told(clause, strand, decisions).items()
    }


def _write(telling: Telling, keys: Sequence[tuple[str, Key]], act: Act) -> None:
    """Write the difference between these promises as told and as they stand."""
    if not keys:
        return
    learned = (told.fact.recorded_at for key in keys for told in telling.changes.get(key, []))
    now = max([act.recorded_at, *learned])
    try:
        write(telling.of(keys, now), act=act, now=now)
    except NothingAgreed as missing:
        raise NoDate(str(missing)) from missing


def _read(place: Place, clauses: Sequence[Clause]) -> Story:
    if _is_requisition_wide(place, clauses):
        return story_of(place.requisition_id, ALL, clauses)
    return story_of(place.requisition_id, [place.application_id] if place.application_id else [], clauses)


def _locked(event: Event, clauses: Sequence[Clause]) -> Place:
    """Hold what the event is about till the commit: of two at once, the second is told with the first in mind."""
    if event.thread_id is None:
        raise LookupError(f"{event.verb} is on no requisition; no promise hears of it.")
    place = Place(event.thread_id, event.strand_id)
    held = {place.application_id or place.requisition_id}
    if _is_requisition_wide(place, clauses):
        held |= set(Event.objects.strands_of(place.requisition_id))
    _lock(sorted(held))
    return place


def _is_requisition_wide(place: Place, clauses: Sequence[Clause]) -> bool:
    return place.application_id is None and any(each.about == "application" for each in clauses)


def _lock(ids: Iterable[UUID]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_advisory_xact_lock(hashtextextended(id, 1))) FROM unnest(%s::text[]) id",
            [[str(each) for each in ids]],
        )


def _try_lock(strand_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1))", [str(strand_id)])
        return bool(cursor.fetchone()[0])


def hold(commitment: Commitment) -> None:
    """Hold where the promise is told till the commit: nobody decides about it meanwhile, and no fact is told."""
    place, _ = _home(commitment)
    _lock([place.application_id or place.requisition_id])


def hold_all(requisition_id: UUID) -> None:
    """Hold the requisition and all of its applications till the commit: no fact about them is told meanwhile."""
    _lock(sorted({requisition_id, *Event.objects.strands_of(requisition_id)}))
