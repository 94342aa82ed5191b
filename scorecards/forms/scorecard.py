"""A scorecard as a form: three fields for each competency of the stage, then the overall answer.

A draft is never refused for being unfinished; what is left to do is said by rules/draft.py.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField

from hiring.tenancy.widgets import AnchoredRating, OverallScale
from scorecards.models import Overall, Scorecard
from scorecards.queries.kit import Focus
from scorecards.rules.draft import Draft, RatingDraft, Version

RATINGS = [(1, "Not shown"), (2, "Partly"), (3, "Shown"), (4, "Well beyond")]
LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Block:
    """One competency on the page. `is_newest`: the saved text furthest down, beside which the page says when."""

    place: int
    focus: Focus
    score: BoundField
    skip: BoundField
    saw: BoundField
    is_newest: bool


class WrittenField(forms.CharField):
    """Several lines, kept as they were typed."""

    def __init__(self, **kwargs: Any) -> None:
        area = forms.Textarea(attrs={"rows": 3})
        super().__init__(required=False, strip=False, max_length=LONGEST, widget=area, **kwargs)


class VersionField(forms.CharField):
    """The moment a draft was saved, as the page was told; empty before the first."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> datetime | None:
        try:
            return datetime.fromisoformat(value) if value else None
        except ValueError as error:
            raise forms.ValidationError("This page was changed by hand. Load it again.") from error


class ScorecardForm(forms.Form):
    """Give it what the stage assesses and, unless it is posted, the draft so far."""

    overall = forms.TypedChoiceField(
        choices=Overall.choices, coerce=int, empty_value=None, required=False, widget=OverallScale
    )
    cannot_say = forms.BooleanField(required=False, label="I cannot say, and I will write why")
    overall_note = WrittenField(label="Why")
    version = VersionField()
    over = VersionField()
    page = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, focus: Iterable[Focus], data: Any = None, *, card: Scorecard | None, draft: Draft) -> None:
        super().__init__(data, initial=_initial(card, draft))
        self.focus = list(focus)
        self.newest = max(
            (place for place, each in enumerate(self.focus) if _is_written(draft, each.competency)), default=None
        )
        for each in self.focus:
            self.fields |= _fields(each)

    @property
    def blocks(self) -> Iterator[Block]:
        for place, each in enumerate(self.focus):
            key = each.competency.hex
            score, skip, saw = self[f"score_{key}"], self[f"skip_{key}"], self[f"saw_{key}"]
            yield Block(place + 1, each, score, skip, saw, is_newest=place == self.newest)

    def draft(self) -> Draft:
        """Return what was posted. Both a rating and "I did not get to this" is neither, and left to do."""
        data = self.cleaned_data
        one_answer = data["overall"] is None or not data["cannot_say"]
        return Draft(
            ratings=tuple(self._rating(each.competency) for each in self.focus),
            overall=data["overall"] if one_answer else None,
            cannot_say=data["cannot_say"] and one_answer,
            overall_note=data["overall_note"],
        )

    def _rating(self, competency: UUID) -> RatingDraft:
        score, skip, saw = (self.cleaned_data[f"{name}_{competency.hex}"] for name in ("score", "skip", "saw"))
        if score is not None and skip:
            score, skip = None, False
        return RatingDraft(competency, score=score, not_assessed=skip, evidence=saw)

    def read_version(self) -> Version:
        """Return the draft the page had read; `over` is a newer one that its writer chose to overwrite."""
        data = self.cleaned_data
        return Version(data["over"] or data["version"], data["page"])


def _initial(card: Scorecard | None, draft: Draft) -> dict[str, Any]:
    initial: dict[str, Any] = {
        "overall": draft.overall,
        "cannot_say": draft.cannot_say,
        "overall_note": draft.overall_note,
        "version": card.saved_at.isoformat() if card else "",
        "page": uuid4().hex,
    }
    for each in draft.ratings:
        key = each.competency.hex
        initial |= {f"score_{key}": each.score, f"skip_{key}": each.not_assessed, f"saw_{key}": each.evidence}
    return initial


def _is_written(draft: Draft, competency: UUID) -> bool:
    mine = (each for each in draft.ratings if each.competency == competency)
    return any(each.evidence or each.not_assessed or each.score is not None for each in mine)


def _fields(focus: Focus) -> dict[str, forms.Field]:
    key = focus.competency.hex
    anchors = {str(score): line for score, line in enumerate(focus.anchors, start=1)}
    return {
        f"score_{key}": forms.TypedChoiceField(
            label=focus.name, choices=RATINGS, coerce=int, empty_value=None, required=False,
            widget=AnchoredRating(lines=anchors),
        ),
        f"skip_{key}": forms.BooleanField(
            label="I did not get to this", required=False, widget=forms.CheckboxInput(attrs={"data-rate": "0"})
        ),
        f"saw_{key}": WrittenField(label="What you saw or heard"),
    }  # fmt: skip


class CloseRoundForm(forms.Form):
    reason = forms.CharField(
        label="Why the missing scorecard is not waited for",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST,
        help_text="Whoever owes one can still write it, and reads nothing before.",
    )
