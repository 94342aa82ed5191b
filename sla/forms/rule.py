"""One escalation rule as a card of the settings: the same for every metric, with the fields that mean something."""

from typing import Any

from django import forms

from hiring.tenancy.access import Role
from sla.registry import CLAUSES
from sla.rules.metrics import METRICS
from sla.rules.rule_terms import rules_as_data
from sla.rules.rulebook import Mode, Rule, Scope

DECIDERS = (Role.BUSINESS_LEADER, Role.TA_LEADER, Role.TA_DIRECTOR, Role.CHRO, Role.ADMIN)
STEPS = ("first", "then", "last")
MORE = ("at_least", "notice_hours", "clauses", "scope", "last", "cooldown_days")
THRESHOLDS = {
    "late_share": "Late, of a hundred",
    "stalled": "Days without progress",
    "late_cancellations": "Interviews called off late",
    "unexplained_rejections": "Declined without a requirement",
    "slates_returned": "Slates returned",
}


class RuleForm(forms.Form):
    """When something becomes a case, and who decides it. Fields that mean nothing to the metric are not there."""

    is_on = forms.BooleanField(required=False, label="In force")
    threshold = forms.IntegerField(min_value=1, label="Missed promises")
    window_days = forms.IntegerField(min_value=1, max_value=366, label="Within days")
    at_least = forms.IntegerField(min_value=1, max_value=100, label="Of at least so many")
    notice_hours = forms.IntegerField(min_value=1, max_value=336, label="Hours before the start that count as late")
    clauses = forms.MultipleChoiceField(
        choices=[(key, clause.title) for key, clause in CLAUSES.items()],
        widget=forms.CheckboxSelectMultiple,
        label="Promises that count",
    )
    scope = forms.ChoiceField(
        choices=[
            (Scope.PERSON, "Of one person, on all requisitions"),
            (Scope.REQUISITION, "On each requisition apart"),
        ],
        label="Counted",
    )
    first = forms.ChoiceField(choices=[(role, role.words) for role in DECIDERS], label="Decides first")
    then = forms.ChoiceField(required=False, label="Then goes to")
    last = forms.ChoiceField(required=False, label="Then goes to")
    answer_within_days = forms.IntegerField(min_value=1, max_value=30, label="Working days to decide")
    mode = forms.ChoiceField(
        choices=[
            (Mode.AUTOMATIC, "Goes up by itself when nobody decides in time"),
            (Mode.PROPOSE, "Goes up only once the first confirms it"),
            (Mode.STRAIGHT, "Goes straight to the last"),
        ],
        label="Undecided",
    )
    cooldown_days = forms.IntegerField(min_value=0, max_value=366, label="Days of rest after a case")

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": _initial(rule)})
        uses = METRICS[rule.metric].uses
        absent = {"window_days", "clauses", "at_least", "notice_hours"} - uses
        if rule.metric == "concern":
            absent |= {"threshold", "scope", "cooldown_days"}
        if rule.metric == "stalled":
            absent.add("scope")
        for name in absent:
            del self.fields[name]
        if "threshold" in self.fields:
            threshold = self.fields["threshold"]
            threshold.label = THRESHOLDS.get(rule.metric, threshold.label)
            threshold.max_value = METRICS[rule.metric].most  # type: ignore[attr-defined]
        for step in STEPS[1:]:
            choices = [("", "Nobody"), *((role, role.words) for role in DECIDERS)]
            self.fields[step].choices = choices  # type: ignore[attr-defined]

    @property
    def main(self) -> list[Any]:
        return [field for field in self if field.name not in MORE]

    @property
    def more(self) -> list[Any]:
        """What is changed rarely, folded away unless something in it is wrong."""
        return [field for field in self if field.name in MORE]

    @property
    def has_more_to_mend(self) -> bool:
        return any(field.errors for field in self.more)

    def as_rule(self, before: Rule) -> dict[str, Any]:
        """Return the rule as ``parse_rules`` reads it."""
        typed = dict(self.cleaned_data)
        chain = [role for role in (typed.pop(step) for step in STEPS) if role]
        return {**rules_as_data([before])[0], **typed, "chain": chain}


def _initial(rule: Rule) -> dict[str, Any]:
    steps = dict(zip(STEPS, (*rule.chain, "", ""), strict=False))
    return {**rules_as_data([rule])[0], **steps}
