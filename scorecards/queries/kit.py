"""What an interview assesses, and what its reader has written so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from requisitions.models import Interview, Requirement, Stage, StageFocus
from scorecards.models import Question, Scorecard, StageQuestion
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


def questions_of(stage: Stage, *, at: datetime) -> list[StageQuestion]:
    """Return the questions that stood in the stage's kit at that moment, by competency, in the wording chosen."""
    return list(StageQuestion.objects.at(at).filter(stage=stage).with_words())


def questions_for(interview: Interview, *, now: datetime) -> list[StageQuestion]:
    """Return what this interview asks; once it is over, what it asked."""
    return questions_of(interview.stage, at=min(now, interview.ends_at))


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


@dataclass(frozen=True, slots=True)
class Shelf:
    """One competency of a stage: the questions its kit has, and those the bank has besides."""

    focus: Focus
    chosen: tuple[StageQuestion, ...]
    others: tuple[Question, ...]


def shelf_of(stage: Stage, *, at: datetime) -> list[Shelf]:
    """Return what the stage assesses, each with its chosen and its other questions."""
    focus, chosen = focus_of(stage), questions_of(stage, at=at)
    taken = {each.question_id for each in chosen}
    bank = Question.objects.standing().filter(competency__in=[each.competency for each in focus])
    rest = [each for each in bank.order_by("level", "text", "id") if each.pk not in taken]
    return [
        Shelf(
            each,
            tuple(place for place in chosen if place.question.competency_id == each.competency),
            tuple(one for one in rest if one.competency_id == each.competency),
        )
        for each in focus
    ]
