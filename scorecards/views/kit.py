"""The kit of a stage: what it assesses, the questions chosen for it, and those the bank has besides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.partners import is_partner
from requisitions.models import Requisition, Stage
from requisitions.views.attempts import attempt, kickoff_or_404
from scorecards.actions import kit as actions
from scorecards.forms.question import PickForm
from scorecards.models import StageQuestion
from scorecards.queries.kit import shelf_of


@requires("requisitions.view")
def stage_kit(request: TenantRequest, number: int, stage_id: UUID) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    stage = _stage_or_404(requisition, stage_id)
    may = request.member.may("kickoff.edit") and is_partner(requisition, request.act) and not requisition.is_closed
    context = {"requisition": requisition, "stage": stage, "shelf": shelf_of(stage, at=request.now), "may_edit": may}
    return render(request, "scorecards/stage_kit.html", context)


@requires("kickoff.edit")
@require_POST
def add(request: TenantRequest, number: int, stage_id: UUID) -> HttpResponse:
    stage = _stage_or_404(kickoff_or_404(request, number), stage_id)
    back = _kit(request, stage)
    form = PickForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose a question of the bank.")
        return redirect(back)
    found, said = form.cleaned_data["question"], "It stands in the kit."
    return attempt(request, lambda: actions.put_in_kit(stage, found, act=request.act), said=said, back=back)


@requires("kickoff.edit")
@require_POST
def remove(request: TenantRequest, number: int, stage_id: UUID, kit_question_id: UUID) -> HttpResponse:
    place = _place_or_404(request, number, stage_id, kit_question_id)
    said, back = "It is out of the kit.", _kit(request, place.stage)
    return attempt(request, lambda: actions.take_out_of_kit(place, act=request.act), said=said, back=back)


@requires("kickoff.edit")
@require_POST
def renew(request: TenantRequest, number: int, stage_id: UUID, kit_question_id: UUID) -> HttpResponse:
    place = _place_or_404(request, number, stage_id, kit_question_id)
    said, back = "The kit asks it as it is worded now.", _kit(request, place.stage)
    return attempt(request, lambda: actions.renew_in_kit(place, act=request.act), said=said, back=back)


def _stage_or_404(requisition: Requisition, stage_id: UUID) -> Stage:
    return get_object_or_404(Stage.objects.select_related("requisition"), requisition=requisition, pk=stage_id)


def _place_or_404(request: TenantRequest, number: int, stage_id: UUID, kit_question_id: UUID) -> StageQuestion:
    stage = _stage_or_404(kickoff_or_404(request, number), stage_id)
    rows = StageQuestion.objects.select_related("stage__requisition")
    return get_object_or_404(rows, stage=stage, pk=kit_question_id)


def _kit(request: TenantRequest, stage: Stage) -> str:
    return links.page(request.organization, "stage_kit", stage.requisition.number, stage.pk)
