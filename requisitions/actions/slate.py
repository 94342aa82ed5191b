"""Slates: prepare one, present it, take it back. A slate is presented complete or not at all.

The manager's answers are in slate_answer.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions import slate_mail
from requisitions.actions.application import move, refuse_unless_open
from requisitions.actions.visits import locked_requisition, step_of
from requisitions.models import Application, Requirement, Requisition, Slate, SlateCandidate, SlateEvidence
from requisitions.rules import moves
from requisitions.rules import slate as rules

State, Answer = Slate.State, SlateCandidate.Answer


class SlateIncomplete(Incomplete):
    """Candidates or evidence are missing; the sentence names each."""


class SlateOut(Refused):
    """It was presented, answered or withdrawn; it is not prepared any more."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One candidate to place, with the evidence for each must-have by the requirement's id."""

    application: Application
    evidence: Mapping[UUID, str] = field(default_factory=dict)


@transaction.atomic
def draft_slate(requisition: Requisition, proposals: Sequence[Proposal], *, act: Act) -> Slate:
    """Prepare the slate, or replace what was prepared. Raises ``NotOpen``, ``SlateOut``, ``SlateIncomplete``."""
    requisition = locked_requisition(requisition.pk)
    refuse_unless_open(requisition)
    slate = _draft_of(requisition, act=act)
    _refuse_strangers(requisition, proposals)
    slate.candidates.all().delete()
    for proposal in proposals:
        _place(slate, proposal)
    record("slate_drafted", slate, act=act, thread=requisition, data={"size": len(proposals)})
    return slate


def _draft_of(requisition: Requisition, *, act: Act) -> Slate:
    running: Slate | None = Slate.objects.running().filter(requisition=requisition).first()
    if running is None:
        number = requisition.slates.count() + 1
        return Slate.objects.create(requisition=requisition, number=number, created_at=act.at)
    if running.state == State.PRESENTED:
        raise SlateOut(f"Slate {running.number} waits for its answer. The next one is prepared after that.")
    return running


def _refuse_strangers(requisition: Requisition, proposals: Sequence[Proposal]) -> None:
    known = set(requisition.requirements.values_list("pk", flat=True))
    for each in proposals:
        if each.application.requisition_id != requisition.pk or each.application.state != Application.State.ACTIVE:
            raise SlateIncomplete(f"{each.application.candidate.name} is not in process for this requisition.")
        if not known.issuperset(each.evidence):
            raise SlateIncomplete("Evidence names a requirement of another requisition.")


def _place(slate: Slate, proposal: Proposal) -> None:
    place = SlateCandidate.objects.create(slate=slate, application=proposal.application)
    SlateEvidence.objects.bulk_create(
        SlateEvidence(place=place, requirement_id=requirement, text=text.strip())
        for requirement, text in proposal.evidence.items()
        if text.strip()
    )


@transaction.atomic
def present_slate(slate: Slate, *, act: Act) -> Slate:
    """Hand it to the manager, who is written to. Raises ``SlateIncomplete``, ``SlateOut``, ``NotOpen``.

    Each candidate moves on to the plan's stage for the manager's review, where it has one.
    """
    slate = locked_slate(slate)
    if slate.state == State.PRESENTED:
        return slate
    if slate.state != State.DRAFT:
        raise SlateOut(f"Slate {slate.number} is {slate.get_state_display().lower()}. Prepare the next one.")
    refuse_unless_open(slate.requisition)
    if missing := what_is_missing(slate):
        raise SlateIncomplete(" ".join(missing))
    slate.state, slate.presented_at, slate.presented_by = State.PRESENTED, act.at, act.actor
    slate.save(update_fields=["state", "presented_at", "presented_by"])
    _move_to_review(slate, act=act)
    data = {**slate.requisition.partners, "size": slate.candidates.count()}
    record("slate_presented", slate, act=act, thread=slate.requisition, data=data)
    slate_mail.tell_manager(slate, act=act)
    return slate


def what_is_missing(slate: Slate) -> tuple[str, ...]:
    """Return what keeps the draft from being presented, a sentence each."""
    kickoff = slate.requisition.kickoffs.first()
    agreed = kickoff.slate_size if kickoff else 1
    requirements = Requirement.objects.must_haves().filter(requisition=slate.requisition)
    musts = [rules.MustHave(each.pk, each.code) for each in requirements]
    places = slate.candidates.select_related("application__candidate").prefetch_related("evidence_set")
    placed = [
        rules.Placed(
            name=place.application.candidate.name,
            evidence={each.requirement_id: each.text for each in place.evidence_set.all()},
            is_running=place.application.state == Application.State.ACTIVE,
        )
        for place in places
    ]
    return rules.missing(placed, musts, agreed_size=agreed)


def _move_to_review(slate: Slate, *, act: Act) -> None:
    stages = {stage.pk: stage for stage in slate.requisition.stages.all()}
    steps = [step_of(stage) for stage in stages.values()]
    for place in slate.candidates.select_related("application__stage"):
        at = step_of(place.application.stage)
        review = moves.with_milestone(steps, "manager_review", beyond=at)
        if review is not None:
            move(place.application, stages[review.id], act=act)


@transaction.atomic
def withdraw_slate(slate: Slate, *, act: Act) -> Slate:
    """Take a draft or an unanswered slate back; a manager who was written to is told. Raises ``SlateOut``."""
    slate = locked_slate(slate)
    if slate.state == State.WITHDRAWN:
        return slate
    if slate.state not in {State.DRAFT, State.PRESENTED}:
        raise SlateOut(f"Slate {slate.number} is {slate.get_state_display().lower()}.")
    was_presented = slate.state == State.PRESENTED
    slate.state = State.WITHDRAWN
    slate.save(update_fields=["state"])
    record("slate_withdrawn", slate, act=act, thread=slate.requisition, data=slate.requisition.partners)
    if was_presented:
        slate_mail.tell_manager_it_is_withdrawn(slate, act=act)
    return slate


def locked_slate(slate: Slate) -> Slate:
    """Return the slate as it is now, held till the commit, with its requisition and both partners."""
    locked_requisition(slate.requisition_id)
    rows = Slate.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("requisition__hiring_manager", "requisition__recruiter").get(pk=slate.pk)
