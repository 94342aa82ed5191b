"""The home page's rows: what I owe, what others owe me, and my requisitions with both records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, Subquery

from analytics.queries.hand_overs import to_hand_over
from analytics.queries.todo import Action, Todo
from analytics.queries.waiting import waiting
from analytics.rules.agenda import in_order
from hiring.ledger.models import Event
from hiring.tenancy.links import page
from hiring.tenancy.models import Member, Organization
from requisitions.models import Interview, Requisition
from sla.models import Commitment, EscalationCase
from sla.queries.promises import COLUMNS, Promise
from sla.queries.records import Asked, PersonRecord, records
from sla.queries.wording import spoken

SEEN = 40
OWED_SEEN = 10
MINUTES_FOR_A_CASE = 10
MINUTES_FOR_A_WORD = 1
A_DAY = timedelta(hours=24)
# What a row says of a requisition and of its two owners.
SHOWN = ("number", "title", "state", "forecast_days", "opened_at", "hiring_manager__name", "recruiter__name")


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of what others owe me. `nudged`: what the button says while it rests, "Nudged 10:44"."""

    task: str
    url: str
    second: str
    due_at: datetime
    nudge_url: str
    nudged: str


@dataclass(frozen=True, slots=True)
class Todos:
    """Everything open that the reader owes, by due time, then what waits for their word by when it was asked; of what
    is `owed` to them, all or the first that are due.
    """

    mine: list[Todo]
    theirs: list[Owed]
    owed: int


def todos(member: Member, organization: Organization, now: datetime, *, whole: bool = False) -> Todos:
    """Return promises, cases, interviews to settle, plans to keep, what a hire needs, what waits, and resting nudges.

    Five queries, and one for each kind of thing that may wait for somebody with the member's capabilities.
    """
    nudges = Event.objects.filter(verb="commitment_nudged", subject_id=OuterRef("pk"), at__gt=now - A_DAY)
    running = Commitment.objects.between(member).annotate(nudged_at=Subquery(nudges.order_by("-at").values("at")[:1]))
    found = [(Promise(*row), nudged) for *row, nudged in running.values_list(*COLUMNS, "nudged_at")]
    mine = [_mine(each, organization) for each, _ in found if each.owner_id == member.pk]
    owed = [each for each in found if each[0].owner_id != member.pk]
    theirs = [_theirs(*each, organization, member.zone) for each in (owed if whole else owed[:OWED_SEEN])]
    mine += [*_to_decide(member, organization), *_to_keep(member, organization)]
    mine += [*_to_settle(member, organization, now), *to_hand_over(member, organization, now)]
    mine += waiting(member, organization, now)
    return Todos(sorted(mine, key=in_order), theirs, len(owed))


def _mine(promise: Promise, organization: Organization) -> Todo:
    words = spoken(promise, organization)
    return Todo(
        task=words.todo,
        url=words.path,
        second=f"{words.waits} {promise.reference} {promise.title}",
        due_at=promise.due_at,
        action=Action(words.action, words.path),
        minutes=words.minutes,
    )


def _to_decide(member: Member, organization: Organization) -> Iterator[Todo]:
    columns = ("number", "about__name", "requisition__number", "requisition__title", "decide_by_at", "plan_agreed_at")
    for case in EscalationCase.objects.open().filter(decider=member).values_list(*columns, named=True):
        url = page(organization, "case", case.number)
        planned, name = case.plan_agreed_at is not None, case.about__name
        yield Todo(
            task=f"Was the plan with {name} kept?" if planned else f"Decide the case about {name}",
            url=url,
            second=f"CASE-{case.number}, REQ-{case.requisition__number} {case.requisition__title}",
            due_at=case.decide_by_at,
            action=Action("Open the case", url),
            minutes=MINUTES_FOR_A_CASE,
        )


def _to_keep(member: Member, organization: Organization) -> Iterator[Todo]:
    """Plans for which the member answers. Their page is the record: whom a case is about sees no case."""
    plans = EscalationCase.objects.planned().filter(plan_owner=member, plan_over_at=None)
    for number, title, until in plans.values_list("requisition__number", "requisition__title", "decide_by_at"):
        url = page(organization, "record")
        yield Todo(
            task="Keep the plan you agreed",
            url=url,
            second=f"REQ-{number} {title}",
            due_at=until,
            action=Action("Read the plan", url),
            minutes=0,
        )


def _to_settle(member: Member, organization: Organization, now: datetime) -> Iterator[Todo]:
    """Interviews of the member's requisitions that are over without a word: the scorecards' time waits for one."""
    columns = (
        "pk", "ends_at", "stage__name", "application__candidate__name",
        "application__requisition__number", "application__requisition__title",
    )  # fmt: skip
    mine = Interview.objects.unsettled(now).filter(application__requisition__recruiter=member)
    for each in mine.values_list(*columns):
        key, ends_at, stage, candidate, number, title = each
        yield Todo(
            task=f"Was the interview with {candidate} held?",
            url=page(organization, "interview", key),
            second=f"{stage}, REQ-{number} {title}. If not, move or cancel it.",
            due_at=ends_at,
            action=Action("It was held", page(organization, "interview_held", key), is_done_here=True),
            minutes=MINUTES_FOR_A_WORD,
        )


def _theirs(promise: Promise, nudged: datetime | None, organization: Organization, zone: ZoneInfo) -> Owed:
    words = spoken(promise, organization)
    return Owed(
        task=f"{promise.owner}: {words.owed}",
        url=page(organization, "requisition", promise.number),
        second=f"{words.to_you} {promise.reference}",
        due_at=promise.due_at,
        nudge_url=page(organization, "nudge", promise.pk),
        nudged=f"Nudged {nudged.astimezone(zone):%H:%M}" if nudged else "",
    )


@dataclass(frozen=True, slots=True)
class RequisitionRow:
    """One of my requisitions: where it stands, both records, and the next promise of either side."""

    requisition: Requisition
    manager: PersonRecord | None
    recruiter: PersonRecord | None
    days_open: int | None
    active: int

    @property
    def owing(self) -> PersonRecord | None:
        """Whoever owes the next promise."""
        owed = [(each.next.due_at, each) for each in (self.manager, self.recruiter) if each and each.next]
        return min(owed, key=itemgetter(0))[1] if owed else None


def my_requisitions(member: Member, now: datetime, *, since: datetime) -> list[RequisitionRow]:
    """Running requisitions that `member` owns on either side; two queries for any number of them."""
    mine = (
        Requisition.objects.running()
        .with_people()
        .filter(Q(hiring_manager=member) | Q(recruiter=member))
        .with_active_count()
        .only(*SHOWN)
    )
    rows = list(mine[:SEEN])
    promises = _records(rows, now, since)
    return [
        RequisitionRow(
            requisition=each,
            manager=promises.get((each.pk, "manager")),
            recruiter=promises.get((each.pk, "recruiter")),
            days_open=(now - each.opened_at).days if each.opened_at else None,
            active=each.in_process,
        )
        for each in rows
    ]


def _records(rows: list[Requisition], now: datetime, since: datetime) -> dict[tuple[UUID, str], PersonRecord]:
    asked = Asked(since=since, until=now + timedelta(weeks=2), requisition_ids=tuple(each.pk for each in rows))
    return {
        (record.requisition_id, record.side): record
        for record in records(asked, now, per_requisition=True)
        if record.requisition_id and record.side != "interviewer"
    }
