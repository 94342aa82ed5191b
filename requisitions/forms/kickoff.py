"""The shape of what people type in a kickoff: its moment, who was there, and its texts and figures."""

from typing import Any, ClassVar

from django import forms

from hiring.tenancy.models import Member
from hiring.tenancy.reach import within_reach
from requisitions.models import Kickoff
from requisitions.rules.drafts import Experience, Profile, Sourcing, Terms, TimeToHire

LOCAL = "%Y-%m-%dT%H:%M"


class ScheduleForm(forms.Form):
    """Typed in the reader's own zone."""

    starts_at = forms.DateTimeField(
        label="Starts",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        validators=[within_reach],
        help_text="45 minutes. Both of you get an invitation with a calendar file.",
    )
    place = forms.CharField(max_length=200, required=False, label="Where", help_text="A room, or a link for a call.")
    guests: "forms.ModelMultipleChoiceField[Member]" = forms.ModelMultipleChoiceField(
        Member.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label="Who else comes"
    )

    another: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), required=False, label="Somebody else", empty_label="Nobody else"
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guests"].queryset = people  # type: ignore[attr-defined]
        self.fields["another"].queryset = Member.objects.active()  # type: ignore[attr-defined]

    @property
    def everybody_else(self) -> list[Member]:
        another: Member | None = self.cleaned_data["another"]
        return [*self.cleaned_data["guests"], *([another] if another else [])]


class AttendanceForm(forms.Form):
    present: "forms.ModelMultipleChoiceField[Member]" = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Who was there",
        help_text="With both owners there, the kickoff was held. Without one of them it needs another moment.",
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["present"].queryset = people  # type: ignore[attr-defined]


class TermsForm(forms.Form):
    """One part of the kickoff. `seen` is the fingerprint of that part as the writer read it."""

    title: ClassVar[str]
    kind: ClassVar[type[Terms]]
    seen = forms.CharField(widget=forms.HiddenInput)

    @property
    def terms(self) -> Terms:
        return self.kind(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class ProfileForm(TermsForm):
    title, kind = "Ideal profile", Profile
    ideal_profile = forms.CharField(
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        label="Whom you both picture",
        help_text="Where such people work today, what they are tired of, what would make them come.",
    )


class SourcingForm(TermsForm):
    title, kind = "Sourcing and slate", Sourcing
    sourcing_plan = forms.CharField(
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        label="Sourcing plan",
        help_text="Where the recruiter looks first, and what the manager brings: names, a post, an hour a week.",
    )
    slate_size = forms.IntegerField(min_value=1, max_value=20, label="Candidates on the slate")
    slate_due_on = forms.DateField(
        required=False,
        label="Slate by",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="End of that day, in the recruiter's zone.",
    )


class TimeForm(TermsForm):
    title, kind = "Time to hire", TimeToHire
    wished_days = forms.IntegerField(
        required=False, min_value=1, max_value=730, label="Wish, in days", help_text="From opening to filled."
    )
    agreed_days = forms.IntegerField(
        required=False, min_value=1, max_value=730, label="Agreed, in days", help_text="What you both hold for likely."
    )


class ExperienceForm(TermsForm):
    title, kind = "Candidates", Experience
    candidate_promises = forms.CharField(
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What candidates may count on",
        help_text="An answer within how many days, who calls with a no, what they are told about each conversation.",
    )


FORMS: dict[str, type[TermsForm]] = {
    "profile": ProfileForm,
    "sourcing": SourcingForm,
    "time": TimeForm,
    "experience": ExperienceForm,
}


def initial(form: type[TermsForm], kickoff: Kickoff) -> dict[str, Any]:
    return {name: getattr(kickoff, name) for name in form.base_fields if name != "seen"}
