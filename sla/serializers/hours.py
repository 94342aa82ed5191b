"""Hours as programs see and say them."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from rest_framework import serializers

from sla.forms.hours import EARLIEST, EARLIEST_AT, LATEST, LATEST_AT


class WindowsField(serializers.ListField):
    """Hours of one day: pairs such as ["09:00", "17:00"]; none for a day off."""

    child = serializers.ListField(child=serializers.CharField(max_length=5), min_length=2, max_length=2)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=12, **kwargs)

    def to_internal_value(self, data: Any) -> list[Any]:
        return sorted(super().to_internal_value(data))


class DateToCount(serializers.DateField):
    """A date that hours can be said about."""

    def __init__(self, **kwargs: Any) -> None:
        bounds = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
        super().__init__(validators=bounds, **kwargs)


class MomentToCount(serializers.DateTimeField):
    """A moment that hours can be counted from."""

    def __init__(self, **kwargs: Any) -> None:
        bounds = [MinValueValidator(EARLIEST_AT), MaxValueValidator(LATEST_AT)]
        super().__init__(validators=bounds, **kwargs)


class SayingSerializer(serializers.Serializer[Any]):
    """Something about hours. `version`: the one you read. `dry_run`: only say what would move."""

    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    dry_run = serializers.BooleanField(default=False)


class WeekSerializer(SayingSerializer):
    """A week from a date on: seven lists of windows, Monday first; null: a person's is the organization's."""

    effective_on = DateToCount()
    weekly = serializers.ListField(child=WindowsField(), min_length=7, max_length=7, allow_null=True)
    time_zone = serializers.CharField(max_length=64, required=False)
    keeps_house_days = serializers.BooleanField(default=True)


class DaySerializer(serializers.Serializer[Any]):
    """A date on which the week does not apply; null windows: it applies again."""

    on = DateToCount()
    windows = WindowsField(allow_null=True)
    label = serializers.CharField(max_length=80, allow_blank=True, default="")  # type: ignore[assignment]


class SaidWeekSerializer(serializers.Serializer[Any]):
    """A week that was said: from its date on, until a later one."""

    effective_on = serializers.DateField(source="week.effective_on")
    weekly = serializers.ListField(source="week.weekly", child=WindowsField(), allow_null=True)
    time_zone = serializers.CharField(source="week.zone")
    keeps_house_days = serializers.BooleanField(source="week.keeps_house_days")


class SaidDaySerializer(serializers.Serializer[Any]):
    """A date that differs. `of_house`: the organization's, which holds for a person too."""

    on = serializers.DateField(source="day.on")
    windows = WindowsField(source="day.windows")
    label = serializers.CharField(source="day.label")  # type: ignore[assignment]
    place = serializers.CharField(source="day.source")
    of_house = serializers.BooleanField()


class DaysSerializer(SayingSerializer):
    days = serializers.ListField(child=DaySerializer(), allow_empty=False, max_length=400)


class PlaceSerializer(serializers.Serializer[Any]):
    country = serializers.CharField(max_length=2)
    region = serializers.CharField(max_length=40, allow_blank=True, default="")
    year = serializers.IntegerField(min_value=EARLIEST.year, max_value=LATEST.year - 1)


class HolidaysSerializer(SayingSerializer, PlaceSerializer):
    """Public holidays to take over: all of the year's, or those named by their dates."""

    days = serializers.ListField(child=DateToCount(), required=False)


class HolidaySerializer(serializers.Serializer[Any]):
    on = serializers.DateField()
    name = serializers.CharField()


class HoursSerializer(serializers.Serializer[Any]):
    """Somebody's hours: the week that counts today, the weeks said and to come, and the days that differ."""

    version = serializers.IntegerField(source="calendar.changes")
    time_zone = serializers.CharField(source="zone")
    weekly = serializers.ListField(child=WindowsField())
    weeks = serializers.ListField(child=SaidWeekSerializer())
    days = serializers.ListField(child=SaidDaySerializer())


class MoveSerializer(serializers.Serializer[Any]):
    commitment = serializers.UUIDField(source="commitment.pk")
    clause = serializers.CharField(source="commitment.clause")
    owner = serializers.UUIDField(source="commitment.owner_id")
    due_before = serializers.DateTimeField(source="commitment.due_at")
    due_at = serializers.DateTimeField(source="schedule.due_at")


class MovedSerializer(serializers.Serializer[Any]):
    """What a change moved, or with `dry_run` would move."""

    version = serializers.IntegerField()
    dry_run = serializers.BooleanField()
    moved = MoveSerializer(many=True)
