"""Who assesses what, in which order: the stages of one requisition."""

from collections.abc import Iterable
from itertools import pairwise
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from hiring.tenancy.models import Member
from requisitions.actions.partners import held_kickoff
from requisitions.actions.requirements import competency_named
from requisitions.actions.versions import stale, write_version
from requisitions.models import Competency, Milestone, Pool, Requisition, Stage, StageFocus, StageInterviewer
from requisitions.rules.drafts import StageDraft, fingerprint

# (name, milestone, minutes, days a candidate may wait there): what a new requisition starts from.
DEFAULT = (
    ("Recruiter screen", Milestone.SCREEN, 30, 5),
    ("Slate", Milestone.MANAGER_REVIEW, 30, 4),
    ("Technical", Milestone.INTERVIEW, 60, 7),
    ("Loop", Milestone.ONSITE, 180, 10),
    ("Offer", Milestone.OFFER, 30, 5),
    ("Hired", Milestone.HIRED, 0, None),
)


class StageInUse(Refused):
    """Candidates were there, or a requirement is assessed there."""


class OutOfOrder(Refused):
    """Milestones rise along the plan; otherwise pass-through could not be compared."""


def write_default_plan(requisition: Requisition) -> list[Stage]:
    """Give a new requisition the house's usual stages."""
    return Stage.objects.bulk_create(
        Stage(
            requisition=requisition, position=place, name=name, milestone=milestone, minutes=minutes, agreed_days=days
        )
        for place, (name, milestone, minutes, days) in enumerate(DEFAULT, start=1)
    )


@transaction.atomic
def add_stage(requisition: Requisition, draft: StageDraft, *, act: Act) -> Stage:
    """Add a stage after the last one whose milestone is not later. Raises ``NotYours``, ``Closed``, ``Incomplete``."""
    kickoff = held_kickoff(requisition, act=act)
    stages = list(requisition.stages.all())
    place = sum(1 for stage in stages if _rank(stage.milestone) <= _rank(draft.milestone))
    stage = Stage(requisition=requisition, position=place + 1)
    # The new one has its place already; those after it make room.
    _renumber([*stages[:place], stage, *stages[place:]])
    write_stage(stage, draft)
    write_version(kickoff, what=stage.name, act=act)
    return stage


def seen_of(stage: Stage) -> str:
    """Return the fingerprint a form carries of what it shows; the stage is best read with its plan."""
    return fingerprint(*_says(draft_of(stage)))


def draft_of(stage: Stage) -> StageDraft:
    """Return what a form that changes nothing would send."""
    return StageDraft(
        name=stage.name,
        milestone=stage.milestone,
        minutes=stage.minutes,
        agreed_days=stage.agreed_days,
        competencies=tuple(focus.competency.name for focus in stage.focus_set.all()),
        interviewer_ids=tuple(seat.member_id for seat in stage.interviewer_set.all()),
        pool_id=stage.pool_id,
    )


def _says(draft: StageDraft) -> tuple[object, ...]:
    """What a draft says, in whatever order its names and people stand."""
    names = sorted({" ".join(each.split()).casefold() for each in draft.competencies})
    people, name = sorted({str(each) for each in draft.interviewer_ids}), " ".join(draft.name.split())
    return name, str(draft.milestone), draft.minutes, draft.agreed_days, names, people, draft.pool_id


@transaction.atomic
def change_stage(stage: Stage, draft: StageDraft, *, seen: str | None = None, act: Act) -> Stage:
    """Replace what the stage is, what it assesses and who interviews. What stands so already is no change.

    `seen`: its fingerprint as the writer read it; None: whatever it says. Raises ``Stale`` when somebody changed it
    since, ``NotYours``, ``Closed``, ``Incomplete``, ``OutOfOrder``.
    """
    kickoff = held_kickoff(stage.requisition, act=act)
    stage = Stage.objects.with_plan().select_related("requisition").get(requisition=kickoff.requisition_id, pk=stage.pk)
    if _says(draft_of(stage)) == _says(draft):
        return stage
    if seen is not None and seen != seen_of(stage):
        raise stale(kickoff, stage.name, act=act)
    write_stage(stage, draft)
    _refuse_disorder(list(kickoff.requisition.stages.all()))
    write_version(kickoff, what=stage.name, act=act)
    return stage


