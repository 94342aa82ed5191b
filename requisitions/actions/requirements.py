"""R1, R2 …: adding, changing and retiring what a candidate must or should bring, and challenging it."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.partners import NotASigner, held_kickoff
from requisitions.actions.versions import stale, write_version
from requisitions.models import Competency, Kickoff, Requirement, Requisition, Side, Stage, StageFocus
from requisitions.rules.drafts import RequirementDraft


class RequirementRetired(Incomplete):
    """It is no longer part of what was agreed."""


@transaction.atomic
def add_requirement(requisition: Requisition, draft: RequirementDraft, *, act: Act) -> Requirement:
    """Add the next requirement; numbers are never used twice. Raises ``NotYours``, ``Closed``, ``Incomplete``."""
    kickoff = held_kickoff(requisition, act=act)
    last = requisition.requirements.aggregate(last=Max("position"))["last"] or 0
    requirement = Requirement(requisition=requisition, position=last + 1)
    _write(requirement, draft, act=act)
    _agree(kickoff, requirement, act=act)
    return requirement


@transaction.atomic
def change_requirement(requirement: Requirement, draft: RequirementDraft, *, seen: str, act: Act) -> Requirement:
    """Replace what the requirement says. `seen` is its fingerprint as the writer read it.

    Raises ``Stale`` when somebody changed it since, ``RequirementRetired``, ``NotYours``, ``Closed``,
    ``Incomplete``.
    """
    kickoff = held_kickoff(requirement.requisition, act=act)
    requirement = _current(requirement)
    if requirement.fingerprint != seen:
        raise stale(kickoff, requirement.code, act=act)
    _write(requirement, draft, act=act)
    _agree(kickoff, requirement, act=act)
    return requirement


@transaction.atomic
def retire_requirement(requirement: Requirement, *, act: Act) -> Requirement:
    """Take it out of what is agreed; its number and its past citations stay. Raises ``NotYours``, ``Closed``."""
    kickoff = held_kickoff(requirement.requisition, act=act)
    requirement = _current(requirement)
    requirement.retired_at = act.at
    requirement.save(update_fields=["retired_at"])
    _agree(kickoff, requirement, act=act)
    return requirement


@transaction.atomic
def answer_challenge(requirement: Requirement, *, would_reject: bool, act: Act) -> Requirement:
    """Say, for one's own side, whether one would reject an otherwise great candidate without it.

    No version changes: an answer is what one thinks of the words, not the words; the same answer again is none.
    Raises ``NotASigner``, ``RequirementRetired``, ``Closed``.
    """
    held_kickoff(requirement.requisition, act=act)
    requirement = _current(requirement)
    side = requirement.requisition.side_of(act.actor) if act.actor else None
    if side is None:
        raise NotASigner("The hiring manager and the recruiter answer this, each for themselves.")
    field = _answer_of(side)
    if getattr(requirement, field) == would_reject:
        return requirement
    setattr(requirement, field, would_reject)
    requirement.save(update_fields=[field])
    data = {"side": side.value, "would_reject": would_reject}
    record("requirement_challenged", requirement, act=act, thread=requirement.requisition_id, data=data)
    return requirement


def draft_of(requirement: Requirement) -> RequirementDraft:
    """Return what a form that changes nothing would send."""
    return RequirementDraft(
        text=requirement.text,
        level=requirement.level,
        competency=requirement.competency.name if requirement.competency else "",
        stage_id=requirement.stage_id,
        method=requirement.method,
        evidence=requirement.evidence,
    )


def _current(requirement: Requirement) -> Requirement:
    found: Requirement = Requirement.objects.select_related("requisition").get(pk=requirement.pk)
    if found.retired_at:
        raise RequirementRetired(f"{found.code} was retired. Add a requirement instead.")
    return found


def _write(requirement: Requirement, draft: RequirementDraft, *, act: Act) -> None:
    text = " ".join(draft.text.split())
    if not text:
        raise Incomplete("Write what a candidate must be able to show.")
    _void_answers(requirement, reworded=(requirement.text, requirement.level) != (text, draft.level), act=act)
    requirement.text, requirement.level = text, draft.level
    requirement.method, requirement.evidence = draft.method, draft.evidence
    requirement.competency = competency_named(draft.competency, kept=[requirement.competency_id])
    requirement.stage = _stage(requirement, draft)
    requirement.save()


def _void_answers(requirement: Requirement, *, reworded: bool, act: Act) -> None:
    """Ask the other side again once the words changed; who wrote them has answered by writing them, if at all."""
    if not reworded:
        return
    own = requirement.requisition.side_of(act.actor) if act.actor else None
    for side in (Side.MANAGER, Side.RECRUITER):
        if side != own:
            setattr(requirement, _answer_of(side), None)


def _answer_of(side: Side) -> str:
    return f"{side.value}_rejects_without"


def _stage(requirement: Requirement, draft: RequirementDraft) -> Stage | None:
    """Return the chosen stage, which from now on assesses the chosen competency."""
    if draft.stage_id is None:
        return None
    stage: Stage | None = requirement.requisition.stages.filter(pk=draft.stage_id).first()
    if stage is None:
        raise Incomplete("Choose a stage of this requisition's interview plan.")
    if requirement.competency:
        StageFocus.objects.get_or_create(stage=stage, competency=requirement.competency)
    return stage


def competency_named(name: str, *, kept: Collection[UUID | None] = ()) -> Competency | None:
    """Return the competency of that name in the organization's library, added when new; None for no name.

    One that was retired stays where it is `kept`, and is chosen nowhere else. Raises ``Incomplete``.
    """
    name = " ".join(name.split())
    if not name:
        return None
    known: Competency | None = Competency.objects.filter(name__iexact=name).first()
    if known and known.retired_at and known.pk not in kept:
        raise Incomplete(f"{known.name} was retired from the library. Choose another one, or restore it there.")
    return known or Competency.objects.get_or_create(name=name)[0]


def _agree(kickoff: Kickoff, requirement: Requirement, *, act: Act) -> None:
    """Write the new version; what the manager had approved is no longer what it says."""
    if write_version(kickoff, what=requirement.code, act=act):
        kickoff.requirements_approved_at = kickoff.requirements_approved_version = None
        kickoff.save(update_fields=["requirements_approved_at", "requirements_approved_version"])
