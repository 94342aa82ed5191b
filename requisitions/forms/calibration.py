"""The shape of a profile to calibrate on, and of one side's answer about it."""

from typing import Any

from django import forms

from hiring.tenancy.widgets import OverallScale
from requisitions.models import Candidate
from requisitions.rules.calibration import ANSWERS, LONGEST_DESCRIPTION, LONGEST_LABEL, LONGEST_WHY


class ProfileForm(forms.Form):
    label = forms.CharField(
        max_length=LONGEST_LABEL,
        required=False,
        label="Name or label",
        help_text="Anonymous is fine: “Nine years at a rival”.",
    )
    description = forms.CharField(
        max_length=LONGEST_DESCRIPTION,
        required=False,
        label="What is known of them",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    candidate: "forms.ModelChoiceField[Candidate]" = forms.ModelChoiceField(
        Candidate.objects.none(), required=False, label="Or a candidate", empty_label="Nobody we know"
    )

    def __init__(self, *args: Any, candidates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].queryset = candidates  # type: ignore[attr-defined]


class RatingForm(forms.Form):
    rating = forms.TypedChoiceField(
        choices=list(ANSWERS.items()),
        coerce=int,
        widget=OverallScale,
        label="Would you want to meet them?",
        error_messages={"required": "Choose one of the four answers."},
    )
    why = forms.CharField(
        max_length=LONGEST_WHY,
        label="What your answer rests on",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write in a sentence what your answer rests on."},
    )
