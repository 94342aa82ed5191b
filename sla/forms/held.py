"""What people say about mails that are held: of which cases, what becomes of them, and why."""

from typing import Any
from uuid import UUID

from django import forms

from hiring.delivery.models import HoldDecision
from sla.actions.held import Answer
from sla.forms.words import WordsField

ALL = "all"


class Ids(forms.Field):
    """Ids of ticked rows; what is no id is none of them."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> frozenset[UUID]:
        return frozenset(forms.UUIDField().clean(each) for each in value or [])


class HeldForm(forms.Form):
    """Of the cases ticked on the page, or of all; then `seen` says how many there were to read.

    The page draws `cases` as the boxes of its rows and `outcome` as its two buttons.
    """

    which = forms.ChoiceField(label="Of which cases", choices=[("some", "Those ticked above"), (ALL, "All of them")])
    reason = WordsField(label="Why", rows=2, help_text="Kept on record, with your name.")
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(choices=HoldDecision.Outcome.choices)
    cases = Ids(required=False)

    @property
    def answer(self) -> Answer:
        data = self.cleaned_data
        cases = frozenset() if data["which"] == ALL else data["cases"]
        return Answer(data["outcome"], data["reason"], cases, data["seen"] if data["which"] == ALL else 0)
