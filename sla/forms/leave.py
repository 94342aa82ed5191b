"""What people type about being away."""

from typing import Any

from django import forms

from hiring.tenancy.models import Member
from sla.forms.hours import DayField


class LeaveForm(forms.Form):
    """From when to when, and who answers for the promises meanwhile."""

    first_on = DayField(label="First day away")
    last_on = DayField(label="Last day away")
    delegate: Any = forms.ModelChoiceField(
        Member.objects.none(),
        required=False,
        label="Who takes over",
        empty_label="Nobody: what is promised pauses",
        help_text="Debriefs, slates, updates and answers go to them until you are back, with a mail for each. "
        "What nobody but you can do, as your scorecards and approvals, pauses.",
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["delegate"].queryset = Member.objects.active().exclude(pk=member.pk)  # type: ignore[attr-defined]
