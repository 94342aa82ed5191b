"""The answers before the kickoff: ask for them, write and hand them in, take them over or return them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from requisitions.actions import prework_mail
from requisitions.actions.kickoff import HeldAlready
from requisitions.actions.kickoff_lines import add_line
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.actions.partners import held_kickoff
from requisitions.actions.requirements import add_requirement
from requisitions.actions.versions import page_changed
from requisitions.models import Kickoff, KickoffLine, Prework, PreworkAnswer, Requirement, Requisition, Side
from requisitions.rules import prework as rules
from requisitions.rules.drafts import LineDraft, Profile, RequirementDraft, Sourcing
from requisitions.rules.prework import QUESTIONS, Question

LONGEST_WORD = 240
Answered = TypeVar("Answered")


class AsksAndReviews(NotYours):
    """The recruiter asks, and reads the answers; the manager writes them."""


class NotReady(Refused):
    """The answer cannot be written or reviewed as it stands."""


@transaction.atomic
def send_prework(
    requisition: Requisition, *, due_at: datetime, questions: Sequence[Question] = QUESTIONS, act: Act
) -> Prework:
    """Ask the manager; asked already, move the moment by which. The same moment again changes nothing.

    Raises ``HeldAlready`` after the meeting, ``Incomplete`` for a moment that has passed, ``AsksAndReviews``,
    ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    _refuse_the_manager(requisition, "asks", act=act)
    if kickoff.held_at:
        raise HeldAlready("The kickoff was held. There is nothing to prepare any more.")
    if due_at <= act.at:
        raise Incomplete("Choose a moment that is still to come.")
    found = kickoff.prework_set.first()
    if found is not None and (found.due_at == due_at or found.completed_at):
        return found
    moved_from = found.due_at if found else None
    prework = _moved(found, due_at) if found else _asked(kickoff, due_at, questions, act=act)
    data = {**requisition.partners, "answer_by_at": due_at.isoformat()}
    record("prework_sent", prework, act=act, thread=requisition, data=data)
    prework_mail.ask(prework, requisition, moved_from=moved_from, act=act)
    return prework


def _moved(prework: Prework, due_at: datetime) -> Prework:
    prework.due_at, prework.generation = due_at, prework.generation + 1
    prework.save(update_fields=["due_at", "generation"])
    return prework


def _asked(kickoff: Kickoff, due_at: datetime, questions: Sequence[Question], *, act: Act) -> Prework:
    prework = Prework.objects.create(kickoff=kickoff, due_at=due_at, sent_by=act.actor, sent_at=act.at)
    PreworkAnswer.objects.bulk_create(
        PreworkAnswer(
            prework=prework,
            position=position,
            key=each.key,
            question=each.text,
            hint=each.hint,
            field=each.field,
            changed_at=act.at,
        )
        for position, each in enumerate(questions, start=1)
    )
    return prework


@transaction.atomic
def write_answer(
    requisition: Requisition, key: str, text: str, *, seen: str, hand_in: bool = False, act: Act
) -> PreworkAnswer:
    """Keep what the manager wrote; handed in, the recruiter reads it. `seen`: the fingerprint the writer read.

    The last answer that is handed in completes the prework. Raises ``Stale``, ``NotReady``, ``Incomplete``,
    ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    if act.actor != requisition.hiring_manager:
        raise NotYours(f"{requisition.hiring_manager.name} answers, nobody for them.")
    answer, text = _answer(kickoff, key), text.strip()
    if len(text) > rules.LONGEST_ANSWER:
        raise Incomplete(f"An answer has at most {rules.LONGEST_ANSWER} characters.")
    state = _next(lambda: rules.written(answer.state, text, hand_in=hand_in))
    if (answer.text, answer.state) == (text, state):
        return answer
    _refuse_stale(answer, seen)
    answer.text, answer.state, answer.changed_at = text, state, act.at
    answer.save(update_fields=["text", "state", "changed_at"])
    if hand_in:
        record("prework_answered", answer.prework, act=act, thread=requisition, data={"question": key})
        _complete(answer.prework, requisition, act=act)
        page_changed(kickoff)
    return answer


@transaction.atomic
def review_answer(
    requisition: Requisition, key: str, *, approves: bool, why: str = "", seen: str, act: Act
) -> PreworkAnswer:
    """Take an answer over into the kickoff where it has a place there, or return it with a word why.

    What stands in the kickoff already stays; the answer comes after it. A second click changes nothing. Raises
    ``Stale``, ``NotReady``, ``Incomplete``, ``AsksAndReviews``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    _refuse_the_manager(requisition, "reads the answers", act=act)
    answer, why = _answer(kickoff, key), " ".join(why.split())[:LONGEST_WORD]
    if answer.state == (rules.APPROVED if approves else rules.RETURNED):
        return answer
    _refuse_stale(answer, seen)
    if not approves and not why:
        raise Incomplete("Write in a word what is missing.")
    answer.state = _next(lambda: rules.reviewed(answer.state, approves=approves))
    answer.word, answer.reviewed_by, answer.reviewed_at = "" if approves else why, act.actor, act.at
    answer.save(update_fields=["state", "word", "reviewed_by", "reviewed_at"])
    verb = "prework_approved" if approves else "prework_returned"
    record(verb, answer.prework, act=act, thread=requisition, data={"question": key})
    page_changed(kickoff)
    if approves:
        _next(lambda: _take_over(requisition, answer, act=act))
    else:
        prework_mail.tell_returned(answer, requisition, act=act)
    return answer


