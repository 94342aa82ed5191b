"""The shape of what people write about courses, evidence, waivers, the gate and shadowing."""

from datetime import date
from typing import Any

from django import forms

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member
from requisitions.models import Interview
from scorecards.models import Course, EvidenceKind, GateMode, ProofKind, ShadowKind
from scorecards.rules.training_drafts import CourseDraft, PolicyDraft, ProofDraft

DAY = "%Y-%m-%d"


class DayField(forms.DateField):
    """A day, typed or chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format=DAY), **kwargs)


class CourseForm(forms.Form):
    """`seen` is the fingerprint of what the writer read; a new course has none."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(max_length=80)
    description = forms.CharField(
        required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}), label="What one learns"
    )
    roles = forms.MultipleChoiceField(
        required=False,
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "in-columns"}),
        label="Mandatory for",
    )
    evidence = forms.ChoiceField(choices=EvidenceKind.choices, label="Completed by")
    months = forms.IntegerField(
        required=False, min_value=1, max_value=120, label="Holds, in months", help_text="Empty: for good."
    )
    pass_score = forms.IntegerField(
        min_value=0, max_value=100, initial=80, label="Quiz: passed from", help_text="Of 100."
    )
    shadows = forms.IntegerField(min_value=0, max_value=20, initial=0, label="Shadowing: times as a shadow")
    reverse_shadows = forms.IntegerField(min_value=0, max_value=20, initial=0, label="Shadowing: times watched leading")

    @property
    def draft(self) -> CourseDraft:
        data = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return CourseDraft(**{**data, "roles": tuple(data["roles"])})


def initial(course: Course) -> dict[str, Any]:
    names = [name for name in CourseForm.base_fields if name != "seen"]
    return {name: getattr(course, name) for name in names} | {"seen": course.fingerprint}


class GateForm(forms.Form):
    lead_kickoff = forms.ChoiceField(choices=GateMode.choices, label="Leading a kickoff")
    sit_on_panel = forms.ChoiceField(choices=GateMode.choices, label="Being on a panel")
    decide_debrief = forms.ChoiceField(choices=GateMode.choices, label="Deciding a debrief")

    @property
    def draft(self) -> PolicyDraft:
        return PolicyDraft(**self.cleaned_data)


class ProofForm(forms.Form):
    course: Any = forms.ModelChoiceField(Course.objects.none(), empty_label="Choose")
    kind = forms.ChoiceField(choices=ProofKind.choices, label="What they did")
    done_on = DayField(label="On")
    score = forms.IntegerField(required=False, min_value=0, max_value=100, help_text="Of a quiz, of 100.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = Course.objects.standing()  # type: ignore[attr-defined]

    @property
    def draft(self) -> ProofDraft:
        data = self.cleaned_data
        return ProofDraft(data["kind"], data["done_on"], data["score"])


class WithdrawForm(forms.Form):
    because = forms.CharField(max_length=240, label="Why it does not count")


class WaiverForm(forms.Form):
    course: Any = forms.ModelChoiceField(Course.objects.none(), empty_label="Choose")
    reason = forms.CharField(max_length=240, label="Why")
    ends_on = DayField(label="Until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # It stands beside the form for evidence: each label names its own field.
        super().__init__(*args, **{"auto_id": "waiver_%s"} | kwargs)
        self.fields["course"].queryset = Course.objects.standing()  # type: ignore[attr-defined]

    @property
    def until(self) -> date:
        day: date = self.cleaned_data["ends_on"]
        return day


class ShadowForm(forms.Form):
    """Who learns at an interview, beside whom of its panel, towards which course."""

    member: Any = forms.ModelChoiceField(Member.objects.none(), empty_label="Choose", label="Who learns")
    lead: Any = forms.ModelChoiceField(Member.objects.none(), empty_label=None, label="Beside")
    kind = forms.ChoiceField(
        choices=ShadowKind.choices, label="As", help_text="A reverse shadow leads, and is watched."
    )
    course: Any = forms.ModelChoiceField(Course.objects.none(), empty_label=None)

    def __init__(self, *args: Any, interview: Interview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        panel = list(interview.seats.values_list("member_id", flat=True))
        self.fields["member"].queryset = Member.objects.active().exclude(pk__in=panel)  # type: ignore[attr-defined]
        self.fields["lead"].queryset = Member.objects.filter(pk__in=panel)  # type: ignore[attr-defined]
        courses = Course.objects.standing().filter(evidence=EvidenceKind.SHADOWING)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]
