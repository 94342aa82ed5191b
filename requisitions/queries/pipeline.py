"""The pipeline of one requisition as plain rows: columns of cards, the list, and how the closed ones ended.

The number of queries does not depend on the number of applications.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from hiring.tenancy.models import Member
from requisitions.models import (
    Application,
    Interview,
    InterviewSeat,
    Offer,
    Requisition,
    SlateCandidate,
    Stage,
    StageVisit,
)
from requisitions.rules import board
from requisitions.rules.endings import Closed, count_closed
from requisitions.rules.waiting import Next, Person, Situation, next_step

# Of one application: does it wait on a presented slate, and is an offer without an answer out?
ON_SLATE = Exists(SlateCandidate.objects.filter(application=OuterRef("pk"), slate__state="presented", answer=""))
OFFER_OUT = Exists(Offer.objects.filter(application=OuterRef("pk"), state=Offer.State.PENDING))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; empty is any. `waiting`: a member's id, or "candidate"."""

    source: str = ""
    waiting: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One running application: how long it is where it is, and what is next. `agreed`: days, None if not agreed.

    `is_late` is the stay; `is_next_late` what is next: somebody should have done it by now.
    """

    application_id: UUID
    name: str
    source: str
    stage: str
    days: int
    agreed: int | None
    next: Next
    is_ahead: bool = False

    @property
    def is_late(self) -> bool:
        return self.agreed is not None and self.days > self.agreed

    @property
    def is_next_late(self) -> bool:
        return self.is_late and not self.is_ahead

    def is_waiting_for(self, key: str) -> bool:
        return any(str(person.key) == key for person in self.next.waits_for)


@dataclass(frozen=True, slots=True)
class Column:
    """One stage with its cards, longest stay first. `rest`: those behind "more"."""

    name: str
    median: int | None
    agreed: int | None
    cards: tuple[Card, ...]

    @property
    def shown(self) -> tuple[Card, ...]:
        return self.cards[: board.split_view(len(self.cards))[0]]

    @property
    def more(self) -> str:
        rest = self.cards[len(self.shown) :]
        return board.more_words([card.days for card in rest], self.agreed) if rest else ""

    @property
    def has_late(self) -> bool:
        return any(card.is_late for card in self.cards)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The whole board. `sources` and `people` are what the filters offer, whatever is chosen now."""

    columns: tuple[Column, ...]
    closed: Closed
    sources: tuple[str, ...]
    people: tuple[Person, ...]

    @property
    def cards(self) -> list[Card]:
        return [card for column in self.columns for card in column.cards]


def pipeline(requisition: Requisition, filters: Filters, *, now: datetime) -> Pipeline:
    """Return the board of `requisition` as the filters narrow it."""
    stages = {stage.pk: stage for stage in requisition.stages.all()}
    visits = _visits(requisition)
    cards: dict[UUID, list[Card]] = defaultdict(list)
    people: dict[str, Person] = {}
    sources: set[str] = set()
    for row, following in _running(requisition):
        card = _card(row, stages[row.stage_id], following, now=now)
        people |= {str(person.key): person for person in following.waits_for}
        sources.add(card.source)
        if _is_asked_for(card, filters):
            cards[row.stage_id].append(card)
    return Pipeline(
        columns=tuple(_column(stage, cards[pk], visits[pk], now=now) for pk, stage in stages.items()),
        closed=_closed(requisition),
        sources=tuple(sorted(sources - {""})),
        people=tuple(sorted(people.values(), key=lambda person: person.name)),
    )


def _closed(requisition: Requisition) -> Closed:
    ended = Application.objects.ended().filter(requisition=requisition).order_by()
    return count_closed(ended.values_list("state", "reason").annotate(number=Count("id")))


def _is_asked_for(card: Card, filters: Filters) -> bool:
    by_source = not filters.source or card.source == filters.source
    return by_source and (not filters.waiting or card.is_waiting_for(filters.waiting))


def _card(row: Any, stage: Stage, following: Next, *, now: datetime) -> Card:
    return Card(
        application_id=row.pk,
        name=row.candidate__name,
        source=row.source,
        stage=stage.name,
        days=board.days_between(row.stage_since_at, now),
        agreed=stage.agreed_days,
        next=following,
        is_ahead=following.is_ahead(now),
    )


def _column(stage: Stage, cards: list[Card], visits: Iterable[board.Visit], *, now: datetime) -> Column:
    ordered = sorted(cards, key=lambda card: (-card.days, card.name))
    median = board.median_days(visits, now=now)
    return Column(name=stage.name, median=median, agreed=stage.agreed_days, cards=tuple(ordered))


def _visits(requisition: Requisition) -> Mapping[UUID, list[board.Visit]]:
    """Return the stays by stage: a visit ends with the next one, or when the application ends."""
    rows = (
        StageVisit.objects.filter(application__requisition=requisition)
        .order_by("application_id", "entered_at", "id")
        .values_list("application_id", "stage_id", "entered_at", "application__closed_at")
    )
    stays: dict[UUID, list[board.Visit]] = defaultdict(list)
    later: tuple[UUID, datetime] | None = None
    for application_id, stage_id, entered_at, closed_at in reversed(list(rows)):
        ends_at = later[1] if later is not None and later[0] == application_id else closed_at
        stays[stage_id].append(board.Visit(entered_at, ends_at))
        later = (application_id, entered_at)
    return stays


def _running(requisition: Requisition) -> Iterator[tuple[Any, Next]]:
    """Yield each running application as a row of seven columns, with what is next for it.

    Rows and not models: a board of hundreds spends most of its time in making objects.
    """
    running = Application.objects.active().filter(requisition=requisition)
    owing, upcoming = _interviewing(requisition)
    manager, recruiter = person(requisition.hiring_manager), person(requisition.recruiter)
    columns = ("pk", "candidate__name", "source", "stage_id", "stage_since_at", "on_slate", "offer_out")
    for row in running.annotate(on_slate=ON_SLATE, offer_out=OFFER_OUT).order_by().values_list(*columns, named=True):
        situation = Situation(
            manager=manager,
            recruiter=recruiter,
            owing=tuple(owing[row.pk]),
            on_slate=row.on_slate,
            interview_at=upcoming.get(row.pk),
            offer_out=row.offer_out,
        )
        yield row, next_step(situation)


def _interviewing(requisition: Requisition) -> tuple[dict[UUID, list[Person]], dict[UUID, datetime]]:
    """Return, by application, who owes a scorecard of a held interview, and when the next one starts."""
    owing: dict[UUID, list[Person]] = defaultdict(list)
    upcoming: dict[UUID, datetime] = {}
    seats = InterviewSeat.objects.filter(interview__application__requisition=requisition)
    seats = seats.exclude(interview__state=Interview.State.CANCELLED).order_by("interview__starts_at", "id")
    columns = ("interview__application_id", "interview__state", "interview__starts_at", "submitted_at")
    for application_id, state, starts_at, submitted_at, *member in seats.values_list(
        *columns, "member_id", "member__name"
    ):
        if state == Interview.State.SCHEDULED:
            upcoming.setdefault(application_id, starts_at)
        elif submitted_at is None:
            owing[application_id].append(Person(member[0], member[1].split(maxsplit=1)[0]))
    return owing, upcoming


def person(member: Member) -> Person:
    """Return the member as the board names them: by first name."""
    return Person(member.pk, member.first_name)
