"""The shape of what people write into the question bank."""

from typing import Any

from django import forms

from requisitions.models import Competency
from scorecards.models import Level, Question, QuestionKind
from scorecards.rules.question import QuestionDraft

LONGEST = 2_000


class QuestionForm(forms.Form):
    """`seen` is the version that the writer read; a new question has none, and chooses its competency."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    competency: Any = forms.ModelChoiceField(Competency.objects.none(), empty_label="Choose", label="Competency")
    level = forms.ChoiceField(choices=Level.choices)
    kind = forms.ChoiceField(
        choices=QuestionKind.choices,
        help_text="Behavioural asks what somebody did, situational what they would do, a work sample lets them do it.",
    )
    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}), label="The question")
    follow_ups = forms.CharField(
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Follow-ups",
        help_text="One a line: what you ask when the answer stays thin.",
    )
    good = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What good looks like",
        help_text="What a good answer holds. Only interviewers read it.",
    )

    def __init__(self, *args: Any, question: Question | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competency"].queryset = Competency.objects.standing()  # type: ignore[attr-defined]
        if question is not None:
            del self.fields["competency"]

    @property
    def draft(self) -> QuestionDraft:
        data = self.cleaned_data
        return QuestionDraft(data["level"], data["kind"], data["text"], data["good"], data["follow_ups"])


def initial(question: Question) -> dict[str, Any]:
    names = ("level", "kind", "text", "follow_ups", "good")
    return {name: getattr(question, name) for name in names} | {"seen": question.version}


class PickForm(forms.Form):
    """A question of the bank for a kit."""

    question: Any = forms.ModelChoiceField(Question.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = Question.objects.select_related("competency")  # type: ignore[attr-defined]
