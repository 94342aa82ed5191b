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
    """One promise's terms; the same card for every clause there is."""

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

    @staticmethod
    def initial_of(terms: ClauseTerms) -> dict[str, Any]:
        span = terms.allowance
        amount = int(span.total_seconds() // 3600) if isinstance(span, timedelta) else span
        return {"clock": terms.clock, "amount": amount}

    def as_terms(self, before: ClauseTerms) -> dict[str, Any]:
        """Return the terms as ``parse_terms`` reads them; reminders that no longer fit are left out."""
        clock, amount = Clock(self.cleaned_data["clock"]), self.cleaned_data["amount"]
        allowance = amount if clock is Clock.BUSINESS_DAYS else timedelta(hours=amount)
        longest = allowance if isinstance(allowance, timedelta) else timedelta(days=allowance)
        ladder = replace(before.ladder, before=tuple(each for each in before.ladder.before if each < longest))
        written: dict[str, Any] = terms_as_data({"": ClauseTerms(clock, allowance, ladder)})[""]
        return written
