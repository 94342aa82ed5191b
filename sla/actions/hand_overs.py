"""A delegate hears of each promise that came to them: put into the outbox when it does, worded when it leaves."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from hiring.delivery.notes import Note, post_many, recipients
from hiring.tenancy.here import here
from hiring.tenancy.models import Member
from sla.actions.reminders import HANDED_OVER
from sla.models import Commitment
from sla.queries.calendars import calendars_of
from sla.rules.worktime import next_opening


def tell_delegates(handed: Mapping[UUID, tuple[Commitment, int]], now: datetime) -> None:
    """Tell whoever owes these rows now, in their working hours; each with how often it has changed hands before.

    Nothing is said in an organization that does not work with the program yet.
    """
    if not handed or not _is_live(now):
        return
    owners = {row.owner_id for row, _ in handed.values()}
    people, calendars = recipients(owners), calendars_of(Member.objects.filter(pk__in=owners))
    notes = [
        Note(
            HANDED_OVER,
            f"{HANDED_OVER}:{row.pk}:{row.generation}:{times}:{row.owner_id}",
            people[row.owner_id],
            row.pk,
            row.generation,
            next_opening(calendars[row.owner_id], now),
        )
        for row, times in handed.values()
        if row.owner_id in people
    ]
    post_many(notes, written_at=now)


def _is_live(now: datetime) -> bool:
    live_since = here().live_since
    return live_since is not None and live_since <= now
