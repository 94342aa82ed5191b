"""The library of competencies: the list, one of them, and taking it out of use."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.paging import Page
from requisitions.actions import competency as actions
from requisitions.forms.competency import CompetencyForm, initial
from requisitions.models import Competency
from requisitions.queries.competency import used_in
from requisitions.views.attempts import attempt
from requisitions.views.editing import submit
from requisitions.views.list_filters import library_filters


@requires("library.view")
def library(request: TenantRequest) -> HttpResponse:
    """Where the library begins."""
    return redirect(links.page(request.organization, "competencies"))


@requires("library.view")
def competencies(request: TenantRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()
    filters = library_filters(request.GET)
    rows = Competency.objects.retired() if filters.chosen.get("state") else Competency.objects.standing()
    found = rows.matching(words).with_uses().order_by("name", "id")
    context = {"page": Page.of(found, request), "filters": filters, "words": words}
    return render(request, "requisitions/competencies.html", context)


@requires("library.manage")
def new(request: TenantRequest) -> HttpResponse:
    form = CompetencyForm(request.POST or None)
    outcome = submit(form, lambda: actions.add_competency(form.draft, act=request.act))
    if outcome.is_saved:
        messages.success(request, f"{form.draft.cleaned.name} is in the library.")
        return redirect(links.page(request.organization, "competencies"))
    context = {"form": form, "title": "Add a competency"}
    return render(request, "requisitions/competency_form.html", context, status=outcome.status)


@requires("library.view")
def competency(request: TenantRequest, competency_id: UUID) -> HttpResponse:
    found: Competency = get_object_or_404(Competency.objects.select_related("changed_by"), pk=competency_id)
    context = {"competency": found, "uses": used_in(found, request.member)}
    return render(request, "requisitions/competency.html", context)


@requires("library.manage")
def edit(request: TenantRequest, competency_id: UUID) -> HttpResponse:
    found: Competency = get_object_or_404(Competency, pk=competency_id)
    form = CompetencyForm(request.POST or None, initial=initial(found))
    seen = request.POST.get("seen", "")
    outcome = submit(form, lambda: actions.change_competency(found, form.draft, seen=seen, act=request.act))
    if outcome.is_saved:
        messages.success(request, "Saved. Scorecards written from now on show it so.")
        return redirect(links.page(request.organization, "competency", found.pk))
    context = {"form": form, "title": found.name, "competency": found, "theirs": outcome.theirs}
    return render(request, "requisitions/competency_form.html", context, status=outcome.status)


@requires("library.manage")
@require_POST
def retire(request: TenantRequest, competency_id: UUID) -> HttpResponse:
    found = get_object_or_404(Competency, pk=competency_id)
    said = f"{found.name} is offered no more. What names it keeps it."
    back = links.page(request.organization, "competency", found.pk)
    return attempt(request, lambda: actions.retire_competency(found, act=request.act), said=said, back=back)


@requires("library.manage")
@require_POST
def restore(request: TenantRequest, competency_id: UUID) -> HttpResponse:
    found = get_object_or_404(Competency, pk=competency_id)
    back = links.page(request.organization, "competency", found.pk)
    said = f"{found.name} is offered again."
    return attempt(request, lambda: actions.restore_competency(found, act=request.act), said=said, back=back)
