"""The shape of what people type about interviews. Times are typed in the reader's own zone."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from hiring.tenancy.models import Member
from hiring.tenancy.reach import within_reach
from hiring.tenancy.widgets import SomeFirst, needed_for
from requisitions.actions.interview import Cause, Slot
from requisitions.models import Interview, Side, Stage
from requisitions.queries.interviews import who_may_sit
from requisitions.rules.interview_reasons import REASONS

LOCAL = "%Y-%m-%dT%H:%M"
CAUSES = {"interviewer": "Interviewer", "candidate": "Candidate", "company": "Company", "other": "Other"}


def _grouped_reasons() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (label, [(each.code, each.words.capitalize()) for each in REASONS if each.cause == cause])
        for cause, label in CAUSES.items()
    ]


class SlotForm(forms.Form):
    """When, how long, where."""

    starts_at = forms.DateTimeField(
        label="Starts",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        validators=[within_reach],
    )
    minutes = forms.IntegerField(min_value=5, max_value=600, label="Minutes")
    place = forms.CharField(max_length=200, required=False, label="Where", help_text="A room, or a link for a call.")

    @property
    def slot(self) -> Slot:
        start = self.cleaned_data["starts_at"]
        return Slot(start, start + timedelta(minutes=self.cleaned_data["minutes"]), self.cleaned_data["place"].strip())


class PanelField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Says of the pool's people how many interviews they have before them."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} (pool, {obj.ahead} ahead)" if obj.is_of_pool else str(obj.name)


class ScheduleForm(SlotForm):
    """`planned`: the stage that the panel is proposed for, one of `offered`. Whoever it names stands in view."""

    stage: Any = forms.ModelChoiceField(Stage.objects.none(), empty_label=None)
    interviewers: Any = PanelField(
        Member.objects.none(),
        widget=SomeFirst(),
        error_messages={"required": "Choose at least one interviewer."},
    )
    field_order = ("stage", "starts_at", "minutes", "place", "interviewers")

    def __init__(self, *args: Any, planned: Stage, offered: list[Stage], now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].queryset = Stage.objects.filter(pk__in=[each.pk for each in offered])  # type: ignore[attr-defined]
        people = who_may_sit(planned, now)
        self.fields["interviewers"].queryset = people  # type: ignore[attr-defined]
        known = {*planned.interviewer_set.values_list("member_id", flat=True)}
        known |= {*people.filter(is_of_pool=True).values_list("pk", flat=True)}
        self.fields["interviewers"].widget.first = {str(each) for each in known}
        if planned.pool:
            self.fields["interviewers"].help_text = f"Anyone of {planned.pool}: who has the least before them is first."


class WhyForm(forms.Form):
    """One of the eleven reasons, whose side it was, and the version the reader saw."""

    reason = forms.ChoiceField(choices=[("", "Choose a reason"), *_grouped_reasons()])
    side = needed_for(
        "for an interviewer's or the company's reason",
        forms.ChoiceField(
            choices=[("", "Neither side"), *Side.choices],
            required=False,
            label="Whose side",
            help_text="A candidate's reason is on neither side.",
        ),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def why(self) -> Cause:
        return Cause(self.cleaned_data["reason"], side=self.cleaned_data["side"])


class RescheduleForm(SlotForm, WhyForm):
    field_order = ("starts_at", "minutes", "place", "reason", "side", "seen")

    @classmethod
    def of(cls, interview: Interview, data: Any = None) -> "RescheduleForm":
        """Return the form filled with the interview as it stands."""
        length = interview.ends_at - interview.starts_at
        initial = {
            "starts_at": interview.starts_at,
            "minutes": int(length.total_seconds() // 60),
            "place": interview.place,
            "seen": interview.generation,
        }
        return cls(data, initial=initial)


class SeatForm(forms.Form):
    member: Any = forms.ModelChoiceField(Member.objects.none(), label="Add to the panel", empty_label="Choose a person")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = Member.objects.active()  # type: ignore[attr-defined]
