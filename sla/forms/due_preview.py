"""When would this be due? A promise, a person and a moment; with other terms than those in force, if one likes."""

from datetime import timedelta
from typing import Any

from django import forms

from hiring.tenancy.models import Member
from sla.forms.hours import MomentField
from sla.forms.policy import CLOCKS, spanned
from sla.forms.role_terms import role_types
from sla.registry import CLAUSES
from sla.rules.clocks import Clock
from sla.rules.negotiation import written

AS_IN_FORCE = ("", "As in force")
BOTH_OR_NONE = "For other terms, say both what is counted and how much of it."


class DuePreviewForm(forms.Form):
    """Asked in the address, so that an answer can be sent to somebody. `drafted` is None for the terms in force."""

    def __init__(self, *args: Any, also: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        promises = [(key, clause.title) for key, clause in CLAUSES.items() if clause.allowance is not None]
        types = [("", "Any"), *((each, each) for each in role_types(also))]
        self.fields |= {
            "clause": forms.ChoiceField(label="Promise", choices=promises),
            "member": forms.ModelChoiceField(Member.objects.active().order_by("name"), label="Who owes it"),
            "at": MomentField(label="Begins", help_text="In your own zone."),
            "role_type": forms.ChoiceField(required=False, label="Type of role", choices=types),
            "clock": forms.ChoiceField(required=False, label="Counted in", choices=[AS_IN_FORCE, *CLOCKS]),
            "amount": forms.IntegerField(required=False, min_value=1, max_value=400, label="Within"),
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if bool(data.get("clock")) != bool(data.get("amount")):
            self.add_error(
                "amount" if data.get("clock") else "clock", "For other terms, say both what is counted and how much."
            )
        return data

    @property
    def drafted(self) -> dict[str, Any] | None:
        if not self.cleaned_data["clock"]:
            return None
        clock = Clock(self.cleaned_data["clock"])
        span = spanned(self.cleaned_data["amount"], clock)
        ladder = CLAUSES[self.cleaned_data["clause"]].ladder.before
        longest = span if isinstance(span, timedelta) else timedelta(days=span)
        return {
            "clock": clock.value,
            "allowance": written(span),
            "reminders": [written(each) for each in ladder if each < longest],
        }
