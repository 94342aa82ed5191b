"""What people type about a case: a decision with its note, a plan, and their own words."""

from datetime import date, timedelta
from typing import Any

from django import forms

from hiring.tenancy.models import Member
from hiring.tenancy.widgets import ChoiceRows
from sla.actions.case_plans import Planned
from sla.models import EscalationCase

Outcome = EscalationCase.Outcome
SEND_UP = "send_up"
PLAN_RUNS_FOR = timedelta(weeks=2)
LINES = {
    Outcome.PLAN: "Your note is the plan; the case stays open until its day",
    Outcome.KEPT: "Say what was kept",
    Outcome.NOT_KEPT: "Say what was not, and what follows",
    Outcome.DELEGATED: "Somebody answers for the promises; name them in your note",
    Outcome.PAUSED: "Clocks stop for both; candidates are told",
    Outcome.COACHED: "You have spoken with them; say what was agreed",
    SEND_UP: "With these facts and your note",
    Outcome.NO_ACTION: "Say which, and why",
}
LABELS = {
    Outcome.PLAN: "Agree a plan with both",
    Outcome.KEPT: "Close: the plan was kept",
    Outcome.NOT_KEPT: "Close: the plan was not kept",
    Outcome.DELEGATED: "Give a delegate the promises",
    Outcome.PAUSED: "Pause the requisition",
    Outcome.COACHED: "Close: coached",
    SEND_UP: "Send it to {above}",
    Outcome.NO_ACTION: "Close: the facts do not hold",
}


class DecisionForm(forms.Form):
    """What the decider does with a case. `above` is the next role of the chain, empty at its top."""

    decision = forms.ChoiceField(label="Your decision", widget=ChoiceRows(lines=LINES))
    owner: Any = forms.ModelChoiceField(
        Member.objects.none(), required=False, label="Who answers for the plan", empty_label="Nobody yet"
    )
    due_on = forms.DateField(
        required=False, label="Until which day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="For a plan. When the day is over, you are asked how it ended.",
    )  # fmt: skip
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), label="Your note, read by both")

    def __init__(self, case: EscalationCase, *args: Any, today: date, above: str = "", **kwargs: Any) -> None:
        kwargs["initial"] = {"owner": case.plan_owner_id or case.about_id, "due_on": today + PLAN_RUNS_FOR}
        super().__init__(*args, **kwargs)
        left_out: set[str] = {Outcome.NO_ACTION} if case.has_plan else {Outcome.KEPT, Outcome.NOT_KEPT}
        left_out |= set() if above else {SEND_UP}
        shown = [(key, label.format(above=above)) for key, label in LABELS.items() if key not in left_out]
        self.fields["decision"].choices = shown  # type: ignore[attr-defined]
        self.fields["owner"].queryset = Member.objects.active()  # type: ignore[attr-defined]

    @property
    def planned(self) -> Planned:
        data = self.cleaned_data
        return Planned(data["note"], data["owner"], data["due_on"])


class WordsForm(forms.Form):
    """Somebody's own words, beside the facts."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), label="Your words", help_text="Quoted unedited beside the facts."
    )
