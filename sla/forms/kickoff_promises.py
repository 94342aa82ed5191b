"""What two sides agree on for one requisition: a figure for each promise that may differ."""

from collections.abc import Mapping
from typing import Any

from django import forms

from sla.forms.policy import counted, respanned
from sla.registry import CLAUSES
from sla.rules.clocks import Clock
from sla.rules.negotiation import Span, range_of
from sla.rules.terms import ClauseTerms


class PromisesForm(forms.Form):
    """`usual`: what counts where nothing else is agreed; `here`: what is agreed now."""

    title = "Promises"
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, usual: Mapping[str, ClauseTerms], here: Mapping[str, ClauseTerms], **kwargs: Any
    ) -> None:
        self.ranges = {key: there for key, terms in usual.items() if (there := range_of(terms))}
        self.here = {key: here[key].allowance for key in self.ranges}
        figures = {key: counted(span) for key, span in self.here.items()}
        super().__init__(*args, **{**kwargs, "initial": {**kwargs.get("initial", {}), **figures}})
        for key, there in self.ranges.items():
            unit = "working days" if there.clock is Clock.BUSINESS_DAYS else "hours"
            usually, most = counted(there.usual), counted(there.most)
            self.fields[key] = forms.IntegerField(
                required=False,
                min_value=1,
                max_value=most,
                label=f"{CLAUSES[key].title}, in {unit}",
                help_text=f"Everywhere {usually}"
                + (f"; here at most {most}." if most != usually else ", and no more here."),
            )

    @property
    def wished(self) -> dict[str, Span | None]:
        """Return the allowance of each promise; None for one that was left empty: as everywhere."""
        figures = {key: self.cleaned_data.get(key) for key in self.ranges}
        return {key: respanned(n, self.ranges[key].clock, self.here[key]) for key, n in figures.items()}
