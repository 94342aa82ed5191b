"""When to be reminded, in the reader's own zone."""

from datetime import datetime

from django import forms

from sla.forms.hours import MomentField


class SnoozeForm(forms.Form):
    until = MomentField(label="Remind me", help_text="In your working hours, before it is due.")

    @staticmethod
    def suggested(due_at: datetime, now: datetime) -> datetime:
        """Return the middle of what is left."""
        return now + (due_at - now) / 2
