"""Mails about cases that wait for a person: what is held and why, and letting it go or not."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.delivery.models import Hold, HoldDecision
from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.paging import Page
from hiring.tenancy.rules.wording import count_of
from sla.actions import held as actions
from sla.forms.held import HeldForm
from sla.queries.held import cases_held, open_hold, told


@requires("messages.release")
def held(request: TenantRequest) -> HttpResponse:
    return _page(request, open_hold(), None)


def _page(request: TenantRequest, hold: Hold | None, form: HeldForm | None) -> HttpResponse:
    decisions = HoldDecision.objects.select_related("decided_by")[:20]
    context = {"hold": hold, "decisions": decisions, "form": None, "page": None, "cases": []}
    if hold:
        page = Page.of(cases_held(hold, request.member), request)
        context |= {"page": page, "cases": told(page.rows, hold, request.member)}
        context["form"] = form or HeldForm(initial={"seen": page.total, "which": "some"})
    return render(request, "sla/held.html", context, status=422 if form else 200)


@requires("messages.release")
@require_POST
def answer(request: TenantRequest, hold_id: UUID) -> HttpResponse:
    """Release or drop what was ticked, or all; what is missing or has changed stands in the form."""
    hold = get_object_or_404(Hold, pk=hold_id)
    form = HeldForm(request.POST)
    if not form.is_valid():
        return _page(request, hold, form)
    try:
        made = actions.answer(hold, form.answer, act=request.act)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, hold, form)
    what = "leave now" if made.outcome == actions.RELEASED else "are dropped; the cases stand in the inbox"
    messages.success(request, f"The mails of {count_of(len(made.subjects), 'case')} {what}.")
    return redirect(links.page(request.organization, "held_mails"))
