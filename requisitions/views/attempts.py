"""How pages end an attempt: the fact in a line at the top, or the refusal in the same place or in the form."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from hiring.tenancy.doors import TenantRequest
from hiring.tenancy.errors import NotYours, Refused
from requisitions.models import Application, Interview, PlanItem, Requisition

# A longer one is no number of ours.
LONGEST_NUMBER = 9


def attempt(request: TenantRequest, verb: Callable[[], object], *, said: str, back: str) -> HttpResponse:
    """Do it, say `said` if there is more to say than the page does, and go `back`; a refusal is said instead.

    Raises ``PermissionDenied`` when it is not this member's to do.
    """
    try:
        verb()
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        if said:
            messages.success(request, said)
    return HttpResponseRedirect(back)


def succeeds(form: Form, verb: Callable[[], object]) -> bool:
    """Do it for a valid form and tell whether it was done; a refusal stands in the form beside what was typed.

    Raises ``PermissionDenied`` when it is not this member's to do.
    """
    if not form.is_valid():
        return False
    try:
        verb()
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        form.add_error(None, str(refused))
        return False
    return True


def requisition_or_404(request: TenantRequest, number: int) -> Requisition:
    """Return the requisition with its people, if this member may see it."""
    seen = Requisition.objects.visible_to(request.member).with_people()
    return get_object_or_404(seen, number=number)


def kickoff_or_404(request: TenantRequest, number: int) -> Requisition:
    """Return the requisition with its people and plan item, if this member may see it and it has a kickoff."""
    seen = Requisition.objects.visible_to(request.member).with_people().select_related("plan_item")
    return get_object_or_404(seen.filter(kickoffs__isnull=False), number=number)


def plan_item_or_404(request: TenantRequest, number: int) -> PlanItem:
    return get_object_or_404(PlanItem.objects.visible_to(request.member).with_people().with_decisions(), number=number)


def application_or_404(request: TenantRequest, application_id: object) -> Application:
    seen = Application.objects.visible_to(request.member).with_people()
    return get_object_or_404(seen.select_related("requisition__recruiter"), pk=application_id)


def interview_or_404(request: TenantRequest, interview_id: object) -> Interview:
    return get_object_or_404(Interview.objects.visible_to(request.member).with_panel(), pk=interview_id)


def number_or(text: str, otherwise: int) -> int:
    """Return the number somebody's address or form says; a sign that only looks like one ("²") is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else otherwise


def posted_version(request: TenantRequest) -> int:
    """Return the version the reader saw; nonsense is none that ever was."""
    return number_or(request.POST.get("seen", ""), -1)
