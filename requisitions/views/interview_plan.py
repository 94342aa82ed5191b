"""The interview plan of one requisition: its stages, what each assesses, and who interviews."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.interview_plan import add_stage, change_stage, move_stage, remove_stage
from requisitions.actions.partners import is_partner
from requisitions.forms.interview_plan import StageForm, initial
from requisitions.models import Competency, Requisition, Stage
from requisitions.queries.kickoff import competency_names, content_of, stages_with_moves
from requisitions.queries.loop import longest_hours
from requisitions.rules.coverage import coverage
from requisitions.rules.loop_notes import candidate_minutes, hours, loop_notes
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.editing import Outcome, submit


@requires("requisitions.view")
def interview_plan(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    may = request.member.may("kickoff.edit") and is_partner(requisition, request.act)
    content, longest = content_of(requisition.kickoffs.get()), longest_hours()
    context = {
        "requisition": requisition,
        "stages": stages_with_moves(requisition),
        "coverage": coverage(content),
        "takes": hours(candidate_minutes(content)),
        "notes": loop_notes(content, longest_hours=longest),
        "may_edit": may and not requisition.is_closed,
    }
    return render(request, "requisitions/interview_plan.html", context)


@requires("kickoff.edit")
def new(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    form = StageForm(request.POST or None, names=competency_names(requisition))
    outcome = submit(form, lambda: add_stage(requisition, form.draft, act=request.act))
    if outcome.is_saved:
        return redirect(_plan(request, requisition))
    return _page(request, requisition, form, outcome, title="Add a stage")


@requires("kickoff.edit")
def stage(request: TenantRequest, number: int, stage_id: UUID) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    found = _stage_or_404(requisition, stage_id)
    names = competency_names(requisition)
    form = StageForm(request.POST or None, names=names, stage=found, initial=initial(found))
    outcome = submit(form, lambda: change_stage(found, form.draft, seen=form.cleaned_data["seen"], act=request.act))
    if outcome.is_saved:
        messages.success(request, f"{found.name} is changed.")
        return redirect(_plan(request, requisition))
    return _page(request, requisition, form, outcome, title=found.name, stage=found)


@requires("kickoff.edit")
@require_POST
def move(request: TenantRequest, number: int, stage_id: UUID) -> HttpResponse:
    """One place earlier or later. `to`: earlier or later."""
    requisition = kickoff_or_404(request, number)
    found, by = _stage_or_404(requisition, stage_id), -1 if request.POST.get("to") == "earlier" else 1
    said = f"{found.name} is one place {'earlier' if by < 0 else 'later'}."
    back = _plan(request, requisition)
    return attempt(request, lambda: move_stage(found, by=by, act=request.act), said=said, back=back)


@requires("kickoff.edit")
@require_POST
def remove(request: TenantRequest, number: int, stage_id: UUID) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    found, back = _stage_or_404(requisition, stage_id), _plan(request, requisition)
    said = f"{found.name} is no longer part of the plan."
    return attempt(request, lambda: remove_stage(found, act=request.act), said=said, back=back)


def _stage_or_404(requisition: Requisition, stage_id: UUID) -> Stage:
    stages = Stage.objects.with_plan().select_related("requisition")
    return get_object_or_404(stages, requisition=requisition, pk=stage_id)


def _plan(request: TenantRequest, requisition: Requisition) -> str:
    return links.page(request.organization, "interview_plan", requisition.number)


def _page(
    request: TenantRequest, requisition: Requisition, form: StageForm, outcome: Outcome, **context: object
) -> HttpResponse:
    context |= {
        "requisition": requisition,
        "form": form,
        "theirs": outcome.theirs,
        "library": Competency.objects.standing().values_list("name", flat=True),
    }
    return render(request, "requisitions/interview_plan_stage.html", context, status=outcome.status)
