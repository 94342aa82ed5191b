"""The shape of a slate: candidates with evidence for each must-have while it is prepared, answers once it is out."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from requisitions.actions.slate import Proposal
from requisitions.models import Application, Requirement, Requisition, Slate, SlateEvidence


class DraftForm(forms.Form):
    """One text for each (candidate, must-have); names are ``evidence-<application>-<requirement>``.

    Who is on the slate stands in repeated ``on`` fields; ``add`` puts one more on it.
    """

    add: Any = forms.ModelChoiceField(
        Application.objects.none(), required=False, label="Add a candidate", empty_label="Choose a candidate"
    )

    def __init__(self, data: QueryDict | None, *, requisition: Requisition, slate: Slate | None) -> None:
        super().__init__(data)
        running = Application.objects.active().filter(requisition=requisition).with_people()
        self.musts: list[Requirement] = list(Requirement.objects.must_haves().filter(requisition=requisition))
        self.running: dict[UUID, Application] = {each.pk: each for each in running}
        self.texts = _texts(slate)
        self.on = self._chosen(data) if data is not None else [pk for pk in _placed(slate) if pk in self.running]
        self.fields["add"].queryset = running.exclude(pk__in=self.on)  # type: ignore[attr-defined]
        self.fields["add"].label_from_instance = lambda each: each.candidate.name  # type: ignore[attr-defined]

    def _chosen(self, data: QueryDict) -> list[UUID]:
        """Return who is on it now: whoever was, still runs, and is not taken off by this click."""
        by_text = {str(pk): pk for pk in self.running}
        return [by_text[each] for each in data.getlist("on") if each in by_text and each != data.get("off")]

    @property
    def rows(self) -> list[tuple[Application, list[tuple[Requirement, str, str]]]]:
        """Return each candidate on it with (must-have, field name, text)."""
        return [
            (self.running[pk], [(must, _field(pk, must.pk), self._text(pk, must.pk)) for must in self.musts])
            for pk in self.on
        ]

    def _text(self, application: UUID, requirement: UUID) -> str:
        typed = self.data.get(_field(application, requirement))
        return str(typed) if typed is not None else self.texts.get((application, requirement), "")

    @property
    def proposals(self) -> Sequence[Proposal]:
        """Return what ``draft_slate`` wants: everybody on it, and whoever is added now."""
        added = self.cleaned_data["add"]
        chosen = [self.running[pk] for pk in self.on] + ([added] if added else [])
        return [
            Proposal(each, {must.pk: self._text(each.pk, must.pk) for must in self.musts})
            for each in chosen
        ]  # fmt: skip


class DeclineForm(forms.Form):
    """The requirement that is not met; a decline on a slate cites one."""

    requirement: Any = forms.ModelChoiceField(
        Requirement.objects.none(),
        empty_label="Choose the requirement",
        error_messages={"required": "Choose the requirement that is not met."},
    )
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, requisition: Requisition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["requirement"].queryset = Requirement.objects.agreed().filter(requisition=requisition)  # type: ignore[attr-defined]


class ReturnForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        label="What does not match the agreed requirements?",
        error_messages={"required": "Write in a sentence what does not match the agreed requirements."},
    )


def _field(application: UUID, requirement: UUID) -> str:
    return f"evidence-{application}-{requirement}"


def _placed(slate: Slate | None) -> list[UUID]:
    return [] if slate is None else [place.application_id for place in slate.candidates.all()]


def _texts(slate: Slate | None) -> dict[tuple[UUID, UUID], str]:
    if slate is None:
        return {}
    evidence = SlateEvidence.objects.filter(place__slate=slate).select_related("place")
    return {(each.place.application_id, each.requirement_id): each.text for each in evidence}
