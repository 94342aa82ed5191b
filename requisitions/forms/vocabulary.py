"""The shape of what people type about one word that they advise against."""

from django import forms

from requisitions.rules.vocabulary import KINDS, LONGEST_ADVICE, LONGEST_TERM, Word


class WordForm(forms.Form):
    term = forms.CharField(
        max_length=LONGEST_TERM,
        label="Word",
        help_text="One or a few words. A * at the end stands for any ending: dominat*.",
        error_messages={"required": "Write the word."},
    )
    kind = forms.ChoiceField(choices=list(KINDS.items()), label="Why it is on the list")
    instead = forms.CharField(
        max_length=LONGEST_ADVICE,
        label="What to write instead",
        help_text="It is shown beside the requirement: write what they did with others, and for whom.",
        error_messages={"required": "Write what to say instead, in one line."},
    )
    source = forms.CharField(max_length=120, required=False, label="Where that is known from")

    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def word(self) -> Word:
        return Word(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})
