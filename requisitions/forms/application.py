"""The shape of what people decide about an application: where it moves, why it ends, what the candidate hears."""

from typing import Any

from django import forms

from hiring.tenancy.widgets import ChoiceRows
from requisitions.models import Application, Offer, Requirement, Requisition, Stage
from requisitions.rules import answering

LINES = {
    "requirement": "Cited by its code wherever the decision is shown.",
    "withdrew": "Their own decision. It counts for neither side.",
    "role_closed": "The role is not filled, or filled by somebody else.",
    "duplicate": "The same person stands here twice.",
    "other": "Counts as without a requirement. Write a sentence.",
}


class MoveForm(forms.Form):
    """To which stage; `seen`: where the reader saw the candidate."""

    to: Any = forms.ModelChoiceField(Stage.objects.none(), label="Move to", empty_label=None)
    seen: Any = forms.ModelChoiceField(Stage.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, requisition: Requisition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("to", "seen"):
            self.fields[name].queryset = requisition.stages.all()  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Why it ends. Which requirement and which words belong to which reason is the action's to say."""

    reason = forms.ChoiceField(
        choices=Application.Reason.choices,
        widget=ChoiceRows(lines=LINES),
        error_messages={"required": "Choose what decided it."},
    )
    requirement: Any = forms.ModelChoiceField(
        Requirement.objects.none(),
        required=False,
        empty_label="Choose the requirement",
        label="Requirement that is not met",
    )
    note = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Stays in the house. No candidate reads it."
    )
    answer = forms.ChoiceField(choices=answering.CHOICES, initial="morning", label="The candidate hears from us")

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        requisition = application.requisition
        if not application.candidate.email:
            del self.fields["answer"]
        self.fields["requirement"].queryset = Requirement.objects.agreed().filter(requisition=requisition)  # type: ignore[attr-defined]

    @property
    def answer_when(self) -> str:
        """Return which of the times was chosen; without an address there is nothing to send."""
        return str(self.cleaned_data.get("answer", "none"))

    @property
    def decision(self) -> dict[str, Any]:
        """Return what ``reject`` wants; a requirement goes only with the reason that cites one."""
        data = self.cleaned_data
        cites = data["reason"] == Application.Reason.REQUIREMENT
        return {"reason": data["reason"], "requirement": data["requirement"] if cites else None, "note": data["note"]}


class OfferForm(forms.Form):
    start_on = forms.DateField(required=False, label="First day", widget=forms.DateInput(attrs={"type": "date"}))


class OfferAnswerForm(forms.Form):
    answer = forms.ChoiceField(
        choices=[(each, each.label) for each in Offer.State if each != Offer.State.PENDING], label="Answer"
    )
