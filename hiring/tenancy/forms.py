"""The shape of what people type about people."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password

from hiring.tenancy.access import Role
from hiring.tenancy.models import User

COMMON_ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))
)


class RolesField(forms.MultipleChoiceField):
    """Roles as check boxes; cleans to a list of ``Role``."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Role.choices(), label="Roles", **kwargs)

    def clean(self, value: Any) -> list[Role]:
        return [Role(each) for each in super().clean(value)]


class ZoneField(forms.ChoiceField):
    """An IANA time zone; with an `empty_label`, or none."""

    def __init__(self, *, empty_label: str = "", **kwargs: Any) -> None:
        none = [("", empty_label)] if empty_label else []
        zones = [(zone, zone.replace("_", " ")) for zone in COMMON_ZONES]
        super().__init__(choices=[*none, *zones], label="Time zone", **kwargs)


class InvitationForm(forms.Form):
    name = forms.CharField(max_length=120, label="Name")
    email = forms.EmailField(label="E-mail", help_text="The invitation works for this address only.")
    roles = RolesField()


class RolesForm(forms.Form):
    roles = RolesField(required=False, help_text="Nothing chosen: this person keeps a place, and may do nothing.")


class JoinForm(forms.Form):
    """For somebody who signs in already: only the zone is missing."""

    time_zone = ZoneField(help_text="Your promises end at the end of your day, not of somebody else's.")


class AcceptForm(JoinForm):
    """For somebody whose address is proven and who has no password yet."""

    field_order = ("password", "time_zone")
    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        label="Choose a password",
        help_text="At least twelve characters. A sentence is easiest to keep.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password


class ProfileForm(forms.Form):
    name = forms.CharField(max_length=120)
    time_zone = ZoneField(help_text="Due times are shown in it, and your working days are counted in it.")


class TokenForm(forms.Form):
    name = forms.CharField(
        max_length=80, label="What is it for?", help_text="For example: nightly export to the data warehouse."
    )
    days = forms.TypedChoiceField(
        coerce=int,
        choices=[(30, "30 days"), (90, "90 days"), (365, "One year")],
        initial=90,
        label="Valid for",
    )


class OrganizationForm(forms.Form):
    name = forms.CharField(max_length=120)
    time_zone = ZoneField(help_text="For dates that belong to nobody in particular: imports, reports.")
    country = forms.CharField(max_length=2, required=False, help_text="Two letters, such as NL. Holidays come from it.")
    currency = forms.CharField(max_length=3, help_text="Three letters, such as EUR.")
