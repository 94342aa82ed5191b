"""A new version of the policy: what goes with it, and one card per clause. Escalation rules have rule.py."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, overload

from django import forms

from sla.rules.clocks import Clock
from sla.rules.terms import ClauseTerms, terms_as_data

CLOCKS = [
    (Clock.WEEKDAY_24H, "Hours, all 24 of each working day"),
    (Clock.ELAPSED, "Hours, every day of the week"),
    (Clock.BUSINESS_HOURS, "Working hours"),
    (Clock.BUSINESS_DAYS, "Working days"),
]


class PolicyForm(forms.Form):
    """What goes with a new version: the one it was written against, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(max_length=200, label="What changes, and why")


class ClauseForm(forms.Form):
    """One promise's terms; the same card for every clause there is. An agreed date has nothing to count."""

    is_on = forms.BooleanField(required=False, label="In force")
    clock = forms.ChoiceField(
        choices=CLOCKS,
        label="Counted in",
    )
    amount = forms.IntegerField(min_value=1, max_value=400, label="Within")
    at_most = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=400,
        label="In one kickoff, at most",
        help_text="Both sides may agree on less there. Left empty: never on more than this.",
    )

    def __init__(self, *args: Any, terms: ClauseTerms, **kwargs: Any) -> None:
        self.terms = terms
        figures = {"amount": counted(terms.allowance), "at_most": counted(terms.at_most)}
        super().__init__(*args, **{**kwargs, "initial": {"is_on": terms.is_on, "clock": terms.clock, **figures}})
        if terms.allowance is None:
            del self.fields["clock"], self.fields["amount"], self.fields["at_most"]

    def as_terms(self) -> dict[str, Any]:
        """Return the terms as ``parse_terms`` reads them; reminders that no longer fit are left out."""
        before, is_on = self.terms, self.cleaned_data["is_on"]
        if before.allowance is None:
            return _written(replace(before, is_on=is_on))
        clock = Clock(self.cleaned_data["clock"])
        most = respanned(self.cleaned_data["at_most"], clock, before.at_most)
        changed = replace(before, clock=clock, is_on=is_on, at_most=most)
        return _written(changed.within(respanned(self.cleaned_data["amount"], clock, before.allowance)))


def counted(span: timedelta | int | None) -> int | None:
    """Return a span as the figure a form shows: hours, of which it is at least one, or working days."""
    return max(span // timedelta(hours=1), 1) if isinstance(span, timedelta) else span


def spanned(figure: int, clock: Clock) -> timedelta | int:
    """Return the span that a figure means on the clock."""
    return figure if clock is Clock.BUSINESS_DAYS else timedelta(hours=figure)


@overload
def respanned(figure: int, clock: Clock, before: timedelta | int | None) -> timedelta | int: ...
@overload
def respanned(figure: int | None, clock: Clock, before: timedelta | int | None) -> timedelta | int | None: ...
def respanned(figure: int | None, clock: Clock, before: timedelta | int | None) -> timedelta | int | None:
    """Return what a figure means now: the span from before where the form still shows it, with its minutes."""
    if figure is None:
        return None
    is_days = isinstance(before, int)
    is_unchanged = figure == counted(before) and is_days is (clock is Clock.BUSINESS_DAYS)
    return before if is_unchanged and before is not None else spanned(figure, clock)


def _written(terms: ClauseTerms) -> dict[str, Any]:
    return terms_as_data({"": terms})[""]
