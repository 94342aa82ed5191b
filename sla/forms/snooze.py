"""When to be reminded, in the reader's own zone."""

from datetime import datetime

from django import forms

LOCAL = "%Y-%m-%dT%H:%M"


class SnoozeForm(forms.Form):
    until = forms.DateTimeField(
        label="Remind me",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
        help_text="In your working hours, before it is due.",
    )

    @staticmethod
    def suggested(due_at: datetime, now: datetime) -> datetime:
        """Return the middle of what is left."""
        return now + (due_at - now) / 2
