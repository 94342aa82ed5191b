"""The shape of the policy by which seats are agreed to: a card a step, what voids their word, and why it changes."""

from typing import Any

from django import forms
from django.utils.text import slugify

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member
from requisitions.querysets.reach import SEE_THE_PLAN
from requisitions.rules.plan_policy import SIDES, Step

LABELS = {
    "title": "Title",
    "role_type": "Role type",
    "department": "Department",
    "location": "Location",
    "seats": "Seats",
    "outcome": "Outcome",
    "success_at_6_months": "Success in six months",
    "success_at_12_months": "Success in twelve months",
    "time_to_impact": "Time to impact",
    "target_start_on": "Target start",
    "yearly_cost": "Yearly cost",
    "why_external": "Why somebody from outside",
    "alternatives": "Other ways considered",
    "hiring_manager_id": "Hiring manager",
    "recruiter_id": "Recruiter",
    "plan_id": "Plan",
    "reason": "Reason",
    "cost_low": "Band: at least",
    "cost_high": "Band: at most",
    "target_open_on": "Open by",
    "internal_move": "Internal move",
    "upskill": "Upskilling",
    "automate": "Automation",
}


class PlanPolicyForm(forms.Form):
    """What goes with a new version. `seen`: the one it was written against, 0 for what is usual."""

    material = forms.MultipleChoiceField(
        choices=list(LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        label="A change of these asks everybody again",
        help_text="A change of anything else leaves decisions as they are.",
        error_messages={"required": "Choose at least one: something must be what is agreed to."},
    )
    note = forms.CharField(max_length=200, label="What changes, and why")
    seen = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(forms.Form):
    """One step; without a name there is none."""

    name = forms.CharField(max_length=40, required=False, help_text="Left empty, the step goes.")
    side = forms.ChoiceField(choices=list(SIDES.items()), required=False)
    order = forms.IntegerField(
        min_value=1, max_value=9, required=False, initial=1, help_text="Steps of one number are asked at once."
    )
    from_cost = forms.IntegerField(
        min_value=0,
        required=False,
        initial=0,
        label="From a cost of",
        help_text="A year, all seats of the item together.",
    )
    roles = forms.MultipleChoiceField(
        choices=[(role.value, role.words) for role in Role if role in SEE_THE_PLAN],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label="One of these roles",
    )
    people: "forms.ModelMultipleChoiceField[Member]" = forms.ModelMultipleChoiceField(
        Member.objects.none(), required=False, label="Or one of these people"
    )
    key = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: Step | None = None, **kwargs: Any) -> None:
        self.step = step
        super().__init__(*args, **{**kwargs, "initial": _initial(step)})
        self.fields["people"].queryset = Member.objects.holding(*SEE_THE_PLAN)  # type: ignore[attr-defined]

    @property
    def as_step(self) -> Step | None:
        data = self.cleaned_data
        if not data["name"].strip():
            return None
        return Step(
            key=data["key"] or slugify(data["name"])[:40],
            name=data["name"].strip(),
            side=data["side"] or "business",
            order=data["order"] or 1,
            roles=tuple(data["roles"]),
            people=tuple(each.pk for each in data["people"]),
            from_cost=data["from_cost"] or 0,
        )


def _initial(step: Step | None) -> dict[str, Any]:
    if step is None:
        return {"side": "business", "order": 2, "from_cost": 0}
    return {name: getattr(step, name) for name in Step.__slots__}
