"""What people type about a case: a decision with its note, and their own words."""

from typing import Any

from django import forms

from hiring.tenancy.widgets import ChoiceRows
from sla.models import EscalationCase

Outcome = EscalationCase.Outcome
SEND_UP = "send_up"
LINES = {
    Outcome.PLAN: "Dates in writing, in your note; both read it",
    Outcome.DELEGATED: "Somebody answers for the promises; name them in your note",
    Outcome.PAUSED: "Clocks stop for both; candidates are told",
    Outcome.COACHED: "You have spoken with them; say what was agreed",
    SEND_UP: "With these facts and your note",
    Outcome.NO_ACTION: "Say which, and why",
}
LABELS = {
    Outcome.PLAN: "Agree a plan with both",
    Outcome.DELEGATED: "Give a delegate the promises",
    Outcome.PAUSED: "Pause the requisition",
    Outcome.COACHED: "Close: coached",
    SEND_UP: "Send it to {above}",
    Outcome.NO_ACTION: "Close: the facts do not hold",
}


class DecisionForm(forms.Form):
    """What the decider does with a case. `above` is the next role of the chain, empty at its top."""

    decision = forms.ChoiceField(label="Your decision", widget=ChoiceRows(lines=LINES))
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), label="Your note, read by both")

    def __init__(self, *args: Any, above: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(key, label.format(above=above)) for key, label in LABELS.items() if above or key != SEND_UP]
        self.fields["decision"].choices = shown  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """Somebody's own words, beside the facts."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), label="Your words", help_text="Quoted unedited beside the facts."
    )
