"""The kit of a stage: which questions of the bank its interviewers find, in which wording. No signature is touched."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.partners import held_kickoff
from requisitions.models import Stage
from scorecards.actions.question import QuestionRetired
from scorecards.models import Question, QuestionVersion, StageQuestion
from scorecards.queries.kit import assessed_in


class NotAssessed(Incomplete):
    """The stage does not assess what the question is about."""


@transaction.atomic
def put_in_kit(stage: Stage, question: Question, *, act: Act) -> StageQuestion:
    """Let this stage ask it, as it is worded now. A second click changes nothing.

    Raises ``NotAssessed``, ``QuestionRetired``, ``NotYours``, ``Closed``.
    """
    held_kickoff(stage.requisition, act=act)
    standing: StageQuestion | None = _standing(stage, question)
    if standing is not None:
        return standing
    if question.retired_at:
        raise QuestionRetired("It was retired from the bank. Choose another one.")
    if question.competency_id not in assessed_in(stage):
        name = question.competency.name
        raise NotAssessed(f"{stage.name} does not assess {name}. Put {name} into the interview plan first.")
    return _place(stage, question, act=act)


@transaction.atomic
def take_out_of_kit(place: StageQuestion, *, act: Act) -> StageQuestion:
    """Ask it no more from now on; what was asked before stays known. A second click changes nothing."""
    held_kickoff(place.stage.requisition, act=act)
    place = _locked(place)
    if place.removed_at is None:
        _remove(place, act=act)
        _tell("kit_question_removed", place, act=act)
    return place


@transaction.atomic
def renew_in_kit(place: StageQuestion, *, act: Act) -> StageQuestion:
    """Ask it as it is worded now. With that wording there already nothing changes. Raises ``NotYours``, ``Closed``."""
    held_kickoff(place.stage.requisition, act=act)
    place = _locked(place)
    if place.removed_at is not None or not place.is_behind:
        return _standing(place.stage, place.question) or place
    _remove(place, act=act)
    return _place(place.stage, place.question, act=act)


def _standing(stage: Stage, question: Question) -> StageQuestion | None:
    found: StageQuestion | None = StageQuestion.objects.standing().filter(stage=stage, question=question).first()
    return found


def _locked(place: StageQuestion) -> StageQuestion:
    rows = StageQuestion.objects.select_for_update(of=("self",))
    found: StageQuestion = rows.select_related("stage__requisition", "question", "wording").get(pk=place.pk)
    return found


def _remove(place: StageQuestion, *, act: Act) -> None:
    place.removed_at = act.at
    place.save(update_fields=["removed_at"])


def _place(stage: Stage, question: Question, *, act: Act) -> StageQuestion:
    wording = QuestionVersion.objects.get(question=question, version=question.version)
    made: StageQuestion = StageQuestion.objects.create(
        stage=stage, question=question, wording=wording, added_at=act.at, added_by=act.actor
    )
    _tell("kit_question_added", made, act=act)
    return made


def _tell(verb: str, place: StageQuestion, *, act: Act) -> None:
    data = {"stage": str(place.stage_id), "question": str(place.question_id)}
    record(verb, place, act=act, thread=place.stage.requisition_id, data=data)
