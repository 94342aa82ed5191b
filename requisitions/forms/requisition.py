"""The shape of what people decide about a requisition's life."""

from typing import Any

from django import forms

from hiring.tenancy.widgets import ChoiceRows
from requisitions.models import Requisition

State = Requisition.State
STEPS = {
    "open": ("Open it", "Both of you have signed the current version of the kickoff."),
    "hold": ("Hold it", "Nothing new is due while it waits. Candidates in process stay where they are."),
    "resume": ("Go on", "It is open again, under what both of you signed."),
    "fill": ("Close it as filled", "Its openings are taken. What is left in process is yours to answer."),
    "cancel": ("Cancel it", "It ends without a hire. A kickoff that was still to come is called off."),
}
NEXT: dict[str, tuple[str, ...]] = {
    State.KICKOFF: ("open", "cancel"),
    State.OPEN: ("hold", "fill", "cancel"),
    State.ON_HOLD: ("resume", "cancel"),
}


class StateForm(forms.Form):
    """Only the steps that lead on from where it is are offered; the action refuses the rest by itself."""

    def __init__(self, *args: Any, requisition: Requisition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = NEXT.get(requisition.state, ())
        self.fields["step"] = forms.ChoiceField(
            label="Next step",
            choices=[(step, STEPS[step][0]) for step in offered],
            widget=ChoiceRows(lines={step: STEPS[step][1] for step in offered}),
            error_messages={
                "required": "Choose what happens with it.",
                "invalid_choice": "From where it is, there is no such step.",
            },
        )


class UpdateForm(forms.Form):
    """A few sentences on where the search stands; the manager reads them on the requisition's page."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        label="This week",
        help_text="What moved, what stands in the way, what you need. Candidates by first name at most.",
    )
