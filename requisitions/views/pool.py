"""Pools of interviewers: the list, one of them, and taking it out of use."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions import pool as actions
from requisitions.forms.library import PoolForm, initial
from requisitions.models import Pool
from requisitions.views.attempts import attempt
from requisitions.views.editing import submit


@requires("library.view")
def pools(request: TenantRequest) -> HttpResponse:
    return render(request, "requisitions/pools.html", {"pools": Pool.objects.with_uses()})


@requires("library.manage")
def new(request: TenantRequest) -> HttpResponse:
    form = PoolForm(request.POST or None)
    outcome = submit(form, lambda: actions.add_pool(**form.pool, act=request.act))
    if outcome.is_saved:
        messages.success(request, "Stages can name it now.")
        return redirect(links.page(request.organization, "pools"))
    context = {"form": form, "title": "Name a pool"}
    return render(request, "requisitions/pool_form.html", context, status=outcome.status)


@requires("library.manage")
def edit(request: TenantRequest, pool_id: UUID) -> HttpResponse:
    found: Pool = get_object_or_404(Pool, pk=pool_id)
    form = PoolForm(request.POST or None, initial=initial(found))
    seen = request.POST.get("seen", "")
    outcome = submit(form, lambda: actions.change_pool(found, **form.pool, seen=seen, act=request.act))
    if outcome.is_saved:
        messages.success(request, "Saved.")
        return redirect(links.page(request.organization, "pools"))
    context = {"form": form, "title": found.name, "pool": found, "theirs": outcome.theirs}
    return render(request, "requisitions/pool_form.html", context, status=outcome.status)


@requires("library.manage")
@require_POST
def retire(request: TenantRequest, pool_id: UUID) -> HttpResponse:
    """Retire it, or restore it when it was."""
    found: Pool = get_object_or_404(Pool, pk=pool_id)
    back = links.page(request.organization, "pools")
    if request.POST.get("to") == "restore":
        said = f"{found.name} is offered again."
        return attempt(request, lambda: actions.restore_pool(found, act=request.act), said=said, back=back)
    said = f"{found.name} is offered no more. Stages that name it keep it."
    return attempt(request, lambda: actions.retire_pool(found, act=request.act), said=said, back=back)
