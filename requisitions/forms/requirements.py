"""The shape of what people type about one requirement."""

from typing import Any

from django import forms

from hiring.tenancy.widgets import ChoiceRows
from requisitions.models import Requirement, Requisition, Stage
from requisitions.rules.drafts import RequirementDraft

LINES = {
    Requirement.Level.MUST.value: "Without it the answer is no. A slate is compared with it; a rejection may cite it.",
    Requirement.Level.NICE.value: "It helps, and nobody is rejected for it.",
}


class RequirementForm(forms.Form):
    """`seen` is the fingerprint of the requirement as the writer read it; a new one has none."""

    text = forms.CharField(
        max_length=240,
        label="Requirement",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Something a candidate can show, not an adjective.",
        error_messages={"required": "Write what a candidate must be able to show."},
    )
    level = forms.ChoiceField(
        choices=Requirement.Level.choices,
        widget=ChoiceRows(lines=LINES),
        label="Would you reject an otherwise great candidate without it?",
        error_messages={"required": "Choose must-have or nice-to-have."},
    )
    competency = forms.CharField(
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "competencies", "autocomplete": "off"}),
        help_text="What is judged. Choose from the library, or write a new one.",
    )
    stage: "forms.ModelChoiceField[Stage]" = forms.ModelChoiceField(
        Stage.objects.none(),
        required=False,
        label="Assessed in",
        empty_label="No stage yet",
        help_text="The stage then assesses the competency; see the coverage.",
    )
    method = forms.CharField(
        max_length=80,
        required=False,
        label="How it is assessed",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="A work sample, a question about the past, a case.",
    )
    evidence = forms.CharField(
        max_length=240,
        required=False,
        label="Evidence that would satisfy you",
        help_text="What would a candidate have done, said or shown?",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, requisition: Requisition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].queryset = requisition.stages.all()  # type: ignore[attr-defined]

    @property
    def draft(self) -> RequirementDraft:
        data, stage = self.cleaned_data, self.cleaned_data["stage"]
        return RequirementDraft(
            text=data["text"],
            level=data["level"],
            competency=data["competency"],
            stage_id=stage.pk if stage else None,
            method=data["method"],
            evidence=data["evidence"],
        )


def initial(requirement: Requirement) -> dict[str, Any]:
    return {
        "text": requirement.text,
        "level": requirement.level,
        "competency": requirement.competency.name if requirement.competency else "",
        "stage": requirement.stage_id,
        "method": requirement.method,
        "evidence": requirement.evidence,
        "seen": requirement.fingerprint,
    }
