"""The shape of what people type about one stage of the interview plan."""

from typing import Any

from django import forms
from django.db.models import Q

from hiring.tenancy.models import Member
from requisitions.actions.interview_plan import seen_of
from requisitions.models import Milestone, Pool, Stage
from requisitions.rules.drafts import StageDraft


class StageForm(forms.Form):
    """Competencies and interviewers there are stay ticked; one of each can be added at a time.

    `seen`: the fingerprint of the stage as the writer read it; a new one has none.
    """

    name = forms.CharField(max_length=80)
    milestone = forms.ChoiceField(
        choices=[each for each in Milestone.choices if each[0] != Milestone.APPLICATION],
        help_text="Where it stands among the points all pipelines share; stages are compared by it.",
    )
    minutes = forms.IntegerField(min_value=0, max_value=600, label="Minutes of conversation", initial=45)
    agreed_days = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=90,
        label="Days in this stage, at most",
        help_text="How long a candidate waits here before it counts as slow.",
    )
    competencies = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple, label="What this stage assesses"
    )
    another_competency = forms.CharField(
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"list": "competencies", "autocomplete": "off"}),
        label="Another competency",
    )
    interviewers: "forms.ModelMultipleChoiceField[Member]" = forms.ModelMultipleChoiceField(
        Member.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label="Who interviews"
    )
    another_interviewer: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), required=False, label="Another interviewer", empty_label="Nobody else"
    )

    pool: "forms.ModelChoiceField[Pool]" = forms.ModelChoiceField(
        Pool.objects.none(),
        required=False,
        label="Or anyone of a pool",
        empty_label="No pool",
        help_text="Whoever of it is free interviews.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, names: list[str], stage: Stage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Member.objects.active()
        sitting = [seat.member_id for seat in stage.interviewer_set.all()] if stage else []
        self.fields["competencies"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        self.fields["interviewers"].queryset = Member.objects.filter(pk__in=sitting)  # type: ignore[attr-defined]
        pools = Pool.objects.filter(Q(retired_at=None) | Q(pk=stage.pool_id if stage else None))
        self.fields["pool"].queryset = pools  # type: ignore[attr-defined]
        self.fields["another_interviewer"].queryset = people.exclude(pk__in=sitting)  # type: ignore[attr-defined]

    @property
    def draft(self) -> StageDraft:
        data = self.cleaned_data
        another = [data["another_interviewer"]] if data["another_interviewer"] else []
        return StageDraft(
            name=data["name"],
            milestone=data["milestone"],
            minutes=data["minutes"],
            agreed_days=data["agreed_days"],
            competencies=tuple(filter(None, [*data["competencies"], data["another_competency"]])),
            interviewer_ids=tuple(member.pk for member in [*data["interviewers"], *another]),
            pool_id=data["pool"].pk if data["pool"] else None,
        )


def initial(stage: Stage) -> dict[str, Any]:
    return {
        "name": stage.name,
        "milestone": stage.milestone,
        "minutes": stage.minutes,
        "agreed_days": stage.agreed_days,
        "competencies": [focus.competency.name for focus in stage.focus_set.all()],
        "pool": stage.pool_id,
        "interviewers": [seat.member_id for seat in stage.interviewer_set.all()],
        "seen": seen_of(stage),
    }
