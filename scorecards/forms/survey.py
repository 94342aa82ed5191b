"""What a candidate is asked, as a form of plain radios; and the switch."""

from typing import Any

from django import forms

from scorecards.rules.survey import HIGHEST, RECOMMEND, STATEMENTS, WORDS, Said

LONGEST = 2_000
SCALE = [(number, str(number)) for number in range(HIGHEST + 1)]
AGREES = [("5", "Fully"), ("4", "Mostly"), ("3", "In part"), ("2", "Hardly"), ("1", "Not at all"), ("", "No answer")]


class SurveyForm(forms.Form):
    """Only the first question has to be answered; a statement that is left out counts nowhere."""

    recommend = forms.TypedChoiceField(
        coerce=int,
        choices=SCALE,
        label=RECOMMEND,
        help_text="0 is not at all likely, 10 is certain.",
        widget=forms.RadioSelect(attrs={"class": "is-scale"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, statement in STATEMENTS.items():
            self.fields[name] = forms.TypedChoiceField(
                coerce=int,
                empty_value=None,
                required=False,
                choices=AGREES,
                label=statement,
                widget=forms.RadioSelect(attrs={"class": "is-scale is-of-words"}),
            )
        self.fields["words"] = forms.CharField(
            required=False,
            max_length=LONGEST,
            label=WORDS,
            help_text="Read as you write it: leave out what tells who you are.",
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        rated = {name: data[name] for name in STATEMENTS if data[name] is not None}
        return Said(data["recommend"], rated, data["words"])


class SwitchForm(forms.Form):
    is_on = forms.BooleanField(
        required=False,
        label="Ask candidates how it was",
        help_text="A day after the outcome, once they have had an interview, and not again for half a year.",
    )
