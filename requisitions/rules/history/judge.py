"""Judges what the tables say about one application: what it is, or which rows contradict each other. Picks nothing.

A skipped stage was passed. A row that is missing contradicts another table only where the events table records
that stage for others.
"""

from dataclasses import dataclass, field
from datetime import datetime

from requisitions.rules.history import sequence
from requisitions.rules.history.facts import Draft, Entry, Gathered, Happening
from requisitions.rules.history.mapping import HIRED, OFFER_DECLINED, OPEN, REJECTED
from requisitions.rules.history.moments import day_of
from requisitions.rules.history.report import Note, Place, Refusal
from requisitions.rules.history.sequence import End, Visit

# Answers to an offer that cannot be true of somebody who ended so.
CLASHES = {
    ("accepted", REJECTED): "The offer is accepted, but the candidate was rejected.",
    ("accepted", OFFER_DECLINED): "The offer is accepted, but the candidate declined it.",
    ("declined", HIRED): "The offer is declined, but the candidate was hired.",
    ("pending", HIRED): "The offer is still pending, but the candidate was hired.",
    ("pending", OFFER_DECLINED): "The offer is still pending, but the candidate declined it.",
}


@dataclass(frozen=True, slots=True)
class Application:
    """One application as the tables tell it. `stage` is where it is or was last, `furthest` as far as it ever got.

    Stages are places in the pipeline. `visits` holds the dated ones; `furthest` may lie beyond, for a stage that
    only an outcome or an offer shows. `ended_at` None: it is in process, or nobody wrote down when it ended.
    """

    id: str
    dimensions: tuple[tuple[str, str], ...]
    applied_at: datetime
    visits: tuple[Visit, ...]
    stage: int
    furthest: int
    outcome: str
    ended_at: datetime | None
    offer: str
    row: int = field(default=0, compare=False)

    def said(self, dimension: str) -> str:
        return dict(self.dimensions).get(dimension, "")


