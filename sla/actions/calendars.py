"""Whose hours a promise runs in: a person's calendar, else the organization's, else weekdays nine to five."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from hiring.tenancy.models import Member
from sla.models import WorkingCalendar
from sla.rules.calendar import Calendar, calendar_from

NINE_TO_FIVE = [["09:00", "17:00"]]
DEFAULT_WEEK = [NINE_TO_FIVE] * 5 + [[], []]


def calendar_of(member: Member) -> Calendar:
    return calendars_of([member])[member.pk]


def calendars_of(members: Iterable[Member]) -> dict[UUID, Calendar]:
    """Return each member's calendar, in two queries for any number of them.

    The organization's week and holidays apply in the member's own zone: eight in the evening is
    nobody's working time because it is somebody else's morning.
    """
    people = list(members)
    rows = WorkingCalendar.objects.filter(Q(member=None) | Q(member__in=people)).prefetch_related("days")
    stored = {row.member_id: row for row in rows}
    return {each.pk: _read(stored.get(each.pk) or stored.get(None), each) for each in people}


def _read(row: WorkingCalendar | None, member: Member) -> Calendar:
    if row is None:
        return calendar_from(member.time_zone, DEFAULT_WEEK)
    zone = row.time_zone if row.member_id else member.time_zone
    return calendar_from(zone, row.weekly, overrides={day.on: day.windows for day in row.days.all()})
