"""What waits for somebody's word though nobody promised a day: seats, names under a kickoff, debriefs, leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from analytics.queries.todo import Action, Todo
from hiring.ledger.models import Event
from hiring.tenancy.links import page
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.rules.wording import count_of, day
from requisitions.models import Kickoff, PlanItem
from requisitions.queries.approvals import waiting_for
from scorecards.models import Debrief
from sla.models import Leave

MINUTES_TO_READ = 5
MINUTES_TO_SIGN = 3
MINUTES_FOR_A_WORD = 1
# What comes next with a seat in this state: the task, who waits, the button, the minutes.
CARRY_ON = {
    "approved": ("Begin the kickoff", "The seat is approved; {manager} waits.", "Open the seat", MINUTES_FOR_A_WORD),
    "sent_back": ("Change what was asked", "Sent back.", "Read the reason", MINUTES_TO_READ),
    "delayed": ("Propose it again, or take it off", "Its delay is over.", "Open the seat", MINUTES_TO_READ),
}
ASKED = ("plan_item_proposed", "plan_item_changed")
ANSWERED = ("plan_item_approved", "plan_item_sent_back", "plan_item_delayed")


def waiting(member: Member, organization: Organization, now: datetime) -> Iterator[Todo]:
    """Yield the rows; a query for each kind that the member's capabilities let wait for them."""
    if member.may("plan.view"):
        yield from _seats_to_decide(member, organization)
    if member.may("plan.edit"):
        yield from _seats_to_carry_on(member, organization, now.astimezone(member.zone).date())
    if member.may("kickoff.sign"):
        yield from _kickoffs(member, organization)
    if member.may("debriefs.hold"):
        yield from _debriefs(member, organization)
    if member.may("hours.manage"):
        yield from _leave(member, organization, now.astimezone(member.zone).date())


def _row(task: str, second: str, url: str, asked_at: datetime, *, label: str, minutes: int) -> Todo:
    return Todo(task, url, second, None, Action(label, url), minutes, asked_at)


def _seats_to_decide(member: Member, organization: Organization) -> Iterator[Todo]:
    waiting = [item.pk for item in waiting_for(member)]
    asked = PlanItem.objects.filter(pk__in=waiting).annotate(asked_at=_last(ASKED))
    columns = ("number", "title", "department", "hiring_manager__name", "asked_at", "changed_at")
    for number, title, department, manager, asked_at, changed_at in asked.values_list(*columns):
        yield _row(
            f"Decide on the seat: {title}",
            f"{manager} waits for the answer. PLAN-{number} {department}",
            page(organization, "plan_item", number),
            asked_at or changed_at,
            label="Read the argument",
            minutes=MINUTES_TO_READ,
        )


def _seats_to_carry_on(member: Member, organization: Organization, today: date) -> Iterator[Todo]:
    found = PlanItem.objects.to_carry_on(member, today).annotate(answered_at=_last(ANSWERED))
    columns = ("number", "title", "state", "hiring_manager__name", "answered_at", "changed_at")
    for number, title, state, manager, answered_at, changed_at in found.values_list(*columns):
        task, second, label, minutes = CARRY_ON[state]
        yield _row(
            f"{task}: {title}",
            f"{second.format(manager=manager)} PLAN-{number}",
            page(organization, "plan_item", number),
            answered_at or changed_at,
            label=label,
            minutes=minutes,
        )


def _last(verbs: tuple[str, ...]) -> Subquery:
    """Return when the item was last told of so."""
    told = Event.objects.filter(subject_id=OuterRef("pk"), verb__in=verbs)
    return Subquery(told.order_by("-at").values("at")[:1])


