"""Looking back at a hire, as a form."""

from typing import Any

from django import forms

from scorecards.actions.hire_review import Review

LONGEST = 10_000
RATINGS = [
    (5, "5, far beyond what we agreed on"),
    (4, "4, beyond it"),
    (3, "3, what we agreed on"),
    (2, "2, short of it"),
    (1, "1, far short of it"),
]


class HireReviewForm(forms.Form):
    """Which of the two dates, a rating against the success measures, what shows it."""

    months = forms.TypedChoiceField(coerce=int, label="After")
    rating = forms.TypedChoiceField(coerce=int, choices=RATINGS, widget=forms.RadioSelect, label="Against the measures")
    evidence = forms.CharField(label="What shows it", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
    would_hire_again = forms.TypedChoiceField(
        coerce=lambda said: said == "yes",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        label="Would you hire them again?",
    )

    def __init__(self, *args: Any, months: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["months"].choices = [(each, f"{each} months") for each in months]  # type: ignore[attr-defined]

    @property
    def review(self) -> Review:
        data = self.cleaned_data
        return Review(data["rating"], data["evidence"], data["would_hire_again"])
