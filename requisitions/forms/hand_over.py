"""The shape of what people write about a hand-over and its checklist."""

from typing import Any

from django import forms

from hiring.tenancy.models import Member
from requisitions.models import HandOver
from requisitions.rules import hand_over as rules

BEFORE, AFTER = "before", "after"


class HandOverForm(forms.Form):
    """Whose it is, and from when. `seen` is the fingerprint of what the writer read."""

    seen = forms.CharField(widget=forms.HiddenInput)
    owner: Any = forms.ModelChoiceField(Member.objects.none(), empty_label=None, label="Who owns it")
    starts_on = forms.DateField(
        label="First day",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="What is open is due by it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Member.objects.active()  # type: ignore[attr-defined]


def initial(hand_over: HandOver) -> dict[str, Any]:
    return {"owner": hand_over.owner_id, "starts_on": hand_over.starts_on, "seen": hand_over.fingerprint}


class DaysForm(forms.Form):
    """What is to be done, and how far from the first day."""

    text = forms.CharField(
        max_length=rules.LONGEST_TEXT, label="What", error_messages={"required": "Say what is to be done."}
    )
    number = forms.IntegerField(min_value=0, max_value=rules.FARTHEST, initial=7, label="Days")
    side = forms.ChoiceField(
        choices=[(BEFORE, "before the first day"), (AFTER, "after the first day")], label="Before or after"
    )

    @property
    def days(self) -> int:
        number: int = self.cleaned_data["number"]
        return -number if self.cleaned_data["side"] == BEFORE else number


class ItemForm(DaysForm):
    """One more thing to do on one hand-over."""

    doer: Any = forms.ModelChoiceField(Member.objects.none(), empty_label=None, label="Who does it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doer"].queryset = Member.objects.active()  # type: ignore[attr-defined]

    @property
    def item(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "days": self.days, "doer": self.cleaned_data["doer"]}


class GiveForm(forms.Form):
    """To whom, of those who work here."""

    doer: Any = forms.ModelChoiceField(Member.objects.none(), label="Who does it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doer"].queryset = Member.objects.active()  # type: ignore[attr-defined]


class LineForm(DaysForm):
    """One more line of the checklist. `seen`: the version that the writer read."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    who = forms.ChoiceField(choices=list(rules.DOERS.items()), label="Who does it")

    @property
    def line(self) -> rules.Line:
        return rules.Line(self.cleaned_data["text"], self.cleaned_data["who"], self.days)
