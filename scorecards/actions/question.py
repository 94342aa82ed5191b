"""The question bank: write a question, word it anew, retire it. Which stage asks it is kit.py."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions.library import restore, retire, stale
from requisitions.models import Competency
from scorecards.models import Level, Question, QuestionKind, QuestionVersion
from scorecards.rules.question import QuestionDraft, objection


class QuestionRetired(Refused):
    """It is offered no more; restore it to word it anew."""


@transaction.atomic
def add_question(competency: Competency, draft: QuestionDraft, *, act: Act) -> Question:
    """Write a question on `competency`. The same words once more are a second click. Raises ``Incomplete``."""
    draft = draft.cleaned
    _refuse_incomplete(draft)
    if competency.retired_at:
        raise Incomplete(f"{competency.name} was retired from the library. Choose another one, or restore it there.")
    same: Question | None = Question.objects.standing().filter(competency=competency, text=draft.text).first()
    if same is not None and same.draft == draft:
        return same
    question = Question(competency=competency, version=1)
    return _write(question, draft, act=act)


@transaction.atomic
def change_question(question: Question, draft: QuestionDraft, *, seen: int, act: Act) -> Question:
    """Word it anew, as its next version; kits keep the wording they chose. `seen`: the version that was read.

    Raises ``Stale``, ``QuestionRetired``, ``Incomplete``.
    """
    held = Question.objects.select_for_update(of=("self",)).select_related("written_by", "competency")
    question, draft = held.get(pk=question.pk), draft.cleaned
    if question.retired_at:
        raise QuestionRetired("It was retired. Restore it to word it anew.")
    if question.draft == draft:
        return question
    if question.version != seen:
        raise stale(question.written_by, question.written_at, act=act)
    _refuse_incomplete(draft)
    question.version += 1
    return _write(question, draft, act=act)


def retire_question(question: Question, *, act: Act) -> Question:
    """Offer it no more. Kits that have it keep it. A second click changes nothing."""
    return retire(question, "question_retired", act=act)


def restore_question(question: Question, *, act: Act) -> Question:
    """Offer it again. A second click changes nothing."""
    return restore(question, "question_restored", act=act)


def _refuse_incomplete(draft: QuestionDraft) -> None:
    if words := objection(draft):
        raise Incomplete(words)
    if draft.level not in Level.values or draft.kind not in QuestionKind.values:
        raise Incomplete("Choose a level and a kind from the list.")


def _write(question: Question, draft: QuestionDraft, *, act: Act) -> Question:
    words = {"level": draft.level, "kind": draft.kind, "text": draft.text, "good": draft.good}
    words["follow_ups"] = draft.follow_ups
    for name, value in words.items():
        setattr(question, name, value)
    question.written_by, question.written_at = act.actor, act.at
    question.save()
    QuestionVersion.objects.create(
        question=question, version=question.version, written_by=act.actor, written_at=act.at, **words
    )
    record("question_written", question, act=act, data={"version": question.version})
    return question
