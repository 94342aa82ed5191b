"""What kickoffs begin with: the templates of the organization, and beginning or keeping one from a kickoff."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.kickoff_template import (
    apply_template,
    copy_kickoff,
    keep_as_template,
    withdraw_template,
    write_template,
)
from requisitions.forms.kickoff_template import TemplateForm, initial
from requisitions.models import KickoffTemplate, Requisition
from requisitions.queries.templates import latest_templates, template_of
from requisitions.rules.kickoff_template import of_data
from requisitions.views.attempts import attempt, kickoff_or_404, number_or, posted_version
from requisitions.views.editing import submit
from requisitions.views.kickoff_words import address_of


@requires("requisitions.edit")
def templates(request: TenantRequest) -> HttpResponse:
    """All of them, and the form of the one in the address; without one, of a new one."""
    role_type = request.GET.get("role_type", "")
    chosen = template_of(role_type) if role_type else None
    form = TemplateForm(request.POST or None, initial=_shown(role_type, chosen))
    outcome = submit(form, lambda: _write(request, form))
    if outcome.is_saved:
        messages.success(request, "It is what the next kickoff of this type begins with.")
        return redirect(_address(request))
    context = {
        "form": form,
        "chosen": chosen,
        "rows": [(each, of_data(each.content)) for each in latest_templates()],
        "versions": KickoffTemplate.objects.filter(role_type=role_type).select_related("written_by")[:20],
    }
    return render(request, "requisitions/kickoff_templates.html", context, status=outcome.status)


def _shown(role_type: str, chosen: KickoffTemplate | None) -> dict[str, object]:
    return initial(role_type, of_data(chosen.content) if chosen else None, chosen.version if chosen else 0)


def _write(request: TenantRequest, form: TemplateForm) -> None:
    data = form.cleaned_data
    write_template(data["role_type"], form.beginning, expected_version=data["seen"], note=data["note"], act=request.act)


@requires("requisitions.edit")
@require_POST
def withdraw(request: TenantRequest) -> HttpResponse:
    role_type, seen = request.POST.get("role_type", ""), posted_version(request)
    return attempt(
        request,
        lambda: withdraw_template(role_type, expected_version=seen, act=request.act),
        said=f"{role_type} begins with an empty kickoff again. Its versions stay.",
        back=_address(request),
    )


@requires("kickoff.edit")
@require_POST
def apply(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    return attempt(
        request,
        lambda: apply_template(requisition, act=request.act),
        said="It is copied in. Challenge each of them: it is yours now.",
        back=address_of(request, requisition, "requirements"),
    )


@requires("kickoff.edit")
@require_POST
def copy(request: TenantRequest, number: int) -> HttpResponse:
    """Copy the kickoff of the requisition whose number is sent as `copied_from`."""
    requisition, asked = kickoff_or_404(request, number), request.POST.get("copied_from", "")
    seen = Requisition.objects.visible_to(request.member)
    source = get_object_or_404(seen, number=number_or(asked, 0))
    return attempt(
        request,
        lambda: copy_kickoff(requisition, source, act=request.act),
        said=f"What {source.reference} agreed is copied in. Challenge each of it: it is yours now.",
        back=address_of(request, requisition, "requirements"),
    )


@requires("requisitions.edit")
@require_POST
def keep(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    return attempt(
        request,
        lambda: keep_as_template(requisition, act=request.act),
        said=f"The next {requisition.role_type} kickoff may begin with this.",
        back=address_of(request, requisition, "requirements"),
    )


def _address(request: TenantRequest) -> str:
    return links.page(request.organization, "kickoff_templates")