@dataclass
class Judge:
    """Looks at one draft. Every check adds what it finds to `refusals`; none decides between two statements."""

    gathered: Gathered
    draft: Draft
    recorded: frozenset[int]

    def __post_init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.outcome = OPEN
        self.mapping = self.gathered.mapping
        self.hired, self.offer = self.mapping.position_of("hired"), self.mapping.position_of("offer")
        self.happenings = sequence.ordered(self.draft.happenings)
        self.entry = self.draft.entries[0] if self.draft.entries else None

    def application(self) -> Application | None:
        """Return the application, or None when `refusals` say why not."""
        self._one_entry()
        self._repeats()
        self._before_it_began()
        self._out_of_order()
        end = self._ending()
        self._offers()
        outcome = self.outcome = self._outcome(end)
        self._offer_fits(outcome)
        applied_at = self._applied_at()
        furthest = self._furthest(outcome)
        if self.refusals or applied_at is None:
            return None
        return self._built(applied_at, outcome, furthest, end)

    def _built(self, applied_at: datetime, outcome: str, furthest: int, end: End | None) -> Application:
        visits = sequence.visits(self.happenings)
        if not visits or self.mapping.stages[visits[0].stage].milestone != "application":
            visits = (Visit(0, applied_at), *visits)
        dated = max(visit.stage for visit in visits)
        stage = visits[-1].stage if furthest <= dated else furthest
        ended_at = end.at if end and outcome != OPEN else None
        offer = self.draft.answers[0].state if self.draft.answers else ""
        return Application(
            id=self.draft.id,
            dimensions=self.entry.dimensions if self.entry else (),
            applied_at=applied_at,
            visits=visits,
            stage=stage,
            furthest=furthest,
            outcome=outcome,
            ended_at=ended_at,
            offer=offer,
            row=self.entry.row if self.entry else self.happenings[0].row,
        )

    def _refuse(self, table: str, row: int | None, reason: str, kind: str, *also: Place, column: str = "") -> None:
        value = self.entry.said if self.entry and column else ""
        self.refusals.append(Refusal(table, row, column, value, reason, self.draft.id, also, kind))

    def _refuse_event(self, row: int, reason: str, kind: str, *also: Place) -> None:
        self._refuse(self._events, row, reason, kind, *also)

    @property
    def _events(self) -> str:
        return self.mapping.events.file if self.mapping.events else ""

    @property
    def _entries(self) -> str:
        return self.mapping.applications.file if self.mapping.applications else ""

    @property
    def _offers_file(self) -> str:
        return self.mapping.offers.file if self.mapping.offers else ""

    def _one_entry(self) -> None:
        """Refuse an id that stands twice, except in a log that repeats the same facts on every row of a case."""
        entries = self.draft.entries
        if self._entries == self._events and len({_without_row(entry) for entry in entries}) == 1:
            return
        for entry in entries[1:]:
            reason = f"The id {self.draft.id} stands twice. Keep one row."
            self._refuse(self._entries, entry.row, reason, "duplicate", Place(self._entries, entries[0].row))

    def _repeats(self) -> None:
        for row, first in sequence.repeated(self.draft.happenings):
            self.gathered.notes.append(Note(self._events, row, f"Repeats row {first} word for word; it counts once."))

    def _before_it_began(self) -> None:
        zone, applied = self.gathered.zone, self.entry.applied if self.entry else None
        if not (self.entry and applied and self.happenings):
            return
        first = self.happenings[0]
        # By days: a table of dates says nothing about the hour.
        if first.at.astimezone(zone).date() < applied.at.astimezone(zone).date():
            days = day_of(first.at, zone), day_of(applied.at, zone)
            reason = f"{first.what} on {days[0]} is before the application on {days[1]}."
            self._refuse_event(first.row, reason, "order", Place(self._entries, self.entry.row))

    def _out_of_order(self) -> None:
        """Refuse dates that cannot be right; note moves back, which can."""
        said = self.mapping.events.moves_back if self.mapping.events else None
        back = sequence.may_move_back(self.happenings, said=said)
        for earlier, later in sequence.reversals(self.happenings):
            reason = self._reversed(earlier, later)
            if back and not self._is_made_late(earlier):
                self.gathered.notes.append(Note(self._events, earlier.row, f"Taken as a move back. {reason}"))
            else:
                self._refuse_event(earlier.row, reason, "order", Place(self._events, later.row))

    def _is_made_late(self, happening: Happening) -> bool:
        """Return whether something happened to the application before it was made."""
        milestones = [self.mapping.stages[each.stage].milestone for each in self.happenings if each.stage >= 0]
        return self.mapping.stages[happening.stage].milestone == "application" != milestones[0]

    def _reversed(self, earlier: Happening, later: Happening) -> str:
        names, zone = self.mapping.stages, self.gathered.zone
        return (
            f"{names[earlier.stage].name} on {day_of(earlier.at, zone)} is dated after {names[later.stage].name} on "
            f"{day_of(later.at, zone)}, which comes later in the pipeline."
        )

    def _ending(self) -> End | None:
        is_open = bool(self.entry and self.entry.outcome == OPEN)
        end, clashes = sequence.ending(self.happenings, self.hired, is_open=is_open)
        for clash in clashes:
            self._refuse_event(clash.row, clash.reason, "ended", Place(self._events, clash.other))
        return end

    def _outcome(self, end: End | None) -> str:
        """Return how it ended; refuse when the two tables say it differently."""
        column = self.entry.outcome if self.entry else ""
        if column and end and column != end.outcome:
            reason = f"This means {column}, but the other row says {end.outcome}."
            self._refuse_said(reason, "outcome", Place(self._events, end.row))
        if self.entry and not end:
            shown = {HIRED: (self.hired, "was hired"), OFFER_DECLINED: (self.offer, "declined an offer")}
            if column in shown:
                self._claim(shown[column][0], self._entries, self.entry.row, shown[column][1])
        if column or end:
            return column or (end.outcome if end else OPEN)
        return self.mapping.applications.without_outcome if self.mapping.applications else OPEN

    def _refuse_said(self, reason: str, kind: str, *also: Place) -> None:
        row = self.entry.row if self.entry else None
        column = self.mapping.applications.outcome if self.mapping.applications else ""
        self._refuse(self._entries, row, reason, kind, *also, column=column)

    def _offers(self) -> None:
        answers = self.draft.answers
        if len({answer.state for answer in answers}) > 1:
            reason = f"{self.draft.id} has several offers with different answers and no date tells which is the last."
            others = [Place(self._offers_file, answer.row) for answer in answers[1:]]
            self._refuse(self._offers_file, answers[0].row, reason, "offers", *others)

    def _offer_fits(self, outcome: str) -> None:
        """Refuse an answer that cannot be true of somebody with this outcome."""
        if not self.draft.answers:
            return
        answer = self.draft.answers[0]
        clash = CLASHES.get((answer.state, outcome))
        if clash:
            kind = f"offer-{answer.state}-{outcome}"
            self._refuse(self._offers_file, answer.row, clash, kind, *self._ended_where(outcome))

    def _ended_where(self, outcome: str) -> tuple[Place, ...]:
        """Return the row that says how it ended, for a refusal to point at."""
        for each in reversed(self.happenings):
            if each.outcome == outcome or (each.stage == self.hired and outcome == HIRED):
                return (Place(self._events, each.row),)
        return (Place(self._entries, self.entry.row),) if self.entry else ()

    def _applied_at(self) -> datetime | None:
        if self.entry and self.entry.applied:
            return self.entry.applied.at
        if self.happenings:
            return self.happenings[0].at
        if self.draft.mentioned_at:
            return self.draft.mentioned_at
        table, row = (self._entries, self.entry.row) if self.entry else (self._events, None)
        self._refuse(table, row, "No row says when anything happened. Map applied_on, or leave the row out.", "undated")
        return None

    def _furthest(self, outcome: str) -> int:
        """Return how far it got by all tables together; refuse where they contradict each other."""
        reached = self._reached()
        if self.entry and self.entry.stage >= 0:
            if self.entry.stage < reached:
                last = max(self.happenings, key=lambda each: each.stage)
                reason = f"The furthest stage is said to be this, but {last.what} was reached."
                self._refuse_said(reason, "furthest", Place(self._events, last.row))
            self._claim(self.entry.stage, self._entries, self.entry.row, "reached it")
        if self.draft.answers:
            self._claim(self.offer, self._offers_file, self.draft.answers[0].row, "has an offer")
        shown = [reached, self.entry.stage if self.entry else 0, self.offer if self.draft.answers else 0]
        shown += [self.hired if outcome == HIRED else 0, self.offer if outcome == OFFER_DECLINED else 0]
        return max(0, *shown)

    def _reached(self) -> int:
        return max((each.stage for each in self.happenings), default=-1)

    def _claim(self, stage: int, table: str, row: int | None, words: str) -> None:
        """Refuse what another table says was reached, when the events table records such stages and not this one."""
        if self.refusals:
            return  # whatever else is wrong explains it
        if stage > max(self._reached(), 0) and stage in self.recorded:
            name = self.mapping.stages[stage].name
            reason = f"{self.draft.id} {words}, but {self._events} has {name} for others and no row of it for this one."
            also = tuple(Place(self._events, each.row) for each in self.happenings[-1:])
            self._refuse(table, row, reason, "claimed", *also)


def _without_row(entry: Entry) -> tuple[object, ...]:
    return entry.dimensions, entry.applied, entry.said
