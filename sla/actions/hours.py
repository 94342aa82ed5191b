"""Saying when somebody works: the organization's hours, a person's, and what moves with them."""

from dataclasses import dataclass, replace

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Stale
from hiring.tenancy.models import Member
from sla.actions.reschedule import Move, NeverOpen, reschedule_for_calendar
from sla.models import CalendarDay, CalendarVersion, WorkingCalendar
from sla.queries.calendars import HOUSE, Whose, hours_of
from sla.rules import hours
from sla.rules.calendar import InvalidCalendar
from sla.rules.hours import Day, Entry, Said, Week
from sla.rules.worktime import NoOpening, check_that_it_opens

NEXT = 2**31 - 1  # the number of a change that is not written yet: after all others


class UnusableHours(Incomplete):
    """Hours that cannot be meant; the sentence says which time to change."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The calendar as it is now, and the promises whose due time moved with it."""

    calendar: WorkingCalendar
    moved: tuple[Move, ...] = ()


@transaction.atomic
def change_hours(whose: Whose, said: tuple[Said, ...], *, expected: int, act: Act) -> Changed:
    """Write what was said about somebody's hours and let open promises follow.

    What stands already is not said again: a second click changes nothing. `expected` is the number of changes that the
    page had read. Raises ``UnusableHours``, ``NeverOpen``, and ``Stale`` when somebody else was faster.
    """
    calendar = _locked(whose)
    news = _news(whose, said, act)
    if not news:
        return Changed(calendar)
    if calendar.changes != expected:
        raise Stale("These hours were changed meanwhile. Read them again, then change them.")
    calendar.changes += 1
    _remember_place(calendar, news)
    calendar.save(update_fields=["changes", "country", "region"])
    _write(calendar, news, act)
    who = str(whose.key) if whose.key else None
    record("calendar_changed", calendar, act=act, data={"member": who, "change": calendar.changes})
    moves = reschedule_for_calendar(whose.affected, act)
    return Changed(calendar, _due_elsewhere(moves))


def preview_hours(whose: Whose, said: tuple[Said, ...], *, expected: int, act: Act) -> Changed:
    """Return what the change would do. It is done and undone, so that what is shown is what will be."""
    with transaction.atomic():
        changed = change_hours(whose, said, expected=expected, act=act)
        transaction.set_rollback(True)
    return changed


@transaction.atomic
def follow_zone(member: Member, before: str, *, act: Act) -> Changed:
    """Let a member's hours move with them, from today, to the zone that their profile names now.

    Of who never said anything it is put on record that the old zone had always been theirs.
    """
    whose = Whose(member)
    calendar = _locked(whose)
    own, today = hours_of([member])[member.pk], act.at.astimezone(member.zone).date()
    current = hours.week_on(own, today)
    if current is None:
        current = Week(hours.ALWAYS, zone=before)
        CalendarVersion.objects.create(
            calendar=calendar, change=0, recorded_at=hours.BEFORE_ALL, **_columns_of_week(current)
        )
    later = [week for since, week in hours.weeks_of(own).items() if since > today and week.zone == before]
    said = [replace(week, zone=member.time_zone) for week in (replace(current, effective_on=today), *later)]
    return change_hours(whose, tuple(said), expected=calendar.changes, act=act)


def _locked(whose: Whose) -> WorkingCalendar:
    WorkingCalendar.objects.get_or_create(member=whose.member)
    locked: WorkingCalendar = WorkingCalendar.objects.select_for_update(of=("self",)).get(member=whose.member)
    return locked


def _news(whose: Whose, said: tuple[Said, ...], act: Act) -> tuple[Said, ...]:
    """Return what changes something, checked."""
    stored = hours_of(whose.people)
    house, own = stored[HOUSE.key], stored[whose.key]
    news = hours.news_in(own, said)
    then = [*own, *(Entry(NEXT, act.recorded_at, each) for each in news)]
    zone = whose.member.time_zone if whose.member else "UTC"
    try:
        calendar = hours.calendar_of(house, then, zone) if whose.member else hours.calendar_of(then, (), zone)
        check_that_it_opens(calendar, act.at)
    except InvalidCalendar as invalid:
        raise UnusableHours(str(invalid)) from invalid
    except NoOpening as closed:
        raise NeverOpen(str(closed)) from closed
    return news


def _remember_place(calendar: WorkingCalendar, news: tuple[Said, ...]) -> None:
    """Keep where holidays were taken from, for next year's."""
    for each in news:
        if isinstance(each, Day) and each.source:
            calendar.country, _, calendar.region = each.source.partition("-")


def _write(calendar: WorkingCalendar, news: tuple[Said, ...], act: Act) -> None:
    common = {
        "calendar": calendar,
        "change": calendar.changes,
        "recorded_at": act.recorded_at,
        "recorded_by": act.actor,
    }
    CalendarVersion.objects.bulk_create(
        CalendarVersion(**common, **_columns_of_week(each)) for each in news if isinstance(each, Week)
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(**common, on=each.on, windows=each.windows, label=each.label, source=each.source)
        for each in news
        if isinstance(each, Day)
    )


def _columns_of_week(week: Week) -> dict[str, object]:
    return {
        "effective_on": week.effective_on,
        "weekly": week.weekly,
        "time_zone": week.zone,
        "keeps_house_days": week.keeps_house_days,
    }


def _due_elsewhere(moves: list[Move]) -> tuple[Move, ...]:
    return tuple(move for move in moves if move.changes_due)
