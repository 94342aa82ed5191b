"""Candidates: the list, one person's page, adding somebody, and applying them to a requisition."""

from uuid import UUID

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.paging import Page
from requisitions.actions.application import add_application
from requisitions.actions.candidate import AddressKnown, Profile, add_candidate, change_candidate
from requisitions.forms.candidate import SOURCES, ApplicantForm, ApplyForm, CandidateForm, SourceForm
from requisitions.models import Candidate, Requisition
from requisitions.views.attempts import attempt, requisition_or_404, succeeds

SHOWN = 8  # of the requisitions whose title or number has the words


@requires("candidates.view")
def candidates(request: TenantRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()
    found = Candidate.objects.visible_to(request.member).matching(words).with_running_count().order_by("name", "id")
    requisitions = Requisition.objects.visible_to(request.member).matching(words)[:SHOWN] if words else ()
    context = {"page": Page.of(found, request), "words": words, "requisitions": requisitions}
    return render(request, "requisitions/candidates.html", context)


@requires("candidates.view")
def candidate(request: TenantRequest, candidate_id: UUID) -> HttpResponse:
    found = get_object_or_404(Candidate.objects.visible_to(request.member), pk=candidate_id)
    applications = found.applications.visible_to(request.member).with_people()
    context = {"candidate": found, "applications": applications, "sources": SOURCES, "form": _apply_form(request)}
    return render(request, "requisitions/candidate.html", context)


@requires("candidates.edit")
def new(request: TenantRequest) -> HttpResponse:
    form = CandidateForm(request.POST or None)
    known = None
    if request.method == "POST" and form.is_valid():
        try:
            made = add_candidate(**form.cleaned_data, act=request.act)
        except AddressKnown as refused:
            known = refused.candidate
        else:
            return redirect(links.page(request.organization, "candidate", made.pk))
    status = 422 if form.errors or known else 200
    return render(request, "requisitions/candidate_new.html", {"form": form, "known": known}, status=status)


@requires("candidates.edit")
def edit(request: TenantRequest, candidate_id: UUID) -> HttpResponse:
    found = get_object_or_404(Candidate.objects.visible_to(request.member), pk=candidate_id)
    form = CandidateForm(request.POST or None, initial=model_to_dict(found, fields=list(CandidateForm.base_fields)))
    if succeeds(form, lambda: change_candidate(found, Profile(**form.cleaned_data), act=request.act)):
        messages.success(request, "Saved.")
        return redirect(links.page(request.organization, "candidate", found.pk))
    context = {"form": form, "candidate_id": candidate_id}
    return render(request, "requisitions/candidate_edit.html", context, status=422 if form.errors else 200)


@requires("candidates.edit")
@require_POST
def apply(request: TenantRequest, candidate_id: UUID) -> HttpResponse:
    """Put somebody who is here already into a requisition."""
    found = get_object_or_404(Candidate.objects.visible_to(request.member), pk=candidate_id)
    form = _apply_form(request)
    back = links.page(request.organization, "candidate", found.pk)
    if not form.is_valid():
        messages.error(request, "Choose the requisition.")
        return redirect(back)
    requisition, source = form.cleaned_data["requisition"], form.cleaned_data["source"]
    said = f"{found.name} is in process for {requisition.reference}."
    return attempt(
        request, lambda: add_application(requisition, found, source=source, act=request.act), said=said, back=back
    )


def _apply_form(request: TenantRequest) -> ApplyForm:
    openings = Requisition.objects.visible_to(request.member).filter(state=Requisition.State.OPEN)
    return ApplyForm(request.POST or None, requisitions=openings)


@requires("candidates.edit")
def applicant_new(request: TenantRequest, number: int) -> HttpResponse:
    """Somebody new into this requisition; an address that is known offers who has it."""
    requisition = requisition_or_404(request, number)
    form = ApplicantForm(request.POST or None)
    known = None
    if request.method == "POST" and form.is_valid():
        try:
            _add_applicant(request, requisition, form)
        except AddressKnown as refused:
            known = refused.candidate
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(links.page(request.organization, "requisition", number))
    context = {"requisition": requisition, "form": form, "known": known, "sources": SOURCES}
    status = 422 if form.errors or known else 200
    return render(request, "requisitions/applicant_new.html", context, status=status)


def _add_applicant(request: TenantRequest, requisition: Requisition, form: ApplicantForm) -> None:
    profile = dict(form.cleaned_data)
    source = profile.pop("source")
    candidate = add_candidate(**profile, act=request.act)
    add_application(requisition, candidate, source=source, act=request.act)
    messages.success(request, f"{candidate.name} is in process for {requisition.reference}.")


@requires("candidates.edit")
@require_POST
def applicant_known(request: TenantRequest, number: int, candidate_id: UUID) -> HttpResponse:
    """Somebody who is here already into this requisition."""
    requisition = requisition_or_404(request, number)
    found = get_object_or_404(Candidate.objects.visible_to(request.member), pk=candidate_id)
    form = SourceForm(request.POST)
    source = form.cleaned_data["source"] if form.is_valid() else ""
    return attempt(
        request,
        lambda: add_application(requisition, found, source=source, act=request.act),
        said=f"{found.name} is in process for {requisition.reference}.",
        back=links.page(request.organization, "requisition", number),
    )
