"""Working hours for programs: the organization's, one's own, anybody's for who keeps them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import HouseView
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from sla.actions.hours import change_hours, preview_hours
from sla.queries.calendars import HOUSE, Whose, edges
from sla.queries.hours import HoursPage, hours_page
from sla.rules.hours import Day, Said, Week
from sla.rules.public_holidays import UnknownPlace, holidays_in, written
from sla.serializers.hours import (
    DaysSerializer,
    HolidaySerializer,
    HolidaysSerializer,
    HoursSerializer,
    MovedSerializer,
    PlaceSerializer,
    WeekSerializer,
)


class NoHolidays(Incomplete):
    """A place that has no public holidays here, or a day that is none of them."""


def person(view: HouseView) -> Member:
    """Return whose hours and leave are meant: one's own, or anybody's for who keeps them."""
    member = get_object_or_404(Member, pk=view.kwargs["member_id"])
    if member != view.member and not view.member.may("hours.manage"):
        raise PermissionDenied
    return member


class HoursView(HouseView):
    """Base of what reads or says something about hours; `whose` decides about whom, and who may."""

    @property
    def whose(self) -> Whose:
        raise NotImplementedError

    @property
    def page(self) -> HoursPage:
        return hours_page(self.whose, self.now.astimezone(self.member.zone).date())

    def say(self, data: dict[str, Any], said: tuple[Said, ...]) -> Response:
        """Say it, or with `dry_run` answer what it would move."""
        verb = preview_hours if data["dry_run"] else change_hours
        changed = verb(self.whose, said, expected=data["version"], act=self.act)
        version = data["version"] if data["dry_run"] else changed.calendar.changes
        return Response(MovedSerializer({"version": version, "dry_run": data["dry_run"], "moved": changed.moved}).data)


class OfHouse(HoursView):
    capability = {"GET": "commitments.view", "PUT": "settings.manage", "POST": "settings.manage"}

    @property
    def whose(self) -> Whose:
        return HOUSE


class OfMember(HoursView):
    """One's own, or anybody's for who keeps them."""

    capability = "commitments.view"

    @property
    def whose(self) -> Whose:
        return Whose(person(self))


class Hours(HoursView):
    """The week that counts, the weeks said and the days that differ; a new week from a date on."""

    serializer_class = WeekSerializer

    @extend_schema(responses=HoursSerializer)
    def get(self, request: Request, member_id: UUID | None = None) -> Response:
        return Response(HoursSerializer(self.page).data)

    @extend_schema(responses=MovedSerializer)
    def put(self, request: Request, member_id: UUID | None = None) -> Response:
        data = self.asked(request)
        zone = data.get("time_zone", self.page.zone) if self.whose.member else ""
        weekly = tuple(map(edges, data["weekly"])) if data["weekly"] is not None else None
        return self.say(data, (Week(data["effective_on"], weekly, zone, data["keeps_house_days"]),))


class Days(HoursView):
    """Days on which the week does not apply, or does again."""

    serializer_class = DaysSerializer

    @extend_schema(responses=MovedSerializer)
    def post(self, request: Request, member_id: UUID | None = None) -> Response:
        data = self.asked(request)
        return self.say(data, tuple(_day(each) for each in data["days"]))


class Holidays(HoursView):
    """A place's public holidays of a year, taken over into the calendar."""

    serializer_class = HolidaysSerializer

    @extend_schema(responses=MovedSerializer)
    def post(self, request: Request, member_id: UUID | None = None) -> Response:
        data = self.asked(request)
        there = _holidays(data)
        wished = data.get("days", list(there))
        if unknown := [str(on) for on in wished if on not in there]:
            raise NoHolidays(f"{unknown[0]} is no public holiday there.")
        source = written(data["country"], data["region"])
        return self.say(data, tuple(Day(on, (), there[on][:80], source) for on in wished))


class PublicHolidays(HouseView):
    """The public holidays of a place in a year, before anybody takes them over."""

    capability = "commitments.view"
    serializer_class = HolidaySerializer

    @extend_schema(parameters=[PlaceSerializer], responses=HolidaySerializer(many=True))
    def get(self, request: Request) -> Response:
        asked = PlaceSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = [{"on": on, "name": name} for on, name in _holidays(asked.validated_data).items()]
        return Response(HolidaySerializer(found, many=True).data)


def _day(asked: dict[str, Any]) -> Day:
    if asked["windows"] is None:
        return Day(asked["on"], None)
    return Day(asked["on"], edges(asked["windows"]), asked["label"])


def _holidays(place: dict[str, Any]) -> dict[date, str]:
    try:
        return dict(holidays_in(place["country"], place["region"], place["year"]))
    except UnknownPlace as unknown:
        raise NoHolidays(str(unknown)) from unknown


class HouseHours(OfHouse, Hours):
    """The organization's hours."""


class HouseDays(OfHouse, Days):
    """The organization's days that differ."""


class HouseHolidays(OfHouse, Holidays):
    """Public holidays for the organization's calendar."""


class MemberHours(OfMember, Hours):
    """A person's hours."""


class MemberDays(OfMember, Days):
    """A person's days that differ."""


class MemberHolidays(OfMember, Holidays):
    """Public holidays for a person's calendar."""
