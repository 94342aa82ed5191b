"""What people type about a case: a decision with its note, a plan, and their own words."""

from datetime import date, timedelta
from typing import Any

from django import forms

from hiring.tenancy.models import Member
from hiring.tenancy.rules import wording
from hiring.tenancy.rules.wording import count_of
from hiring.tenancy.widgets import ChoiceRows
from sla.actions.case_plans import Planned
from sla.forms.words import WordsField
from sla.models import Commitment, EscalationCase
from sla.registry import CLAUSES

Outcome = EscalationCase.Outcome
SEND_UP = "send_up"
PLAN_RUNS_FOR = timedelta(weeks=2)
LINES = {
    Outcome.PLAN: "Your note is the plan; the case stays open until its day",
    Outcome.KEPT: "Say what was kept",
    Outcome.NOT_KEPT: "Say what was not, and what follows",
    Outcome.COACHED: "You have spoken with them; say what was agreed",
    Outcome.RESCOPED: "What is asked for changes; both sign the kickoff anew",
    Outcome.REASSIGNED: "Somebody else takes the hire over; name them in your note",
    Outcome.DELEGATED: "Somebody answers for the promises; name them in your note",
    Outcome.PAUSED: "Put it on hold on its own page; say until when",
    Outcome.CLOSED_ROLE: "Cancel it on its own page; say why",
    SEND_UP: "With these facts and your note",
    Outcome.NO_ACTION: "Say why: which facts do not hold, or why nothing follows",
}
LABELS = {
    Outcome.PLAN: "Agree a plan with both",
    Outcome.KEPT: "Close: the plan was kept",
    Outcome.NOT_KEPT: "Close: the plan was not kept",
    Outcome.COACHED: "Close: coached",
    Outcome.RESCOPED: "Close: the role is re-scoped",
    Outcome.REASSIGNED: "Close: somebody else takes the hire",
    Outcome.DELEGATED: "Close: a delegate has the promises",
    Outcome.PAUSED: "Close: the requisition pauses",
    Outcome.CLOSED_ROLE: "Close: the role is closed",
    SEND_UP: "Send it to {above}",
    Outcome.NO_ACTION: "Close: no action",
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
    note = WordsField(rows=4, label="Your note, read by both")

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


class ReviewForm(forms.Form):
    """What was found, in this order; `load` is how many open requisitions whom it is about has."""

    sourcing = WordsField(
        rows=2,
        label="Sourcing strategy",
        help_text="Where candidates were sought, against what the kickoff agreed, and what it brought.",
    )
    workload = WordsField(rows=2, label="Workload")
    process = WordsField(
        rows=2,
        label="Process",
        help_text="What in the intake, the criteria or the answers to slates stood in the way.",
    )
    person = WordsField(
        required=False,
        rows=2,
        label="The person",
        help_text="Only what the three above do not explain.",
    )

    def __init__(self, *args: Any, load: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["workload"].help_text = f"They have {count_of(load, 'open requisition')} today."


class CommentForm(forms.Form):
    """What somebody writes on a case."""

    text = WordsField(rows=3, label="Your comment")


class ConcernForm(forms.Form):
    """About whom, what happened, which promises: those of `people` on one requisition that are late."""

    about: Any = forms.ModelChoiceField(Member.objects.none(), label="About whom", empty_label=None)
    words = WordsField(
        rows=5,
        label="What happened",
        help_text="When, and what it held up. Whoever decides reads this; the person concerned once they are shown it.",
    )
    promises: Any = forms.ModelMultipleChoiceField(
        Commitment.objects.none(), required=False, widget=forms.CheckboxSelectMultiple, label="Which promises"
    )

    def __init__(self, *args: Any, people: Any, promises: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].queryset = people  # type: ignore[attr-defined]
        found = self.fields["promises"]
        found.queryset = promises  # type: ignore[attr-defined]
        found.label_from_instance = _promise_words  # type: ignore[attr-defined]
        if not promises:
            del self.fields["promises"]


def _promise_words(promise: Commitment) -> str:
    due = wording.last_day(promise.due_at.astimezone(promise.owner.zone))
    return f"{promise.owner.name}: {CLAUSES[promise.clause].title}, due {due:%-d %B}"


class WordsForm(forms.Form):
    """Somebody's own words, beside the facts."""

    text = WordsField(rows=4, label="Your words", help_text="Quoted unedited beside the facts.")
