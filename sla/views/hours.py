"""Working hours, the organization's and each person's: the week, the days that differ, public holidays.

What moves open promises is shown before it is done.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.models import Member
from hiring.tenancy.rules.wording import count_of
from sla.actions.hours import change_hours, preview_hours
from sla.actions.reschedule import Move
from sla.forms.hours import DayForm, HolidaysForm, PlaceForm, SayingForm, WeekForm
from sla.forms.leave import LeaveForm
from sla.models import Leave
from sla.queries.calendars import HOUSE, Whose
from sla.queries.hours import HoursPage, hours_page
from sla.registry import CLAUSES
from sla.rules import public_holidays

HOUSE_PAGES = {"hours": "house_hours", "day": "house_day", "holidays": "house_holidays"}
OWN_PAGES = {"hours": "hours", "day": "hours_day", "holidays": "hours_holidays", "leave": "ask_leave"}
SHOWN = 20  # promises named before a change; the rest are a number


@requires("settings.manage")
def house(request: TenantRequest) -> HttpResponse:
    return _hours(request, HOUSE)


@requires("settings.manage")
@require_POST
def house_day(request: TenantRequest) -> HttpResponse:
    return _day(request, HOUSE)


@requires("settings.manage")
def house_holidays(request: TenantRequest) -> HttpResponse:
    return _holidays(request, HOUSE)


@requires("commitments.view")
def hours(request: TenantRequest, member_id: UUID) -> HttpResponse:
    return _hours(request, Whose(person(request, member_id)))


@requires("commitments.view")
@require_POST
def day(request: TenantRequest, member_id: UUID) -> HttpResponse:
    return _day(request, Whose(person(request, member_id)))


@requires("commitments.view")
def holidays(request: TenantRequest, member_id: UUID) -> HttpResponse:
    return _holidays(request, Whose(person(request, member_id)))


def person(request: TenantRequest, member_id: UUID) -> Member:
    """Return whose hours and leave are meant: oneself, or anybody for who keeps them."""
    member = get_object_or_404(Member, pk=member_id)
    if member != request.member and not request.member.may("hours.manage"):
        raise PermissionDenied
    return member


def _hours(request: TenantRequest, whose: Whose) -> HttpResponse:
    page = hours_page(whose, today(request))
    data = request.POST or None
    form = WeekForm(data, house_week=page.house_week, zone=page.zone, initial=_as_typed(page, request))
    if request.method == "POST" and form.is_valid():
        return _say(request, whose, form, lambda: hours_with(request, whose, week_form=form))
    return hours_with(request, whose, week_form=form)


def _day(request: TenantRequest, whose: Whose) -> HttpResponse:
    form = DayForm(request.POST)
    if form.is_valid():
        return _say(request, whose, form, lambda: hours_with(request, whose, day_form=form))
    return hours_with(request, whose, day_form=form)


def _holidays(request: TenantRequest, whose: Whose) -> HttpResponse:
    """Show a place's holidays of a year; a POST takes those over that were chosen."""
    form = HolidaysForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        return _say(request, whose, form, lambda: _holidays_page(request, whose, form))
    return _holidays_page(request, whose, form)


def _say(request: TenantRequest, whose: Whose, form: SayingForm, again: Callable[[], HttpResponse]) -> HttpResponse:
    """Say it; or, while nobody has confirmed it, show what would move. A refusal is written on the form."""
    asked = {"said": form.said(), "expected": form.cleaned_data["version"], "act": request.act}
    try:
        moves = () if "confirmed" in request.POST else preview_hours(whose, **asked).moved
        if moves:
            return _confirm(request, whose, moves)
        changed = change_hours(whose, **asked)
    except Refused as refused:
        form.add_error(None, str(refused))
        return again()
    moved = f" {count_of(len(changed.moved), 'promise').capitalize()} moved with it." if changed.moved else ""
    messages.success(request, f"Saved.{moved}")
    return redirect(_urls(request, whose)["hours"])


def _confirm(request: TenantRequest, whose: Whose, moves: tuple[Move, ...]) -> HttpResponse:
    """Ask once more, with what was typed carried along in the page."""
    typed = [(key, value) for key, values in request.POST.lists() for value in values if key != "csrfmiddlewaretoken"]
    context = {
        "whose": whose,
        "typed": typed,
        "moves": [(CLAUSES[move.commitment.clause].title, move) for move in moves[:SHOWN]],
        "total": len(moves),
        "more": len(moves) - SHOWN,
        "urls": _urls(request, whose),
    }
    return render(request, "sla/hours_confirm.html", context)


def hours_with(request: TenantRequest, whose: Whose, **forms: Form) -> HttpResponse:
    """Show the page of hours with these forms as they were typed (`week_form`, `day_form`, `leave_form`)."""
    page = hours_page(whose, today(request))
    fresh: dict[str, Form] = {
        "week_form": WeekForm(house_week=page.house_week, zone=page.zone, initial=_as_typed(page, request)),
        "day_form": DayForm(initial={"version": page.calendar.changes}),
    }
    if whose.member:
        fresh["leave_form"] = LeaveForm(member=whose.member)
    leaves = Leave.objects.filter(member=whose.member).standing().not_over(today(request)).for_page()
    context = {"whose": whose, "page": page, "leaves": leaves, "urls": _urls(request, whose), **fresh, **forms}
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render(request, "sla/hours.html", context, status=status)


def _holidays_page(request: TenantRequest, whose: Whose, form: HolidaysForm | None) -> HttpResponse:
    page = hours_page(whose, today(request))
    asked = form.data if form else request.GET
    place = PlaceForm(_place(asked, page, request))
    found = place.holidays if place.is_valid() else ()
    standing = {line.day.on: line.day for line in page.days}
    context = {
        "whose": whose,
        "page": page,
        "place": place,
        "form": form,
        "days": [(each, standing.get(each.on)) for each in found],
        "urls": _urls(request, whose),
    }
    return render(request, "sla/holidays.html", context, status=422 if form and form.errors else 200)


def _place(asked: Mapping[str, Any], page: HoursPage, request: TenantRequest) -> dict[str, str]:
    """Return the place asked for, else the one holidays came from last, else the organization's country, next year."""
    country = asked.get("country", page.calendar.country or request.organization.country)
    region = asked.get("region", page.calendar.region)
    # Who chooses another country sees its regions next; the old one's is none of them.
    known = region in public_holidays.regions(country)
    return {
        "country": country,
        "region": region if known else "",
        "year": asked.get("year", str(today(request).year + 1)),
    }


def _as_typed(page: HoursPage, request: TenantRequest) -> dict[str, Any]:
    own = page.own
    return {
        "version": page.calendar.changes,
        "effective_on": today(request),
        "keeps_house_days": own.keeps_house_days if own else True,
        "time_zone": page.zone,
        **{f"day_{nth}": text for nth, (_, text) in enumerate(page.week)},
    }


def _urls(request: TenantRequest, whose: Whose) -> dict[str, str]:
    names, ids = (OWN_PAGES, [whose.member.pk]) if whose.member else (HOUSE_PAGES, [])
    return {key: links.page(request.organization, name, *ids) for key, name in names.items()}


def today(request: TenantRequest) -> date:
    return request.now.astimezone(request.member.zone).date()
