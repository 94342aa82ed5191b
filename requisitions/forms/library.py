"""The shape of what people write about pools and reusable plans."""

from typing import Any

from django import forms

from hiring.tenancy.models import Member
from requisitions.actions.plan_template import LONGEST_EVER
from requisitions.actions.pool import seen_of
from requisitions.models import PlanTemplate, Pool


class PoolForm(forms.Form):
    """`seen` is the fingerprint of what the writer read; a new pool has none."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(max_length=80)
    description = forms.CharField(required=False, max_length=240, label="What it is asked for")
    members: Any = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns"}),
        label="Who is in it",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = Member.objects.active()  # type: ignore[attr-defined]

    @property
    def pool(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "name": data["name"],
            "description": data["description"],
            "members": [member.pk for member in data["members"]],
        }


def initial(pool: Pool) -> dict[str, Any]:
    people = list(pool.member_set.values_list("member_id", flat=True))
    return {"name": pool.name, "description": pool.description, "members": people, "seen": seen_of(pool)}


class SaveTemplateForm(forms.Form):
    name = forms.CharField(
        max_length=80, label="Save this plan as", help_text="Under a known name it becomes the next version."
    )


class UseTemplateForm(forms.Form):
    template: Any = forms.ModelChoiceField(
        PlanTemplate.objects.none(),
        empty_label="Choose",
        label="Copy a template",
        help_text="Its stages replace these; those of the same name keep their people.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = PlanTemplate.objects.standing()  # type: ignore[attr-defined]


class LoopForm(forms.Form):
    hours = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_EVER,
        label="Hours of conversation, at most",
        help_text="A plan that asks more of a candidate says so at the kickoff.",
    )
