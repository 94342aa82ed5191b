"""Reusable interview plans: the list, one with its versions, saving one, copying one, and how long a loop may be."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions import plan_template as actions
from requisitions.forms.library import LoopForm, SaveTemplateForm, UseTemplateForm
from requisitions.models import PlanTemplate
from requisitions.queries.loop import longest_hours
from requisitions.rules.loop_notes import hours
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.editing import submit


@requires("library.view")
def templates(request: TenantRequest) -> HttpResponse:
    """The list, and the form for how long a loop may be."""
    form = LoopForm(request.POST or None, initial={"hours": longest_hours()})
    if request.method == "POST" and not request.member.may("library.manage"):
        raise PermissionDenied
    outcome = submit(form, lambda: actions.set_longest_loop(form.cleaned_data["hours"], act=request.act))
    if outcome.is_saved:
        messages.success(request, "Saved. Kickoffs go by it from now on.")
        return redirect(links.page(request.organization, "plan_templates"))
    context = {"templates": PlanTemplate.objects.with_newest(), "form": form, "longest": longest_hours()}
    return render(request, "requisitions/plan_templates.html", context, status=outcome.status)


@requires("library.view")
def template(request: TenantRequest, template_id: UUID) -> HttpResponse:
    found = get_object_or_404(PlanTemplate.objects.with_newest(), pk=template_id)
    newest = found.versions.all()[0]
    minutes = sum(line.minutes for line in newest.lines if line.competencies)
    context = {"template": found, "newest": newest, "takes": hours(minutes)}
    return render(request, "requisitions/plan_template.html", context)


@requires("library.manage")
@require_POST
def retire(request: TenantRequest, template_id: UUID) -> HttpResponse:
    found: PlanTemplate = get_object_or_404(PlanTemplate, pk=template_id)
    back = links.page(request.organization, "plan_template", found.pk)
    said = f"{found.name} is offered no more. Plans that were made of it stay as they are."
    return attempt(request, lambda: actions.retire_template(found, act=request.act), said=said, back=back)


@requires("library.manage")
def save(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    form = SaveTemplateForm(request.POST or None, initial={"name": requisition.role_type})
    outcome = submit(form, lambda: actions.save_template(requisition, form.cleaned_data["name"], act=request.act))
    if outcome.is_saved:
        messages.success(request, "Saved. Other requisitions can copy it.")
        return redirect(links.page(request.organization, "interview_plan", number))
    context = {"requisition": requisition, "form": form, "title": "Save as a template", "button": "Save"}
    return render(request, "requisitions/plan_template_form.html", context, status=outcome.status)


@requires("kickoff.edit")
def use(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    form = UseTemplateForm(request.POST or None)
    outcome = submit(form, lambda: actions.use_template(requisition, form.cleaned_data["template"], act=request.act))
    if outcome.is_saved:
        messages.success(request, "Copied. From here on the plan is this requisition's own.")
        return redirect(links.page(request.organization, "interview_plan", number))
    context = {"requisition": requisition, "form": form, "title": "Copy a template", "button": "Copy it"}
    return render(request, "requisitions/plan_template_form.html", context, status=outcome.status)
