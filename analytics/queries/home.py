"""The home page's rows: what I owe, what others owe me, and my requisitions with both records."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from hiring.ledger.models import Event
from hiring.tenancy.links import page
from hiring.tenancy.models import Member, Organization
from requisitions.models import Requisition
from sla.models import Commitment, EscalationCase
from sla.queries.records import Asked, PersonRecord, records
from sla.queries.wording import spoken

SEEN = 40
MINUTES_FOR_A_CASE = 10
A_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Action:
    """A row's button: a link, or a form when `is_post`. `rests`: what it says while it rests."""

    label: str
    url: str
    is_post: bool = False
    is_nudge: bool = False
    rests: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the home page; what the due chip reads is `due_at`."""

    task: str
    url: str
    second: str
    due_at: datetime
    action: Action | None
    minutes: int = 0
    note: str = ""
    who: str = ""


def owed_by_me(member: Member, organization: Organization) -> list[Todo]:
    """Everything open that `member` owes, promises and decisions, by due time; two queries."""
    promises = Commitment.objects.owed_by(member.pk).for_page()[:SEEN]
    cases = EscalationCase.objects.open().filter(decider=member).for_page()[:SEEN]
    rows = [*(_mine(each, organization) for each in promises), *(_to_decide(each, organization) for each in cases)]
    return sorted(rows, key=lambda row: row.due_at)


def _mine(commitment: Commitment, organization: Organization) -> Todo:
    words = spoken(commitment, organization)
    return Todo(
        task=words.todo,
        url=words.path,
        second=f"{words.waits} {commitment.requisition}",
        due_at=commitment.due_at,
        action=Action(words.action, words.path),
        minutes=words.minutes,
    )


def _to_decide(case: EscalationCase, organization: Organization) -> Todo:
    url = page(organization, "case", case.number)
    return Todo(
        task=f"Decide the case about {case.about.name}",
        url=url,
        second=f"{case}, {case.requisition}",
        due_at=case.decide_by_at,
        action=Action("Open the case", url),
        minutes=MINUTES_FOR_A_CASE,
    )


def owed_to_me(member: Member, organization: Organization, now: datetime) -> list[Todo]:
    """Everything open that others owe `member`, with a nudge that rests a day; two queries."""
    found = list(Commitment.objects.owed_to(member.pk).exclude(owner=member).for_page()[:SEEN])
    nudged = Event.objects.filter(
        verb="commitment_nudged", subject_id__in=[each.pk for each in found], at__gt=now - A_DAY
    )
    rests = dict(nudged.order_by("at").values_list("subject_id", "at"))
    return [_theirs(each, organization, rests.get(each.pk), member) for each in found]


def _theirs(commitment: Commitment, organization: Organization, nudged: datetime | None, reader: Member) -> Todo:
    words = spoken(commitment, organization)
    rests = f"Nudged {nudged.astimezone(reader.zone):%H:%M}" if nudged else ""
    nudge = page(organization, "nudge", commitment.pk)
    return Todo(
        task=f"{commitment.owner.name}: {words.owed}",
        url="",
        second=f"{words.waits} REQ-{commitment.requisition.number}",
        due_at=commitment.due_at,
        action=Action("Nudge", nudge, is_post=True, is_nudge=True, rests=rests),
        who=commitment.owner.name,
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
    def next(self) -> Commitment | None:
        owed = [each for record in (self.manager, self.recruiter) if record for each in record.owed]
        return min(owed, key=lambda each: each.due_at, default=None)


def my_requisitions(member: Member, now: datetime, *, since: datetime) -> list[RequisitionRow]:
    """Running requisitions that `member` owns on either side; two queries for any number of them."""
    mine = (
        Requisition.objects.running().with_people().filter(Q(hiring_manager=member) | Q(recruiter=member)).with_counts()
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
