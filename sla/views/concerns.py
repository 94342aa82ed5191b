"""Raising a concern by hand, from a requisition or from somebody's record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from sla.actions.concerns import Concern, open_to, raise_concern, standing
from sla.forms.case import ConcernForm
from sla.models import Commitment

SEEN = 12


@requires("cases.raise")
def raise_one(request: TenantRequest, number: int) -> HttpResponse:
    requisition = get_object_or_404(open_to(request.member), number=number)
    form = _form(request, requisition)
    if request.method == "POST" and form.is_valid() and _raise(request, requisition, form):
        return redirect(links.page(request.organization, "record"))
    context = {"requisition": requisition, "form": form}
    return render(request, "sla/concern.html", context, status=422 if form.errors else 200)


def _form(request: TenantRequest, requisition: Requisition) -> ConcernForm:
    partners = {requisition.hiring_manager_id, requisition.recruiter_id} - {request.member.pk}
    promises = Commitment.objects.late_by_now(request.now).filter(requisition=requisition, owner__in=partners)
    latest = list(promises.order_by("-due_at").values_list("pk", flat=True)[:SEEN])
    return ConcernForm(
        request.POST or None,
        initial={"about": request.GET.get("about")},
        people=Member.objects.filter(pk__in=partners),
        promises=Commitment.objects.filter(pk__in=latest).select_related("owner"),
    )


def _raise(request: TenantRequest, requisition: Requisition, form: ConcernForm) -> bool:
    data = form.cleaned_data
    concern = Concern(data["about"], data["words"], list(data.get("promises", ())))
    stood = standing(requisition, concern.about, request.member)
    try:
        raised = raise_concern(requisition, concern, act=request.act)
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    who = raised.decider.name if raised.decider else "An administrator"
    said = (
        f"{who} has a concern of yours about {raised.about.name} here already: what you wrote stands beside it."
        if stood
        else f"{who} has it, and answers you. {raised.about.name} hears of it from them."
    )
    messages.success(request, said)
    return True