def _take_over(requisition: Requisition, answer: PreworkAnswer, *, act: Act) -> None:
    """Write the approved answer where it belongs, by the same actions as everybody."""
    kickoff = requisition.kickoffs.get()
    match answer.field:
        case rules.PROFILE:
            now = terms_of(kickoff, Profile)
            profile = Profile(rules.joined(now.ideal_profile, answer.text))
            change_terms(requisition, profile, seen=seen_of(now), act=act)
        case rules.SOURCING:
            plan = terms_of(kickoff, Sourcing)
            text = rules.joined(plan.sourcing_plan, answer.text)
            changed = Sourcing(text, plan.slate_size, plan.slate_due_on)
            change_terms(requisition, changed, seen=seen_of(plan), act=act)
        case rules.REQUIREMENTS:
            agreed = Requirement.objects.agreed().filter(requisition=requisition)
            for text in rules.lines_of(answer.text, agreed.values_list("text", flat=True)):
                add_requirement(requisition, RequirementDraft(text, Requirement.Level.MUST), act=act)
        case rules.RISKS:
            known = KickoffLine.objects.agreed().filter(kickoff=kickoff, kind=KickoffLine.Kind.RISK)
            for text in rules.lines_of(answer.text, known.values_list("text", flat=True)):
                add_line(requisition, KickoffLine.Kind.RISK, LineDraft(text), act=act)


def _complete(prework: Prework, requisition: Requisition, *, act: Act) -> None:
    """Once all answers are in, the promise is kept; one that is returned later does not take that back."""
    if prework.completed_at or not rules.progress(prework.answers.values_list("state", flat=True)).is_complete:
        return
    prework.completed_at = act.at
    prework.save(update_fields=["completed_at"])
    record("prework_completed", prework, act=act, thread=requisition, data=requisition.partners)


def _answer(kickoff: Kickoff, key: str) -> PreworkAnswer:
    found: PreworkAnswer | None = (
        PreworkAnswer.objects.select_related("prework").filter(prework__kickoff=kickoff, key=key).first()
    )
    if found is None:
        raise Incomplete("Nobody has asked that.")
    return found


def _next(decide: Callable[[], Answered]) -> Answered:
    try:
        return decide()
    except rules.NotNow as wrong:
        raise NotReady(str(wrong)) from wrong


def _refuse_stale(answer: PreworkAnswer, seen: str) -> None:
    if answer.fingerprint != seen:
        raise Stale("This answer was changed since you opened the page. Read it again; your text is kept here.")


def _refuse_the_manager(requisition: Requisition, verb: str, *, act: Act) -> None:
    actor = act.actor
    if actor is None or requisition.side_of(actor) == Side.RECRUITER:
        return
    if requisition.side_of(actor) == Side.MANAGER or Role.TA_LEADER not in actor.roles:
        raise AsksAndReviews(f"{requisition.recruiter.name} {verb}; {requisition.hiring_manager.name} answers.")
