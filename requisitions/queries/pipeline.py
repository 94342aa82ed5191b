"""The pipeline of one requisition as plain rows: columns of cards, the list, and how the closed ones ended.

The number of queries does not depend on the number of applications.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from hiring.tenancy.models import Member
from requisitions.models import Application, InterviewSeat, Offer, Requisition, SlateCandidate, Stage, StageVisit
from requisitions.rules import board
from requisitions.rules.endings import Closed, count_closed
from requisitions.rules.waiting import Next, Person, Situation, next_step


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; empty is any. `waiting`: a member's id, or "candidate"."""

    source: str = ""
    waiting: str = ""
    closed: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One running application: how long it is where it is, and what is next. `agreed`: days, None if not agreed."""

    application_id: UUID
    name: str
    source: str
    stage: str
    days: int
    agreed: int | None
    next: Next

    @property
    def is_late(self) -> bool:
        return self.agreed is not None and self.days > self.agreed

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
    stages = list(requisition.stages.all())
    running = list(Application.objects.active().filter(requisition=requisition).with_people())
    visits = _visits(requisition)
    situations = _situations(requisition, running)
    cards: dict[UUID, list[Card]] = defaultdict(list)
    people: dict[str, Person] = {}
    for application in running:
        card = _card(application, next_step(situations[application.pk]), now=now)
        people |= {str(person.key): person for person in card.next.waits_for}
        if _is_asked_for(card, filters):
            cards[application.stage_id].append(card)
    return Pipeline(
        columns=tuple(_column(stage, cards[stage.pk], visits[stage.pk], now=now) for stage in stages),
        closed=count_closed(
            Application.objects.ended()
            .filter(requisition=requisition)
            .values_list("state", "reason")
            .annotate(number=Count("id"))
            .order_by()
        ),
        sources=tuple(sorted({application.source for application in running if application.source})),
        people=tuple(sorted(people.values(), key=lambda person: person.name)),
    )


def _is_asked_for(card: Card, filters: Filters) -> bool:
    by_source = not filters.source or card.source == filters.source
    return by_source and (not filters.waiting or card.is_waiting_for(filters.waiting))


def _card(application: Application, following: Next, *, now: datetime) -> Card:
    return Card(
        application_id=application.pk,
        name=application.candidate.name,
        source=application.source,
        stage=application.stage.name,
        days=board.days_between(application.stage_since_at, now),
        agreed=application.stage.agreed_days,
        next=following,
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


def _situations(requisition: Requisition, running: list[Application]) -> dict[UUID, Situation]:
    manager, recruiter = person(requisition.hiring_manager), person(requisition.recruiter)
    inside = {"application__requisition": requisition}
    owing: dict[UUID, list[Person]] = defaultdict(list)
    upcoming: dict[UUID, datetime] = {}
    seats = InterviewSeat.objects.filter(interview__application__requisition=requisition).select_related("member")
    seats = seats.exclude(interview__state="cancelled").order_by("interview__starts_at", "id")
    for seat in seats.select_related("interview"):
        application_id = seat.interview.application_id
        if seat.interview.state == "scheduled":
            upcoming.setdefault(application_id, seat.interview.starts_at)
        elif seat.submitted_at is None:
            owing[application_id].append(person(seat.member))
    waiting = SlateCandidate.objects.filter(slate__state="presented", answer="", **inside)
    on_slate = set(waiting.values_list("application_id", flat=True))
    offers = set(Offer.objects.filter(state="pending", **inside).values_list("application_id", flat=True))
    return {
        each.pk: Situation(
            manager=manager,
            recruiter=recruiter,
            owing=tuple(owing[each.pk]),
            on_slate=each.pk in on_slate,
            interview_at=upcoming.get(each.pk),
            offer_out=each.pk in offers,
        )
        for each in running
    }


def person(member: Member) -> Person:
    """Return the member as the board names them: by first name."""
    return Person(member.pk, member.first_name)
