"""Reusable interview plans: save a requisition's as one, copy one into another, say how long a loop may be.

Copied in, never linked: a later version of the template reaches no plan that was made of an earlier one.
"""

from collections.abc import Sequence

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions.interview_plan import put_in_order, refuse_used, write_stage
from requisitions.actions.library import retire
from requisitions.actions.partners import held_kickoff
from requisitions.actions.versions import write_version
from requisitions.models import LoopRule, PlanTemplate, PlanTemplateVersion, Pool, Requisition, Stage
from requisitions.queries.loop import longest_hours
from requisitions.rules.drafts import StageDraft
from requisitions.rules.plan_template import TemplateStage, written

LONGEST_EVER = 40


class TemplateRetired(Refused):
    """It is offered no more."""


@transaction.atomic
def save_template(requisition: Requisition, name: str, *, act: Act) -> PlanTemplate:
    """Keep the stages of this plan under a name; under a known one as its next version.

    The same stages as its newest version change nothing. Raises ``Incomplete``.
    """
    name = " ".join(name.split())
    if not name:
        raise Incomplete("Name the template: the role it fits, or what is special about it.")
    template = PlanTemplate.objects.select_for_update().filter(name__iexact=name).first() or PlanTemplate(name=name)
    stages = written(stages_of(requisition))
    newest = template.versions.filter(version=template.version).first() if template.version else None
    if newest and newest.stages == stages and template.retired_at is None:
        return template
    template.version, template.retired_at = template.version + 1, None
    template.save()
    PlanTemplateVersion.objects.create(
        template=template, version=template.version, stages=stages, written_by=act.actor, written_at=act.at
    )
    record("plan_template_saved", template, act=act, thread=requisition, data={"version": template.version})
    return template


def stages_of(requisition: Requisition) -> tuple[TemplateStage, ...]:
    """Return the stages of its plan as a template keeps them: without the people."""
    return tuple(_stage(each) for each in Stage.objects.with_plan().filter(requisition=requisition))


def _stage(stage: Stage) -> TemplateStage:
    return TemplateStage(
        name=stage.name,
        milestone=stage.milestone,
        minutes=stage.minutes,
        agreed_days=stage.agreed_days,
        competencies=tuple(sorted(focus.competency.name for focus in stage.focus_set.all())),
        pool=stage.pool.name if stage.pool else "",
    )


@transaction.atomic
def use_template(requisition: Requisition, template: PlanTemplate, *, act: Act) -> Requisition:
    """Copy the template's stages into the plan: those of the same name are kept with their people, others leave.

    Raises ``TemplateRetired``, ``StageInUse`` for a stage that would leave and may not, ``NotYours``, ``Closed``,
    ``Incomplete`` for a competency that was retired.
    """
    kickoff = held_kickoff(requisition, act=act)
    if template.retired_at:
        raise TemplateRetired(f"{template.name} was retired. Choose another one.")
    lay_out(requisition, template.versions.get(version=template.version).lines)
    write_version(kickoff, what="the interview plan", act=act)
    record("plan_template_used", template, act=act, thread=requisition, data={"version": template.version})
    return requisition


def lay_out(requisition: Requisition, lines: Sequence[TemplateStage]) -> None:
    """Give a plan that the caller holds these stages. Raises ``StageInUse``, ``Incomplete``."""
    have = {stage.name.casefold(): stage for stage in Stage.objects.with_plan().filter(requisition=requisition)}
    wanted = {line.name.casefold() for line in lines}
    for key, stage in have.items():
        if key not in wanted:
            refuse_used(stage)
            stage.delete()
    put_in_order([_copied(requisition, have.get(line.name.casefold()), line) for line in lines])


def _copied(requisition: Requisition, stage: Stage | None, line: TemplateStage) -> Stage:
    pool = Pool.objects.standing().filter(name=line.pool).first() if line.pool else None
    people = tuple(seat.member_id for seat in stage.interviewer_set.all()) if stage else ()
    # Behind all others until the order is put right: two stages never share a place.
    last = requisition.stages.count() + 1
    stage = stage or Stage(requisition=requisition, position=last)
    write_stage(
        stage,
        StageDraft(
            line.name, line.milestone, line.minutes, line.agreed_days, line.competencies, people, pool and pool.pk
        ),
    )
    return stage


def retire_template(template: PlanTemplate, *, act: Act) -> PlanTemplate:
    """Offer it no more; its versions stay. Saving under its name brings it back. A second click changes nothing."""
    return retire(template, "plan_template_retired", act=act)


@transaction.atomic
def set_longest_loop(hours: int, *, act: Act) -> int:
    """Say from how many hours on a plan is called long. The same again changes nothing. Raises ``Incomplete``."""
    if not 1 <= hours <= LONGEST_EVER:
        raise Incomplete(f"Choose 1 to {LONGEST_EVER} hours.")
    if longest_hours() != hours:
        rule, _ = LoopRule.objects.update_or_create(defaults={"longest_hours": hours})
        record("loop_rule_changed", rule, act=act, data={"hours": hours})
    return hours
