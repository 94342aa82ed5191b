"""Leave: asked for on one's own page of hours, decided on a list of all that is to come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.paging import Page
from requisitions.views.attempts import attempt
from sla.actions.leave import approve_leave, ask_leave, decline_leave, withdraw_leave
from sla.forms.leave import LeaveForm
from sla.models import Leave
from sla.queries.calendars import Whose
from sla.views.hours import hours_with, person, today


@requires("hours.manage")
def leaves(request: TenantRequest) -> HttpResponse:
    to_come = Leave.objects.standing().not_over(today(request)).for_page()
    return render(request, "sla/leaves.html", {"page": Page.of(to_come, request)})


@requires("commitments.view")
@require_POST
def ask(request: TenantRequest, member_id: UUID) -> HttpResponse:
    member = person(request, member_id)
    form = LeaveForm(request.POST, member=member)
    if not form.is_valid():
        return hours_with(request, Whose(member), leave_form=form)
    try:
        made = ask_leave(member, **form.cleaned_data, act=request.act)
    except Refused as refused:
        form.add_error(None, str(refused))
        return hours_with(request, Whose(member), leave_form=form)
    messages.success(request, f"{made.get_state_display()}.")
    return redirect(links.page(request.organization, "hours", member_id))


@requires("hours.manage")
@require_POST
def decide(request: TenantRequest, leave_id: UUID) -> HttpResponse:
    """Approve or decline; the form says which (`decision`)."""
    leave = get_object_or_404(Leave, pk=leave_id)
    verb = approve_leave if request.POST.get("decision") == "approve" else decline_leave
    try:
        decided = verb(leave, act=request.act)
        messages.success(request, f"{decided.member.name}'s leave: {decided.get_state_display().lower()}.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(links.page(request.organization, "leaves"))


@requires("commitments.view")
@require_POST
def withdraw(request: TenantRequest, leave_id: UUID) -> HttpResponse:
    leave = get_object_or_404(Leave.objects.for_page(), pk=leave_id)
    person(request, leave.member_id)
    back = links.page(request.organization, "hours", leave.member_id)
    return attempt(request, lambda: withdraw_leave(leave, act=request.act), said="Called off.", back=back)
