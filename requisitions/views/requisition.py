"""The list of requisitions, and the steps of one's life: hold, go on, fill, cancel."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.paging import Page
from requisitions.actions.requisition import STEPS
from requisitions.forms.requisition import StateForm
from requisitions.models import Requisition
from requisitions.views.attempts import requisition_or_404
from requisitions.views.editing import submit
from requisitions.views.list_filters import requisition_filters


@requires("requisitions.view")
def requisitions(request: TenantRequest) -> HttpResponse:
    seen = Requisition.objects.visible_to(request.member)
    filters = requisition_filters(request.GET, seen)
    found = seen.narrowed(**filters.chosen).with_people().with_counts()
    context = {"page": Page.of(found, request), "filters": filters, "any": seen.exists()}
    return render(request, "requisitions/requisitions.html", context)


@requires("requisitions.edit")
def state(request: TenantRequest, number: int) -> HttpResponse:
    """What comes next for the requisition, each step with its consequence."""
    found = requisition_or_404(request, number)
    form = StateForm(request.POST or None, requisition=found)
    outcome = submit(form, lambda: STEPS[form.cleaned_data["step"]](found, act=request.act))
    if outcome.is_saved:
        return redirect(links.page(request.organization, "requisition", number))
    context = {"requisition": found, "form": form, "title": "What happens with it", "button": "Do it"}
    return render(request, "requisitions/requisition_state.html", context, status=outcome.status)
