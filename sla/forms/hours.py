"""What people type about hours: a week, a day that differs, the public holidays they take over."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from hiring.tenancy.forms import COMMON_ZONES
from sla.rules import hours_text, public_holidays
from sla.rules.calendar import Edges
from sla.rules.hours import Day, Said, Week, Weekly
from sla.rules.public_holidays import PublicHoliday

# A due time is worked out through every date between: not before there were zones on record, not beyond a lifetime.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
EARLIEST_AT, LATEST_AT = (datetime.combine(each, time.min, UTC) for each in (EARLIEST, LATEST))


class DayField(forms.DateField):
    """A date that hours can be said about."""

    def __init__(self, **kwargs: Any) -> None:
        bounds = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=bounds, **kwargs)


class MomentField(forms.DateTimeField):
    """A moment that hours can be counted from, in the zone of whoever types it."""

    def __init__(self, **kwargs: Any) -> None:
        bounds = [MinValueValidator(EARLIEST_AT), MaxValueValidator(LATEST_AT)]
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(widget=widget, validators=bounds, **kwargs)


class WindowsInput(forms.TextInput):
    """A field one may leave empty without its being optional: nothing is a day off."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class WindowsField(forms.CharField):
    """The hours of one day as people write them; cleans to windows, none for a day off."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": "Off", "autocomplete": "off", "maxlength": 80}
        super().__init__(widget=WindowsInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Edges:
        try:
            return hours_text.read(str(value or ""))
        except hours_text.UnreadableHours as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable


class SayingForm(forms.Form):
    """Base of what says something about hours. `version` is the number of changes that the page had read."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def said(self) -> tuple[Said, ...]:
        raise NotImplementedError


class WeekForm(SayingForm):
    """A week from a date on. A person's lies in a zone, and one like the organization's follows that.

    `house_week` is the organization's, and None where its own week is asked for.
    """

    effective_on = DayField(label="From")
    keeps_house_days = forms.BooleanField(required=False, label="The organization's days off count too")

    def __init__(self, *args: Any, house_week: Weekly | None, zone: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.house_week = house_week
        for nth, weekday in enumerate(hours_text.WEEKDAYS):
            self.fields[f"day_{nth}"] = WindowsField(label=weekday)
        if house_week is None:
            del self.fields["keeps_house_days"]
            return
        zones = [*COMMON_ZONES, *([] if zone in COMMON_ZONES else [zone])]
        self.fields["time_zone"] = forms.ChoiceField(choices=[(each, each.replace("_", " ")) for each in zones])
        self.order_fields(["version", "effective_on", *(f"day_{nth}" for nth in range(7))])

    def said(self) -> tuple[Said, ...]:
        data = self.cleaned_data
        weekly = tuple(data[f"day_{nth}"] for nth in range(7))
        if self.house_week is None:
            return (Week(data["effective_on"], weekly),)
        own = None if weekly == self.house_week else weekly
        return (Week(data["effective_on"], own, data["time_zone"], data["keeps_house_days"]),)


class DayForm(SayingForm):
    """A date on which the week does not apply, or does again."""

    on = DayField(label="Day")
    hours = WindowsField(label="Hours", help_text="Nothing for a day off, or such as 09:00–12:00.")
    label = forms.CharField(max_length=80, required=False, label="What it is")
    remove = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def said(self) -> tuple[Said, ...]:
        data = self.cleaned_data
        if data["remove"]:
            return (Day(data["on"], None),)
        return (Day(data["on"], data["hours"], data["label"]),)


class PlaceForm(forms.Form):
    """Whose public holidays, of which year."""

    country = forms.ChoiceField(label="Country")
    region = forms.ChoiceField(required=False, label="Region")
    year = forms.IntegerField(min_value=EARLIEST.year, max_value=LATEST.year - 1, label="Year")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = public_holidays.regions(str(self.data.get("country", "")))
        self.fields["country"].choices = list(public_holidays.countries().items())  # type: ignore[attr-defined]
        self.fields["region"].choices = [("", "All of it"), *regions.items()]  # type: ignore[attr-defined]

    @property
    def holidays(self) -> tuple[PublicHoliday, ...]:
        data = self.cleaned_data
        return public_holidays.holidays_in(data["country"], data["region"], data["year"])


class HolidaysForm(SayingForm, PlaceForm):
    """The holidays that somebody takes over into a calendar."""

    days = forms.MultipleChoiceField(label="Days", error_messages={"required": "Choose at least one day."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = PlaceForm(self.data)
        self.holidays_there = place.holidays if place.is_valid() else ()
        self.fields["days"].choices = [(str(each.on), each.name) for each in self.holidays_there]  # type: ignore[attr-defined]

    def said(self) -> tuple[Said, ...]:
        source = public_holidays.written(self.cleaned_data["country"], self.cleaned_data["region"])
        chosen = [each for each in self.holidays_there if str(each.on) in self.cleaned_data["days"]]
        return tuple(Day(each.on, (), each.name[:80], source) for each in chosen)
