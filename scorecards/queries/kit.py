"""What an interview assesses, and what its reader has written so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from requisitions.models import Requirement, Stage, StageFocus
from scorecards.models import Scorecard
from scorecards.rules.draft import Draft, RatingDraft


@dataclass(frozen=True, slots=True)
class Focus:
    """One competency of a stage. `anchors`: what ratings 1 to 4 look like. `requirement`: why it is asked."""

    competency: UUID
    name: str
    anchors: tuple[str, ...]
    requirement: Requirement | None


def focus_of(stage: Stage) -> list[Focus]:
    """Return what the stage assesses in the order of the kickoff's requirements, then by name."""
    requirements = _requirements(stage)
    rows = [
        Focus(
            competency=each.competency_id,
            name=each.competency.name,
            anchors=tuple(each.competency.anchors),
            requirement=requirements.get(each.competency_id),
        )
        for each in StageFocus.objects.filter(stage=stage).select_related("competency")
    ]
    last = float("inf")
    return sorted(rows, key=lambda row: (row.requirement.position if row.requirement else last, row.name))


def assessed_in(stage: Stage) -> set[UUID]:
    """Return the ids of the competencies alone."""
    return set(StageFocus.objects.filter(stage=stage).values_list("competency_id", flat=True))


def _requirements(stage: Stage) -> Mapping[UUID, Requirement]:
    """Return the requirement each competency stands for: this stage's own before another's, the first of several."""
    agreed = Requirement.objects.agreed().filter(requisition=stage.requisition_id).exclude(competency=None)
    by_weight = sorted(agreed, key=lambda each: (each.stage_id == stage.pk, -each.position))
    return {each.competency_id: each for each in by_weight if each.competency_id is not None}


def draft_of(card: Scorecard | None) -> Draft:
    """Return what is written on `card` as plain values; nothing when there is none."""
    if card is None:
        return Draft()
    ratings = tuple(
        RatingDraft(each.competency_id, each.score, each.not_assessed, each.evidence) for each in card.ratings.all()
    )
    return Draft(ratings, card.overall, card.cannot_say, card.overall_note)
