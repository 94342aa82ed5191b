"""The shape of what people write about one competency of the library."""

from typing import Any

from django import forms

from requisitions.models import Competency, Method
from requisitions.rules.library import RATINGS, CompetencyDraft

LOOKS = {1: "Far below what is needed", 2: "Below it", 3: "What is needed", 4: "Beyond it"}


def _anchor(rating: int) -> forms.CharField:
    return forms.CharField(
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        label=f"What a {rating} looks like",
        help_text=f"{LOOKS[rating]}: what would somebody see or hear?",
    )


class CompetencyForm(forms.Form):
    """`seen` is the fingerprint of what the writer read; a new one has none."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(max_length=80)
    description = forms.CharField(
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Definition",
        help_text="What it is, in words that two people understand alike.",
    )
    anchor_1 = _anchor(1)
    anchor_2 = _anchor(2)
    anchor_3 = _anchor(3)
    anchor_4 = _anchor(4)
    methods = forms.MultipleChoiceField(
        required=False, choices=Method.choices, widget=forms.CheckboxSelectMultiple, label="Ways to assess it"
    )

    @property
    def draft(self) -> CompetencyDraft:
        data = self.cleaned_data
        anchors = tuple(data[f"anchor_{rating}"] for rating in range(1, RATINGS + 1))
        return CompetencyDraft(data["name"], data["description"], anchors, tuple(data["methods"]))


def initial(competency: Competency) -> dict[str, Any]:
    names = [name for name in CompetencyForm.base_fields if name != "seen"]
    return {name: getattr(competency, name) for name in names} | {"seen": competency.fingerprint}
