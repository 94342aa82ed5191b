"""What people type who waive a promise or let it rest."""

from django import forms

from sla.forms.hours import DayField

WHY = "Why, read by both"


class WaiverForm(forms.Form):
    """Why it is forgiven."""

    prefix = "waive"
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), label=WHY)


class PauseForm(forms.Form):
    """Through which day it rests, and why."""

    prefix = "pause"
    until_on = DayField(label="Rests through", help_text="At most 30 days. Then it runs on by itself.")
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), label=WHY)
