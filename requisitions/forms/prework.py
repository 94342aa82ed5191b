"""The shape of what is sent about the answers before a kickoff."""

from django import forms

from hiring.tenancy.reach import within_reach
from requisitions.forms.kickoff import LOCAL


class SendForm(forms.Form):
    """Typed in the reader's own zone."""

    due_at = forms.DateTimeField(
        label="Answers by",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        validators=[within_reach],
        help_text="A day before you meet leaves you time to read them.",
    )
