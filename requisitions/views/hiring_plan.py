"""Plans of a period and a department: beginning one, changing its budget."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.hiring_plan import change_hiring_plan, create_hiring_plan
from requisitions.forms.hiring_plan import HiringPlanForm, initial_of
from requisitions.models import HiringPlan
from requisitions.views.editing import Outcome, submit


@requires("plan.budget")
def new(request: TenantRequest) -> HttpResponse:
    form = HiringPlanForm(request.POST or None)
    outcome = submit(form, lambda: create_hiring_plan(form.draft, act=request.act))
    return _ended(request, form, outcome, title="Begin a plan", button="Begin the plan")


@requires("plan.budget")
def change(request: TenantRequest, plan_id: UUID) -> HttpResponse:
    plan = get_object_or_404(HiringPlan, pk=plan_id)
    form = HiringPlanForm(request.POST or None, initial=initial_of(plan))
    outcome = submit(form, lambda: _change(plan, form, request))
    return _ended(request, form, outcome, title=str(plan), button="Save the change", plan=plan)


def _change(plan: HiringPlan, form: HiringPlanForm, request: TenantRequest) -> HiringPlan:
    return change_hiring_plan(plan, form.draft, seen_version=form.cleaned_data["seen"] or 0, act=request.act)


def _ended(request: TenantRequest, form: HiringPlanForm, outcome: Outcome, **context: object) -> HttpResponse:
    if outcome.is_saved:
        messages.success(request, "Saved.")
        return redirect(links.page(request.organization, "plan"))
    context |= {"form": form, "theirs": outcome.theirs}
    return render(request, "requisitions/hiring_plan_form.html", context, status=outcome.status)
