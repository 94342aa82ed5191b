"""One application: where it has been, moving it, ending it with a reason, reopening it."""

from collections.abc import Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from requisitions.actions.application import move as move_application
from requisitions.actions.application import reject
from requisitions.actions.application import reopen as reopen_application
from requisitions.actions.decline_mail import answer_candidate, letter_for
from requisitions.actions.outcome import tell_outcome, waits_to_be_told
from requisitions.forms.application import CloseForm, MoveForm, OfferForm
from requisitions.models import Application, Interview
from requisitions.rules import answering
from requisitions.views.attempts import application_or_404, attempt


@requires("candidates.view")
def application(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    initial = {"to": found.stage_id, "seen": found.stage_id}
    context = {
        "application": found,
        "requisition": found.requisition,
        "move_form": MoveForm(requisition=found.requisition, initial=initial),
        "offer_form": OfferForm(),
        "offers": found.offers.all(),
        "waits_to_be_told": waits_to_be_told(found),
        "interviews": _interviews(found),
        "visits": found.visits.select_related("stage", "moved_by"),
    }
    return render(request, "requisitions/application.html", context)


def _interviews(found: Application) -> Iterable[Interview]:
    rows: Iterable[Interview] = Interview.objects.with_panel().filter(application=found).order_by("starts_at")
    return rows


@requires("applications.move")
@require_POST
def move(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    form = MoveForm(request.POST, requisition=found.requisition)
    back = _back(request, found)
    if not form.is_valid():
        messages.error(request, "Choose a stage of this requisition.")
        return redirect(back)
    to, seen = form.cleaned_data["to"], form.cleaned_data["seen"]
    said = f"{found.candidate.name} is in {to.name} now."
    return attempt(request, lambda: move_application(found, to, seen=seen, act=request.act), said=said, back=back)


@requires("applications.move")
def close(request: TenantRequest, application_id: UUID) -> HttpResponse:
    """The dialog, as a page of its own without script: the reason, and what the candidate hears and when."""
    found = application_or_404(request, application_id)
    form = CloseForm(request.POST or None, application=found)
    if request.method == "POST" and form.is_valid():
        try:
            _end(request, found, form)
        except Refused as refused:
            form.add_error("requirement" if form.decision["reason"] == "requirement" else None, str(refused))
        else:
            return _away(request, links.page(request.organization, "requisition", found.requisition.number))
    zone = ZoneInfo(request.organization.time_zone)
    context = {"application": found, "form": form, "letter": letter_for(found), "zone": zone.key}
    context["morning"] = answering.next_morning(request.now, zone)
    template = "requisitions/_application_close.html" if request.htmx else "requisitions/application_close.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _away(request: TenantRequest, address: str) -> HttpResponse:
    """Leave a dialog for another page; htmx would swap the page into the dialog."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _end(request: TenantRequest, found: Application, form: CloseForm) -> None:
    ended = reject(found, **form.decision, act=request.act)
    messages.success(request, f"{found.candidate.name} is closed: {ended.get_state_display().lower()}.")
    zone = ZoneInfo(request.organization.time_zone)
    at = answering.send_at(form.answer_when, now=request.now, zone=zone)
    if at is not None:
        answer_candidate(ended, send_at=at, act=request.act)


@requires("candidates.edit")
@require_POST
def told(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    said = f"Noted: {found.candidate.name} knows the outcome."
    way = request.POST.get("way", "")
    return attempt(
        request, lambda: tell_outcome(found, way=way, act=request.act), said=said, back=_back(request, found)
    )


@requires("applications.move")
@require_POST
def reopen(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    said = f"{found.candidate.name} is in process again."
    back = links.page(request.organization, "application", found.pk)
    return attempt(request, lambda: reopen_application(found, act=request.act), said=said, back=back)


def _back(request: TenantRequest, found: Application) -> str:
    return links.page(request.organization, "application", found.pk)
