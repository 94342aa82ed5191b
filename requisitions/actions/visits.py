"""Rows held against a second click, and the one place that writes stage visits. Decides nothing."""

from uuid import UUID

from hiring.tenancy.act import Act
from requisitions.models import Application, Requisition, Stage, StageVisit
from requisitions.rules.moves import Step, furthest_after


def locked_requisition(requisition_id: UUID) -> Requisition:
    """Return the requisition, held till the commit: what changes its candidates does so one after the other.

    Always taken first, before an application or a slate of it; two orders would wait for each other.
    """
    return Requisition.objects.select_for_update(no_key=True).get(pk=requisition_id)


def locked(application: Application) -> Application:
    """Return the application as it is now, held till the commit against a second click."""
    requisition = locked_requisition(application.requisition_id)
    rows = Application.objects.select_for_update(of=("self",), no_key=True)
    application = rows.select_related("candidate", "stage").get(pk=application.pk)
    application.requisition = requisition
    return application


def step_of(stage: Stage) -> Step:
    """Return the stage as the rules know it."""
    return Step(id=stage.pk, position=stage.position, milestone=stage.milestone, name=stage.name)


def enter(application: Application, stage: Stage, *, act: Act) -> StageVisit:
    """Write the visit and where the application now is; the furthest point only rises."""
    application.stage = stage
    application.stage_since_at = act.at
    application.furthest = furthest_after(application.furthest, stage.milestone)
    application.save(update_fields=["stage", "stage_since_at", "furthest"])
    return write_visit(application, act=act)


def write_visit(application: Application, *, act: Act) -> StageVisit:
    """Write that the application came into the stage it is in."""
    stage = application.stage
    visit: StageVisit = StageVisit.objects.create(
        application=application,
        stage=stage,
        milestone=stage.milestone,
        position=stage.position,
        entered_at=act.at,
        hiring_manager_id=application.requisition.hiring_manager_id,
        moved_by=act.actor,
        recorded_at=act.recorded_at,
    )
    return visit