def _kickoffs(member: Member, organization: Organization) -> Iterator[Todo]:
    """Yield what a kickoff cannot go on without: a meeting, an answer, a name under what the other side signed."""
    columns = (
        "requisition__number", "requisition__title", "requisition__recruiter", "requisition__hiring_manager__name",
        "requisition__recruiter__name", "manager_at", "recruiter_at", "manager_owes", "recruiter_owes",
        "scheduled_for_at", "held_at", "version", "created_at", "changed_at",
    )  # fmt: skip
    for row in Kickoff.objects.of_partner(member).with_what_is_missing().values_list(*columns):
        number, title, recruiter, *names = row[:5]
        manager_at, recruiter_at, manager_owes, recruiter_owes, scheduled_at, held_at, version, *dates = row[5:]
        is_recruiter = recruiter == member.pk
        missing = Missing(
            number=number,
            title=title,
            other=names[0] if is_recruiter else names[1],
            theirs_at=manager_at if is_recruiter else recruiter_at,
            mine_at=recruiter_at if is_recruiter else manager_at,
            owes=recruiter_owes if is_recruiter else manager_owes,
            version=version,
            waits_for_a_meeting=is_recruiter and scheduled_at is None and held_at is None,
            created_at=dates[0],
            changed_at=dates[1],
        )
        yield from _missing(missing, page(organization, "requisition_kickoff", number))


@dataclass(frozen=True, slots=True)
class Missing:
    """A kickoff from the reader's side of the table; `owes`: answers that the other waits for."""

    number: int
    title: str
    other: str
    theirs_at: datetime | None
    mine_at: datetime | None
    owes: int
    version: int
    waits_for_a_meeting: bool
    created_at: datetime
    changed_at: datetime


def _missing(kickoff: Missing, url: str) -> Iterator[Todo]:
    """Yield the one thing that comes next."""
    reference = f"REQ-{kickoff.number}"
    if kickoff.waits_for_a_meeting:
        yield _row(
            f"Schedule the kickoff: {kickoff.title}",
            f"{kickoff.other} waits for a time. {reference}",
            url,
            kickoff.created_at,
            label="Choose a time",
            minutes=MINUTES_FOR_A_WORD,
        )
    elif kickoff.owes:
        yield _row(
            f"Answer on {count_of(kickoff.owes, 'requirement')}: {kickoff.title}",
            f"{kickoff.other} has: would you reject somebody great without it? {reference}",
            url,
            kickoff.changed_at,
            label="Answer",
            minutes=MINUTES_FOR_A_WORD,
        )
    elif kickoff.theirs_at and not kickoff.mine_at:
        yield _row(
            f"Sign the kickoff: {kickoff.title}",
            f"{kickoff.other} signed version {kickoff.version}. {reference}",
            url,
            kickoff.theirs_at,
            label="Read and sign",
            minutes=MINUTES_TO_SIGN,
        )


def _debriefs(member: Member, organization: Organization) -> Iterator[Todo]:
    columns = (
        "application_id", "held_at", "application__candidate__name",
        "application__requisition__number", "application__requisition__title",
    )  # fmt: skip
    for application, held_at, candidate, number, title in Debrief.objects.undecided_by(member).values_list(*columns):
        yield _row(
            f"Decide on {candidate}",
            f"{candidate} waits since the debrief. REQ-{number} {title}",
            page(organization, "debrief", application),
            held_at,
            label="Open the debrief",
            minutes=MINUTES_TO_READ,
        )


def _leave(member: Member, organization: Organization, today: date) -> Iterator[Todo]:
    asked = Leave.objects.asked().not_over(today).exclude(member=member)
    columns = ("member__name", "first_on", "last_on", "asked_at", "delegate__name")
    for name, first_on, last_on, asked_at, delegate in asked.values_list(*columns):
        instead = f"{delegate} would take over." if delegate else "Promises would rest."
        yield _row(
            f"Approve the leave of {name}",
            f"{day(first_on, near=today)} to {day(last_on, near=today)}. {instead}",
            page(organization, "leaves"),
            asked_at,
            label="Decide",
            minutes=MINUTES_FOR_A_WORD,
        )
