"""What the reader does for hires that are on their way in: on the home page two weeks ahead."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from analytics.queries.todo import Action, Todo
from hiring.tenancy.links import page
from hiring.tenancy.models import Member, Organization
from requisitions.models import HandOverItem

AHEAD = timedelta(days=14)
MINUTES = 5
COLUMNS = (
    "text", "due_on", "hand_over__application_id", "hand_over__application__candidate__name",
    "hand_over__application__requisition__number", "hand_over__application__requisition__title",
)  # fmt: skip


def to_hand_over(member: Member, organization: Organization, now: datetime) -> Iterator[Todo]:
    until = (now.astimezone(member.zone) + AHEAD).date()
    for text, due_on, application, candidate, number, title in HandOverItem.objects.due_from(member, until).values_list(
        *COLUMNS
    ):
        url = page(organization, "hand_over", application)
        yield Todo(
            task=text,
            url=url,
            second=f"For {candidate}, on the way in. REQ-{number} {title}",
            # The end of that day, which is the midnight after it.
            due_at=datetime.combine(due_on + timedelta(days=1), time(), member.zone),
            action=Action("Open the hand-over", url),
            minutes=MINUTES,
        )
