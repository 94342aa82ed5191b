"""A new version of the policy: what goes with it, and one card per clause. Escalation rules have rule.py."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django import forms

from sla.rules.clocks import Clock
from sla.rules.terms import ClauseTerms, terms_as_data


class PolicyForm(forms.Form):
    """What goes with a new version: the one it was written against, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(max_length=200, label="What changes, and why")


class ClauseForm(forms.Form):
    """One promise's terms; the same card for every clause there is. An agreed date has nothing to count."""

    is_on = forms.BooleanField(required=False, label="In force")
    clock = forms.ChoiceField(
        choices=[
            (Clock.WEEKDAY_24H, "Hours, all 24 of each working day"),
            (Clock.ELAPSED, "Hours, every day of the week"),
            (Clock.BUSINESS_HOURS, "Working hours"),
            (Clock.BUSINESS_DAYS, "Working days"),
        ],
        label="Counted in",
    )
    amount = forms.IntegerField(min_value=1, max_value=400, label="Within")

    def __init__(self, *args: Any, terms: ClauseTerms, **kwargs: Any) -> None:
        span = terms.allowance
        amount = int(span.total_seconds() // 3600) if isinstance(span, timedelta) else span
        self.terms = terms
        initial = {"is_on": terms.is_on, "clock": terms.clock, "amount": amount}
        super().__init__(*args, **{**kwargs, "initial": initial})
        if span is None:
            del self.fields["clock"], self.fields["amount"]

    def as_terms(self) -> dict[str, Any]:
        """Return the terms as ``parse_terms`` reads them; reminders that no longer fit are left out."""
        before, is_on = self.terms, self.cleaned_data["is_on"]
        if before.allowance is None:
            return _written(replace(before, is_on=is_on))
        clock, amount = Clock(self.cleaned_data["clock"]), self.cleaned_data["amount"]
        allowance = amount if clock is Clock.BUSINESS_DAYS else timedelta(hours=amount)
        longest = allowance if isinstance(allowance, timedelta) else timedelta(days=allowance)
        ladder = replace(before.ladder, before=tuple(each for each in before.ladder.before if each < longest))
        return _written(ClauseTerms(clock, allowance, ladder, is_on))


def _written(terms: ClauseTerms) -> dict[str, Any]:
    return terms_as_data({"": terms})[""]
