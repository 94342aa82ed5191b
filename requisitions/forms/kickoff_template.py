"""The shape of what people type about the template of a type of role: lines and texts."""

from dataclasses import replace
from typing import Any

from django import forms

from requisitions.models import PlanTemplate
from requisitions.queries.templates import stages_for
from requisitions.rules.kickoff_template import LONGEST_TEXT, Beginning, Unusable, lines_of, of_lines, questions_of

LONGEST_LINES = 12_000
AS_IT_IS = "*"


def _text(label: str, help_text: str, rows: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(required=False, max_length=LONGEST_LINES, label=label, help_text=help_text, widget=widget)


def _plans() -> list[tuple[str, str]]:
    kept = PlanTemplate.objects.filter(retired_at=None).values_list("name", flat=True)
    return [(AS_IT_IS, "As in the version before"), ("", "Left to the requisition"), *((name, name) for name in kept)]


class TemplateForm(forms.Form):
    """`seen`: the version that was read; 0 for the first."""

    role_type = forms.CharField(max_length=80, label="Type of role", error_messages={"required": "Name the type."})
    must_haves = _text(
        "Must-haves",
        "One a line; after bars the competency, the stage, how, and what would satisfy you: "
        "Has shipped a controller | Dynamics | Technical | work sample | runs on hardware",
        6,
    )
    nice_to_haves = _text("Nice-to-haves", "One a line.", 4)
    ideal_profile = _text("Ideal profile", f"At most {LONGEST_TEXT} characters.", 4)
    sourcing_plan = _text("Sourcing", "Where such people are found.", 4)
    candidate_promises = _text("What candidates may count on", "An answer within two days, a call with a reason.", 3)
    plan = forms.ChoiceField(choices=_plans, required=False, label="Interview plan")
    questions = _text("Asked before the kickoff", "One a line. The program’s own keep where their answers go.", 7)
    note = forms.CharField(max_length=200, required=False, label="What changes with this version")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        texts = {name: data.get(name, "") for name in ("must_haves", "nice_to_haves", "questions")}
        try:
            typed = of_lines(
                **texts,
                profile=data.get("ideal_profile", ""),
                sourcing=data.get("sourcing_plan", ""),
                promises=data.get("candidate_promises", ""),
            )
        except Unusable as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        plan = None if data.get("plan") == AS_IT_IS else data.get("plan", "")
        self.beginning = replace(typed, stages=stages_for(data.get("role_type", ""), plan))
        return data


def initial(role_type: str, beginning: Beginning | None, version: int) -> dict[str, Any]:
    known = beginning or Beginning()
    return {
        "role_type": role_type,
        "must_haves": lines_of(known.must_haves),
        "nice_to_haves": lines_of(known.nice_to_haves),
        "ideal_profile": known.ideal_profile,
        "sourcing_plan": known.sourcing_plan,
        "candidate_promises": known.candidate_promises,
        "plan": AS_IT_IS if version else "",
        "questions": "\n".join(each.text for each in questions_of(known)),
        "seen": version,
    }
