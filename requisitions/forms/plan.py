"""The shape of what people type about the hiring plan."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hiring.tenancy.access import Role
from hiring.tenancy.models import Member
from hiring.tenancy.widgets import ChoiceRows, needed_for
from requisitions.models import HiringPlan
from requisitions.models.plan import Decision, SeatReason
from requisitions.rules.plan import Part, PlanDraft

LEFT_EMPTY = "Empty when it was not considered."
LINES = {
    Decision.OPEN.value: "With everybody in favour, the recruiter can create the requisition.",
    Decision.SEND_BACK.value: "It returns to whoever wrote it, with what to change. A change makes a new version.",
    Decision.DELAY.value: "Nobody is asked until that day; then it can be proposed again.",
    Decision.INTERNAL.value: "Somebody here moves into it. The seat is not opened outside.",
    Decision.UPSKILL.value: "Somebody here learns it. The seat is not opened.",
    Decision.DECLINE.value: "The seat is not opened. Who wrote it reads your reason.",
}


def text(label: str, hint: str, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


def _day(label: str, hint: str = "", **kwargs: Any) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
    )


def _cost(label: str, hint: str = "", **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=10_000_000, label=label, help_text=hint, **kwargs)


class PlanItemForm(forms.Form):
    """One seat, or several alike, argued for. `seen`: the version, and the edit of it, that the writer read: 2.1.

    In a scenario the edit of its change comes third: 2.1.4.
    """

    title = forms.CharField(max_length=120)
    role_type = forms.CharField(
        max_length=80, label="Role type", help_text="What it is compared with: Engineering, Sales, Operations."
    )
    department = forms.CharField(max_length=80)
    location = forms.CharField(max_length=80, required=False)
    seats = forms.IntegerField(min_value=1, max_value=99, initial=1)
    reason = forms.ChoiceField(choices=SeatReason.choices, initial=SeatReason.NEW, required=False)
    outcome = text("Outcome", "What is different for the business once this person is here?")
    success_at_6_months = text("In six months", "How both of you will know, in something you can count or see.")
    success_at_12_months = text("In twelve months", "The same, a year in.")
    time_to_impact = forms.CharField(
        max_length=120, label="Time to impact", help_text="When the first of it shows: three months."
    )
    target_open_on = _day("Open by", "When the requisition is to be open.", required=False)
    target_start_on = _day("Target start")
    yearly_cost = _cost("Yearly cost of a seat")
    cost_low = _cost("At least", "The band, where the cost is not certain.", required=False)
    cost_high = _cost("At most", required=False)
    why_external = text("Why somebody from outside", "Why nobody here could move into it.")
    internal_move = text("Internal move", f"Who here could move, and why not. {LEFT_EMPTY}", required=False)
    upskill = text("Upskilling", f"Who could learn it, by when, and why not. {LEFT_EMPTY}", required=False)
    automate = text("Automation", f"What a program could take over, and why not. {LEFT_EMPTY}", required=False)
    alternatives = text("Other ways considered", "A delay, a contractor, doing without: and why not.", required=False)
    hiring_manager: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), label="Hiring manager"
    )
    recruiter: "forms.ModelChoiceField[Member]" = forms.ModelChoiceField(
        Member.objects.none(), required=False, help_text="Needed before the requisition can be created."
    )
    plan: "forms.ModelChoiceField[HiringPlan]" = forms.ModelChoiceField(
        HiringPlan.objects.none(), required=False, empty_label="None yet", help_text="Whose budget it counts on."
    )
    seen = forms.RegexField(r"^\d{1,9}(\.\d{1,9}){0,2}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {"hiring_manager": (Role.HIRING_MANAGER,), "recruiter": (Role.RECRUITER, Role.TA_LEADER)}
        for name, roles in people.items():
            self.fields[name].queryset = Member.objects.holding(*roles)  # type: ignore[attr-defined]
        self.fields["plan"].queryset = HiringPlan.objects.all()  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.error_messages["required"] = f"Fill in {str(self[name].label).lower()}; the seat is decided on it."

    @property
    def seen_version(self) -> tuple[int, int]:
        """Return the version and its edit that the writer read; (0, 0) for none."""
        return self._seen[:2]

    @property
    def seen_change(self) -> int:
        """Return the edit of the scenario's change that the writer read; 0 for none."""
        return self._seen[2]

    @property
    def _seen(self) -> tuple[int, int, int]:
        version, edit, change = [*map(int, filter(None, self.cleaned_data["seen"].split("."))), 0, 0, 0][:3]
        return version, edit, change

    @property
    def draft(self) -> PlanDraft:
        data = dict(self.cleaned_data)
        del data["seen"]
        data["reason"] = data["reason"] or SeatReason.NEW.value
        ids: dict[str, Any] = {
            f"{name}_id": getattr(data.pop(name), "pk", None) for name in ("hiring_manager", "recruiter", "plan")
        }
        return PlanDraft(**data, **ids)


class DecisionForm(forms.Form):
    """What one step decides about one version. `refused`: why it did not stand on an earlier one."""

    decision = forms.ChoiceField(
        choices=Decision.choices,
        widget=ChoiceRows(lines=LINES),
        error_messages={"required": "Choose what happens with the seat."},
    )
    reason = needed_for(
        "for everything but opening it", text("Reason", "Whoever wrote the item reads it.", required=False)
    )
    until = needed_for("for a delay", _day("Until", "The day from which it can be proposed again.", required=False))
    side = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)
    refused: Sequence[str] = ()

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("decision") not in {None, Decision.OPEN} and not data.get("reason", "").strip():
            self.add_error("reason", "Say why. Whoever wrote the item reads it.")
        if data.get("decision") == Decision.DELAY and not data.get("until"):
            self.add_error("until", "Choose the day from which it can be proposed again.")
        return data


class EndForm(forms.Form):
    """Why whoever runs the plan ends an item. `seen`: the version they read."""

    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Stays with the seat, beside your name.",
        error_messages={"required": "Say why. Whoever wrote the item reads it."},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PartForm(forms.Form):
    """One half of a split."""

    title = forms.CharField(max_length=120)
    role_type = forms.CharField(max_length=80, label="Role type")
    seats = forms.IntegerField(min_value=1, max_value=99)
    yearly_cost = forms.IntegerField(min_value=0, max_value=10_000_000, label="Yearly cost of a seat")

    @property
    def part(self) -> Part:
        return Part(**self.cleaned_data)
