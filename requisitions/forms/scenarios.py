"""The shape of a scenario's name."""

from django import forms


class ScenarioForm(forms.Form):
    name = forms.CharField(max_length=80, help_text="What it tries: without the second shift.")