@transaction.atomic
def move_stage(stage: Stage, *, by: int, act: Act) -> Stage:
    """Move the stage one place earlier (-1) or later (+1). Raises ``OutOfOrder``, ``NotYours``, ``Closed``."""
    kickoff = held_kickoff(stage.requisition, act=act)
    stages = list(kickoff.requisition.stages.all())
    here = next(place for place, each in enumerate(stages) if each.pk == stage.pk)
    there = min(max(here + by, 0), len(stages) - 1)
    stages.insert(there, stages.pop(here))
    _refuse_disorder(stages)
    _renumber(stages)
    write_version(kickoff, what=stage.name, act=act)
    moved: Stage = stages[there]
    return moved


@transaction.atomic
def remove_stage(stage: Stage, *, act: Act) -> None:
    """Take a stage out that nobody was ever in. Raises ``StageInUse``, ``NotYours``, ``Closed``."""
    kickoff = held_kickoff(stage.requisition, act=act)
    refuse_used(stage)
    stage.delete()
    _renumber(list(kickoff.requisition.stages.all()))
    write_version(kickoff, what=stage.name, act=act)


def refuse_used(stage: Stage) -> None:
    """Make sure that nothing names the stage any more, before it is deleted. Raises ``StageInUse``."""
    requirements = stage.requisition.requirements.filter(stage=stage)
    if requirement := requirements.filter(retired_at=None).first():
        raise StageInUse(f"{requirement.code} is assessed in {stage.name}. Give it another stage first.")
    if _was_used(stage):
        raise StageInUse(f"Candidates have been in {stage.name}. It stays, so that their history does.")
    requirements.update(stage=None)


def _was_used(stage: Stage) -> bool:
    applications = stage.requisition.applications
    was_there = Q(stage=stage) | Q(visits__stage=stage) | Q(interviews__stage=stage)
    return bool(applications.filter(was_there).exists())


def write_stage(stage: Stage, draft: StageDraft) -> None:
    """Set all of the stage, within a plan that the caller holds. Raises ``Incomplete``."""
    name = " ".join(draft.name.split())
    if not name:
        raise Incomplete("Name the stage.")
    if stage.requisition.stages.filter(name__iexact=name).exclude(pk=stage.pk).exists():
        raise Incomplete(f"A stage is called {name} already. Choose another name.")
    stage.name, stage.milestone = name, draft.milestone
    stage.minutes, stage.agreed_days = draft.minutes, draft.agreed_days
    stage.pool = _pool(stage, draft)
    stage.save()
    _set_focus(stage, draft.competencies)
    _set_interviewers(stage, draft.interviewer_ids)


def _pool(stage: Stage, draft: StageDraft) -> Pool | None:
    if draft.pool_id is None:
        return None
    found: Pool | None = Pool.objects.filter(pk=draft.pool_id).first()
    if found is None or (found.retired_at and found.pk != stage.pool_id):
        raise Incomplete("Choose a pool that is in use.")
    return found


def _set_focus(stage: Stage, names: Iterable[str]) -> None:
    have = set(stage.focus_set.values_list("competency_id", flat=True))
    wanted = {found.pk: found for name in names if (found := competency_named(name, kept=have))}
    stage.focus_set.exclude(competency__in=wanted).delete()
    missing: list[Competency] = [each for key, each in wanted.items() if key not in have]
    StageFocus.objects.bulk_create(StageFocus(stage=stage, competency=each) for each in missing)


def _set_interviewers(stage: Stage, ids: Iterable[UUID]) -> None:
    wanted = set(ids)
    found = {member.pk: member for member in Member.objects.active().filter(pk__in=wanted)}
    have = set(stage.interviewer_set.values_list("member_id", flat=True))
    if wanted - set(found) - have:
        raise Incomplete("Choose interviewers who work here.")
    stage.interviewer_set.exclude(member__in=wanted).delete()
    missing = [member for key, member in found.items() if key not in have]
    StageInterviewer.objects.bulk_create(StageInterviewer(stage=stage, member=each) for each in missing)


def put_in_order(stages: list[Stage]) -> None:
    """Give the stages the places they stand in here. Raises ``OutOfOrder``."""
    _refuse_disorder(stages)
    _renumber(stages)


def _renumber(stages: list[Stage]) -> None:
    for place, stage in enumerate(stages, start=1):
        if stage.position != place:
            stage.position = place
            stage.save(update_fields=["position"])


def _refuse_disorder(stages: list[Stage]) -> None:
    for earlier, later in pairwise(stages):
        if _rank(earlier.milestone) > _rank(later.milestone):
            words = f"{earlier.name} ({earlier.get_milestone_display()}) cannot come before {later.name}"
            raise OutOfOrder(f"{words} ({later.get_milestone_display()}).")


def _rank(milestone: str) -> int:
    return list(Milestone.values).index(milestone)
