"""Who agrees to seats: the settings page of the plan's policy, a new version a change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.plan_policy import change_plan_policy
from requisitions.forms.plan_policy import LABELS, PlanPolicyForm, StepForm
from requisitions.models import PlanPolicy
from requisitions.queries.approvals import in_force, names_of, who
from requisitions.rules.plan_policy import MOST_STEPS
from requisitions.views.editing import submit


@requires("settings.manage")
def plan_policy(request: TenantRequest) -> HttpResponse:
    current = in_force()
    initial = {"material": sorted(current.material), "seen": current.version}
    head = PlanPolicyForm(request.POST or None, initial=initial)
    known = [*current.steps, None][:MOST_STEPS]
    forms = [StepForm(request.POST or None, prefix=f"step{n}", step=step) for n, step in enumerate(known)]
    outcome = submit(head, lambda: _change(request, head, forms), *forms)
    if outcome.is_saved:
        messages.success(request, "The new version counts from now on. Seats that wait keep theirs.")
        return redirect(links.page(request.organization, "plan_policy"))
    names = names_of(current.steps)
    context = {
        "head": head,
        "theirs": outcome.theirs,
        "steps": [(form, who(form.step, names) if form.step else "") for form in forms],
        "current": current,
        "material": [label for name, label in LABELS.items() if name in current.material],
        "versions": PlanPolicy.objects.select_related("changed_by"),
    }
    return render(request, "requisitions/plan_policy.html", context, status=outcome.status)


def _change(request: TenantRequest, head: PlanPolicyForm, forms: list[StepForm]) -> PlanPolicy:
    said = head.cleaned_data
    steps = [step for form in forms if (step := form.as_step)]
    return change_plan_policy(
        steps=steps,
        material=said["material"],
        note=said["note"],
        expected_version=said["seen"],
        act=request.act,
    )
