"""What people type who waive a promise or let it rest."""

from django import forms

from sla.forms.hours import DayField
from sla.forms.words import WordsField

WHY = "Why, read by both"


class WaiverForm(forms.Form):
    """Why it is forgiven."""

    prefix = "waive"
    reason = WordsField(rows=2, label=WHY)


class PauseForm(forms.Form):
    """Through which day it rests, and why."""

    prefix = "pause"
    until_on = DayField(label="Rests through", help_text="At most 30 days. Then it runs on by itself.")
    reason = WordsField(rows=2, label=WHY)
