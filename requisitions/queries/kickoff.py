"""What a kickoff says now, gathered from its tables as the rules' own values."""

from collections.abc import Iterable

from requisitions.models import Kickoff, KickoffLine, Milestone, Requirement, Requisition, Stage, StageFocus
from requisitions.rules.content import Content, OwnedLine, RequirementLine, StageLine

CONVERSATIONS = {Milestone.SCREEN, Milestone.INTERVIEW, Milestone.ONSITE}


def content_of(kickoff: Kickoff) -> Content:
    """Return what both would sign now."""
    requisition = Requisition.objects.select_related("plan_item").get(pk=kickoff.requisition_id)
    requirements = Requirement.objects.agreed().with_choices().filter(requisition=requisition)
    stages = Stage.objects.with_plan().filter(requisition=requisition)
    return compose(requisition, kickoff, requirements, stages, agreed_lines(kickoff))


def agreed_lines(kickoff: Kickoff) -> list[KickoffLine]:
    """Return channels, decisions and risks that stand, with their owners."""
    return list(KickoffLine.objects.agreed().filter(kickoff=kickoff).select_related("owner"))


def compose(
    requisition: Requisition,
    kickoff: Kickoff,
    requirements: Iterable[Requirement],
    stages: Iterable[Stage],
    lines: Iterable[KickoffLine],
) -> Content:
    """Return the same from rows that were read already."""
    plan = requisition.plan_item
    return Content(
        title=requisition.title,
        outcome=plan.outcome if plan else "",
        success_at_6_months=plan.success_at_6_months if plan else "",
        success_at_12_months=plan.success_at_12_months if plan else "",
        requirements=tuple(requirement_line(each) for each in requirements),
        ideal_profile=kickoff.ideal_profile,
        stages=tuple(stage_line(each) for each in stages),
        sourcing_plan=kickoff.sourcing_plan,
        slate_size=kickoff.slate_size,
        slate_due_on=kickoff.slate_due_on,
        agreed_days=kickoff.agreed_days,
        promises=tuple(each["words"] for each in kickoff.promises),
        lines=tuple(owned_line(each) for each in lines),
        candidate_promises=kickoff.candidate_promises,
    )


def stages_with_moves(requisition: Requisition) -> list[tuple[Stage, bool, bool]]:
    """Return each stage with whether it may go a place earlier, and later: among stages of its own milestone."""
    stages = list(Stage.objects.with_plan().filter(requisition=requisition))
    around = zip([None, *stages], stages, [*stages[1:], None], strict=False)
    return [
        (
            stage,
            before is not None and before.milestone == stage.milestone,
            bool(after) and after.milestone == stage.milestone,
        )
        for before, stage, after in around
    ]


def requirement_line(requirement: Requirement) -> RequirementLine:
    return RequirementLine(
        code=requirement.code,
        text=requirement.text,
        is_must=requirement.is_must,
        competency=requirement.competency.name if requirement.competency else None,
        stage=requirement.stage.name if requirement.stage else None,
        method=requirement.method,
        evidence=requirement.evidence,
    )


def owned_line(line: KickoffLine) -> OwnedLine:
    return OwnedLine(
        code=line.code,
        kind=line.get_kind_display(),
        text=line.text,
        detail=line.detail,
        owner=line.owner.name if line.owner else None,
        due_on=line.due_on,
    )


def stage_line(stage: Stage) -> StageLine:
    return StageLine(
        name=stage.name,
        minutes=stage.minutes,
        agreed_days=stage.agreed_days,
        competencies=tuple(sorted(focus.competency.name for focus in stage.focus_set.all())),
        interviewers=tuple(sorted(seat.member.name for seat in stage.interviewer_set.all())),
        is_interview=stage.milestone in CONVERSATIONS,
        pool=stage.pool.name if stage.pool else None,
    )


def competency_names(requisition: Requisition) -> list[str]:
    """Return what is required or assessed on this requisition, each once, in alphabetical order."""
    required = Requirement.objects.agreed().filter(requisition=requisition, competency__isnull=False)
    assessed = StageFocus.objects.filter(stage__requisition=requisition)
    names = {*required.values_list("competency__name", flat=True), *assessed.values_list("competency__name", flat=True)}
    return sorted(names)
