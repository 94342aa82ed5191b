"""The shape of one field of a kickoff, and of a new channel, risk or decision."""

import copy
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from hiring.tenancy.models import Member
from requisitions.forms.kickoff import FORMS
from requisitions.forms.requirements import RequirementForm
from requisitions.models import KickoffLine, Requisition, Stage
from requisitions.rules.drafts import LineDraft
from requisitions.rules.fields import Spot

LABELS = {
    KickoffLine.Kind.CHANNEL: ("Channel", "What it brings", "Referrals, former colleagues, a conference, an agency."),
    KickoffLine.Kind.RISK: ("Risk", "What you do about it", "What may make this search slow, or this hire fail."),
    KickoffLine.Kind.DECISION: ("Decision", "Why", "What you settled here and do not want to settle twice."),
}


class LineForm(forms.Form):
    """A channel, a risk or a decision, with who sees to it."""

    text = forms.CharField(max_length=240, label="What")
    detail = forms.CharField(max_length=240, required=False, label="Detail")
    owner: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), required=False, label="Who sees to it", empty_label="Nobody yet"
    )
    due_on = forms.DateField(
        required=False, label="Until", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Member.objects.active()  # type: ignore[attr-defined]
        self.fields["text"].label, self.fields["detail"].label, self.fields["text"].help_text = LABELS[
            KickoffLine.Kind(kind)
        ]

    @property
    def draft(self) -> LineDraft:
        data, owner = self.cleaned_data, self.cleaned_data["owner"]
        return LineDraft(data["text"], data["detail"], owner.pk if owner else None, data["due_on"])


class FieldForm(forms.Form):
    """One field alone. `seen` is the fingerprint of what stood there as the writer read it."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, spot: Spot, requisition: Requisition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = copy.deepcopy(_declared(spot))
        field.label = spot.label
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = requisition.stages.all() if spot.name == "stage" else Member.objects.active()
        self.fields["value"] = field

    @property
    def value(self) -> str | int | date | UUID | None:
        value = self.cleaned_data["value"]
        return value.pk if isinstance(value, Stage | Member) else value


def _declared(spot: Spot) -> forms.Field:
    """Return the field as the form of its whole row or part declares it."""
    if not spot.letter:
        return FORMS[spot.part].base_fields[spot.name]
    return (RequirementForm if spot.letter == "R" else LineForm).base_fields[spot.name]
