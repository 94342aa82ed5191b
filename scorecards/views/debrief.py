"""The debrief page: where the panel differs, who was there, what was decided."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.forms.interview import WhyForm
from requisitions.views.attempts import succeeds
from scorecards.actions.calling_off import cancel
from scorecards.actions.debrief import decide, hold, schedule
from scorecards.forms.debrief import AttendanceForm, DecisionForm, ScheduleForm
from scorecards.forms.scorecard import CloseRoundForm
from scorecards.models import Debrief
from scorecards.queries.debrief import DebriefPage, debrief_page
from scorecards.queries.loop import loops_of


@requires("scorecards.write")
def debrief(request: TenantRequest, application_id: UUID) -> HttpResponse:
    return _page(request, _read(request, application_id))


@requires("debriefs.hold")
@require_POST
def debrief_schedule(request: TenantRequest, application_id: UUID) -> HttpResponse:
    read = _read(request, application_id)
    form = ScheduleForm(read, request.POST)

    def put_on_the_calendar() -> None:
        data = form.cleaned_data
        schedule(
            read.application, form.meeting, people=form.chosen, decider=data["decider"], seen=data["seen"],
            act=request.act,
        )  # fmt: skip

    return _attempt(request, read, {"schedule_form": form}, put_on_the_calendar, "Everybody asked has a mail.")


@requires("debriefs.hold")
def debrief_cancel(request: TenantRequest, application_id: UUID) -> HttpResponse:
    read = _read(request, application_id)
    standing = get_object_or_404(Debrief, pk=read.standing and read.standing.pk)
    form = WhyForm(request.POST or None, initial={"seen": standing.generation})

    def call_it_off() -> None:
        cancel(standing, why=form.why, seen=form.cleaned_data["seen"], act=request.act)

    if request.method == "POST" and succeeds(form, call_it_off):
        messages.success(request, "Cancelled. Everybody asked is told. The promise to hold one stands.")
        return redirect(links.page(request.organization, "debrief", application_id))
    context = {"application": read.application, "debrief": standing, "form": form}
    return render(request, "scorecards/debrief_cancel.html", context, status=422 if form.errors else 200)


@requires("debriefs.hold")
@require_POST
def debrief_hold(request: TenantRequest, application_id: UUID) -> HttpResponse:
    read = _read(request, application_id)
    form = AttendanceForm(read, request.POST)
    standing = _debrief_or_404(read)
    return _attempt(
        request,
        read,
        {"attendance_form": form},
        lambda: hold(standing, attended=form.chosen, act=request.act),
        "Noted who was there.",
    )


@requires("scorecards.write")
@require_POST
def debrief_decide(request: TenantRequest, application_id: UUID) -> HttpResponse:
    read = _read(request, application_id)
    form = DecisionForm(read, request.POST)
    last = _debrief_or_404(read)
    return _attempt(
        request,
        read,
        {"decision_form": form},
        lambda: decide(last, form.conclusion, act=request.act),
        "The decision stands, with its reasons.",
    )


def _read(request: TenantRequest, application_id: UUID) -> DebriefPage:
    application = get_object_or_404(loops_of(request.member), pk=application_id)
    return debrief_page(application, request.member)


def _debrief_or_404(read: DebriefPage) -> Debrief:
    return get_object_or_404(Debrief, pk=read.debrief and read.debrief.pk)


def _attempt(
    request: TenantRequest, read: DebriefPage, forms: dict[str, Form], verb: Callable[[], object], said: str
) -> HttpResponse:
    """Do it and load the page again; what was refused stands in the form, with what was typed."""
    (form,) = forms.values()
    if succeeds(form, verb):
        messages.success(request, said)
        return redirect(links.page(request.organization, "debrief", read.application.pk))
    return _page(request, read, forms, status=422)


def _page(
    request: TenantRequest, read: DebriefPage, forms: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    context = {"read": read, "application": read.application, **_forms(request, read), **(forms or {})}
    return render(request, "scorecards/debrief.html", context, status=status)


def _forms(request: TenantRequest, read: DebriefPage) -> dict[str, Form]:
    """Return the forms this member can use now, empty or filled with what stands."""
    holds = request.member.may("debriefs.hold")
    forms: dict[str, Form] = {}
    if holds and read.can_be_scheduled:
        forms["schedule_form"] = ScheduleForm(read)
    if holds and read.awaits_holding:
        forms["attendance_form"] = AttendanceForm(read)
    if read.awaits_decision:
        forms["decision_form"] = DecisionForm(read)
    if read.closable:
        forms["close_form"] = CloseRoundForm()
    return forms
