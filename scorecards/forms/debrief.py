"""A debrief as forms: when and with whom, who was there, what was decided."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hiring.tenancy.models import Member
from hiring.tenancy.reach import within_reach
from hiring.tenancy.widgets import ChoiceRows
from requisitions.models import Requirement
from scorecards.actions.debrief import Conclusion, Meeting
from scorecards.models import Debrief
from scorecards.queries.debrief import DebriefPage

LONGEST = 10_000
LOCAL = "%Y-%m-%dT%H:%M"


class PeopleForm(forms.Form):
    """Base: those who belong to the loop, and anybody else by name."""

    people: "forms.ModelMultipleChoiceField[Member]" = forms.ModelMultipleChoiceField(
        Member.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one person."},
    )
    also: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), required=False, label="And", empty_label="Nobody else"
    )

    def __init__(self, read: DebriefPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [each.pk for each in read.people]
        active = Member.objects.active()
        self.fields["people"].queryset = Member.objects.filter(pk__in=known)  # type: ignore[attr-defined]
        self.fields["people"].initial = known
        self.fields["also"].queryset = active.exclude(pk__in=known)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Member]:
        also = self.cleaned_data["also"]
        return [*self.cleaned_data["people"], *([also] if also else [])]


class ScheduleForm(PeopleForm):
    """When, where, with whom, and who decides. Filled with the debrief as it stands."""

    at = forms.DateTimeField(
        label="When",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        validators=[within_reach],
    )
    minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=240)
    place = forms.CharField(label="Where", max_length=200, required=False, help_text="A room, or a link for a call.")
    decider: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), label="Who decides", empty_label=None
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ("at", "minutes", "place", "people", "also", "decider", "seen")

    def __init__(self, read: DebriefPage, *args: Any) -> None:
        standing = read.standing or Debrief(decider=read.application.requisition.hiring_manager)
        initial = {
            "at": standing.scheduled_for_at,
            "minutes": standing.minutes,
            "place": standing.place,
            "decider": standing.decider_id,
            "seen": standing.generation if read.standing else None,
        }
        super().__init__(read, *args, initial=initial)
        self.fields["people"].label = "With"
        self.fields["decider"].queryset = Member.objects.active()  # type: ignore[attr-defined]

    @property
    def meeting(self) -> Meeting:
        data = self.cleaned_data
        return Meeting(at=data["at"], minutes=data["minutes"], place=data["place"].strip())


class AttendanceForm(PeopleForm):
    """Who was there."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.fields["people"].label = "Who was there"


def _label(requirement: Requirement) -> SafeString:
    return format_html("<b>{}</b> {}", requirement.code, requirement.text)


class DecisionForm(forms.Form):
    """What was decided, and why. That declining cites a requirement is asked by the action."""

    decision = forms.ChoiceField(
        choices=Debrief.Decision.choices, widget=ChoiceRows(lines={"one_more": "With a question it must answer"})
    )
    requirements: "forms.ModelMultipleChoiceField[Requirement]" = forms.ModelMultipleChoiceField(
        Requirement.objects.none(),
        label="Which requirement is not met?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    question = forms.CharField(
        label="What must it answer?", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    reasons = forms.CharField(
        label="What the evidence shows", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, read: DebriefPage, *args: Any) -> None:
        super().__init__(*args)
        agreed = Requirement.objects.agreed().filter(requisition=read.application.requisition)
        self.fields["requirements"].queryset = agreed  # type: ignore[attr-defined]
        self.fields["requirements"].label_from_instance = _label  # type: ignore[attr-defined]

    @property
    def conclusion(self) -> Conclusion:
        """Return what was chosen; what belongs to another choice is left out."""
        data = self.cleaned_data
        cited = tuple(data["requirements"]) if data["decision"] == "decline" else ()
        question = data["question"] if data["decision"] == "one_more" else ""
        return Conclusion(data["decision"], data["reasons"], cited, question)
