"""The shape of a plan of a period and a department."""

from typing import Any

from django import forms

from requisitions.actions.hiring_plan import HiringPlanDraft
from requisitions.models import HiringPlan


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class HiringPlanForm(forms.Form):
    """`seen`: the version that the writer read."""

    department = forms.CharField(max_length=80)
    starts_on = _day("From")
    ends_on = _day("To")
    budget = forms.IntegerField(
        min_value=0, max_value=10_000_000_000, help_text="What the seats of the plan may cost a year."
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def draft(self) -> HiringPlanDraft:
        data: dict[str, Any] = dict(self.cleaned_data)
        del data["seen"]
        return HiringPlanDraft(**data)


def initial_of(plan: HiringPlan) -> dict[str, Any]:
    shown = {name: getattr(plan, name) for name in ("department", "starts_on", "ends_on", "budget")}
    return {**shown, "seen": plan.version}
