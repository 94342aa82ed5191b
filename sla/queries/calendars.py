"""Whose hours a promise runs in, read as they are known now or were known at any time."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from hiring.tenancy.models import Member
from sla.models import CalendarDay, CalendarVersion, WorkingCalendar
from sla.rules import hours
from sla.rules.calendar import Calendar
from sla.rules.hours import Day, Entry, Hours, Known, Week


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose hours are meant: a member's, or the organization's without one."""

    member: Member | None = None

    @property
    def key(self) -> UUID | None:
        return self.member.pk if self.member else None

    @property
    def people(self) -> list[Member]:
        return [self.member] if self.member else []

    @property
    def affected(self) -> list[UUID] | None:
        """Whose promises may move: one person's, or everybody's."""
        return [self.member.pk] if self.member else None


HOUSE = Whose()


def calendar_of(member: Member) -> Calendar:
    return calendars_of([member])[member.pk]


def calendars_of(members: Iterable[Member]) -> dict[UUID, Calendar]:
    """Return each member's calendar, in two queries for any number of them.

    The organization's week and days apply in the member's own zone: eight in the evening is
    nobody's working time because it is somebody else's morning.
    """
    people = list(members)
    stored = hours_of(people)
    house = stored[HOUSE.key]
    return {each.pk: hours.calendar_of(house, stored[each.pk], each.time_zone) for each in people}


def histories_of(members: Iterable[Member]) -> dict[UUID, tuple[Known, ...]]:
    """Return each member's calendar as it was known at each time, for whoever works out the past again."""
    people = list(members)
    stored = hours_of(people)
    house = stored[HOUSE.key]
    return {each.pk: hours.history_of(house, stored[each.pk], each.time_zone) for each in people}


def hours_of(members: Iterable[Member]) -> dict[UUID | None, Hours]:
    """Return what was said about the organization's hours (under `HOUSE.key`) and about each member's."""
    people = list(members)
    meant = Q(calendar__member=None) | Q(calendar__member__in=people)
    found: dict[UUID | None, list[Entry]] = {HOUSE.key: [], **{each.pk: [] for each in people}}
    weeks = CalendarVersion.objects.filter(meant).values_list(
        "calendar__member", "change", "recorded_at", "effective_on", "weekly", "time_zone", "keeps_house_days"
    )
    for member_id, change, recorded_at, effective_on, weekly, zone, keeps_house_days in weeks:
        week = Week(effective_on, tuple(map(edges, weekly)) if weekly is not None else None, zone, keeps_house_days)
        found[member_id].append(Entry(change, recorded_at, week))
    days = CalendarDay.objects.filter(meant).values_list(
        "calendar__member", "change", "recorded_at", "on", "windows", "label", "source"
    )
    for member_id, change, recorded_at, on, windows, label, source in days:
        day = Day(on, edges(windows) if windows is not None else None, label, source)
        found[member_id].append(Entry(change, recorded_at, day))
    return {**found}


def edges(windows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Return windows as JSON holds them as tuples, so that what is said twice is equal."""
    return tuple(map(tuple, windows))


def calendar_row(whose: Whose) -> WorkingCalendar:
    """Return the calendar's own row, unsaved while nobody has said anything."""
    found: WorkingCalendar | None = WorkingCalendar.objects.filter(member=whose.member).first()
    return found or WorkingCalendar(member=whose.member)
