"""Interviews: the list, one interview with its kit, and every change of it."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.paging import Page
from requisitions.actions import interview as actions
from requisitions.actions import panel
from requisitions.forms.interview import RescheduleForm, ScheduleForm, SeatForm, WhyForm
from requisitions.models import Application, Interview, InterviewSeat, Stage
from requisitions.queries.interviews import clashes, kit, stage_to_interview_in, stages_to_interview_in, who_may_sit
from requisitions.views.attempts import application_or_404, attempt, interview_or_404, succeeds


@requires("interviews.view")
def interviews(request: TenantRequest) -> HttpResponse:
    """Mine, or all that I may see; those to come first in time, those that were newest first."""
    show_all = request.GET.get("show") == "all" and request.member.may("candidates.view")
    rows = Interview.objects.visible_to(request.member) if show_all else Interview.objects.of_member(request.member)
    past = request.GET.get("when") == "past"
    found = rows.over(request.now) if past else rows.upcoming(request.now).order_by("starts_at", "id")
    context = {
        "page": Page.of(found.with_panel(), request),
        "show_all": show_all,
        "past": past,
        "may_see_all": request.member.may("candidates.view"),
    }
    return render(request, "requisitions/interviews.html", context)


@requires("interviews.view")
def interview(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    context = {
        "interview": found,
        "requisition": found.application.requisition,
        "kit": kit(found),
        "changes": found.changes.select_related("changed_by"),
        "seats": found.seats.all(),
        "clashes": clashes(found) if found.state == Interview.State.SCHEDULED else [],
        "seat_form": SeatForm(),
        "own_seat": next((seat for seat in found.seats.all() if seat.member_id == request.member.pk), None),
        "has_begun": found.starts_at <= request.now,
        "minutes": int((found.ends_at - found.starts_at).total_seconds() // 60),
    }
    return render(request, "requisitions/interview.html", context)


@requires("interviews.schedule")
def new(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    offered = stages_to_interview_in(found)
    planned = stage_to_interview_in(found, offered, request.POST.get("stage") or request.GET.get("stage", ""))
    initial = _initial(planned, request.now)
    form = ScheduleForm(request.POST or None, planned=planned, offered=offered, now=request.now, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = _schedule(request, found, form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(links.page(request.organization, "interview", made.pk))
    others = [each for each in offered if each != planned]
    context = {"application": found, "requisition": found.requisition, "form": form, "planned": planned}
    context |= {"other_stages": others}
    return render(request, "requisitions/interview_new.html", context, status=422 if form.errors else 200)


def _initial(stage: Stage, now: datetime) -> dict[str, object]:
    """Return the stage, its length and who it is planned with: of a pool alone, who has least ahead."""
    planned = list(stage.interviewer_set.values_list("member_id", flat=True))
    of_pool = who_may_sit(stage, now).filter(is_of_pool=True).values_list("pk", flat=True)[:1]
    return {"stage": stage.pk, "minutes": stage.minutes, "interviewers": planned or list(of_pool)}


def _schedule(request: TenantRequest, found: Application, form: ScheduleForm) -> Interview:
    stage, chosen = form.cleaned_data["stage"], list(form.cleaned_data["interviewers"])
    made = actions.schedule(found, stage=stage, slot=form.slot, interviewers=chosen, act=request.act)
    messages.success(request, "Scheduled. Everybody on it has an invitation.")
    return made


@requires("interviews.schedule")
def reschedule(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    form = RescheduleForm.of(found, request.POST or None)
    if succeeds(form, lambda: _reschedule(request, found, form)):
        messages.success(request, "Moved. Everybody on it has the new time.")
        return redirect(links.page(request.organization, "interview", found.pk))
    context = {"interview": found, "form": form}
    return render(request, "requisitions/interview_reschedule.html", context, status=422 if form.errors else 200)


def _reschedule(request: TenantRequest, found: Interview, form: RescheduleForm) -> None:
    actions.reschedule(found, slot=form.slot, why=form.why, seen=form.cleaned_data["seen"], act=request.act)


@requires("interviews.schedule")
def cancel(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    form = WhyForm(request.POST or None, initial={"seen": found.generation})
    if succeeds(form, lambda: actions.cancel(found, why=form.why, seen=form.cleaned_data["seen"], act=request.act)):
        messages.success(request, "Cancelled. Everybody on it is told.")
        return redirect(links.page(request.organization, "interview", found.pk))
    context = {"interview": found, "form": form}
    return render(request, "requisitions/interview_cancel.html", context, status=422 if form.errors else 200)


@requires("interviews.view")
@require_POST
def hold(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    """From the interview's page or the home page, where it leads back to."""
    found = interview_or_404(request, interview_id)
    from_home = request.POST.get("from") == "home"
    back = links.page(request.organization, *(["home"] if from_home else ["interview", found.pk]))
    said = "Noted as held. The scorecards are next."
    return attempt(request, lambda: actions.hold(found, act=request.act), said=said, back=back)


@requires("interviews.view")
@require_POST
def prepared(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    back = links.page(request.organization, "interview", found.pk)
    said = "Noted: you have read the kit."
    return attempt(request, lambda: panel.confirm_preparation(found, act=request.act), said=said, back=back)


@requires("interviews.schedule")
@require_POST
def add_seat(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    form = SeatForm(request.POST)
    back = links.page(request.organization, "interview", found.pk)
    if not form.is_valid():
        messages.error(request, "Choose a person.")
        return redirect(back)
    member = form.cleaned_data["member"]
    said = f"{member.name} is on the panel, with an invitation."
    return attempt(request, lambda: panel.add_seat(found, member, act=request.act), said=said, back=back)


@requires("interviews.schedule")
@require_POST
def remove_seat(request: TenantRequest, interview_id: UUID, seat_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    seat = get_object_or_404(InterviewSeat.objects.select_related("member"), pk=seat_id, interview=found)
    back = links.page(request.organization, "interview", found.pk)
    said = f"{seat.member.name} is off the panel and told."
    return attempt(request, lambda: panel.remove_seat(seat, act=request.act), said=said, back=back)
