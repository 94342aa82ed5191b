"""People of the organization: who is here, with which roles, and who is invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.actions import people
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.forms import InvitationForm, RolesForm
from hiring.tenancy.models import Invitation, Member
from hiring.tenancy.paging import Page


@requires("people.manage")
def members(request: TenantRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            people.invite(**form.cleaned_data, act=request.act)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{form.cleaned_data['name']} has an invitation, valid for seven days.")
            return redirect(links.page(request.organization, "people"))
    context = {
        "page": Page.of(Member.objects.with_roles(), request),
        "invitations": Invitation.objects.open(request.now).select_related("invited_by"),
        "form": form,
    }
    return render(request, "tenancy/people.html", context, status=422 if form.errors else 200)


@requires("people.manage")
def member(request: TenantRequest, member_id: UUID) -> HttpResponse:
    found = get_object_or_404(Member.objects.with_roles(), pk=member_id)
    form = RolesForm(request.POST or None, initial={"roles": sorted(found.roles)})
    if request.method == "POST" and form.is_valid():
        try:
            people.change_roles(found, form.cleaned_data["roles"], act=request.act)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{found.name}'s roles are changed.")
            return redirect(links.page(request.organization, "people"))
    context = {"person": found, "form": form}
    return render(request, "tenancy/member.html", context, status=422 if form.errors else 200)


@requires("people.manage")
@require_POST
def set_active(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """Let somebody go, or back in: the form says which (`active`: 0 or 1)."""
    found = get_object_or_404(Member, pk=member_id)
    verb = people.reactivate if request.POST.get("active") == "1" else people.deactivate
    try:
        verb(found, act=request.act)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(links.page(request.organization, "member", found.pk))


@requires("people.manage")
@require_POST
def withdraw_invitation(request: TenantRequest, invitation_id: UUID) -> HttpResponse:
    found = get_object_or_404(Invitation, pk=invitation_id)
    people.withdraw_invitation(found, act=request.act)
    messages.success(request, f"The invitation of {found.name} is withdrawn. Its link has stopped working.")
    return redirect(links.page(request.organization, "people"))
