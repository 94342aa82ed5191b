"""Putting the reminders of one's own promise off, once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.rules import wording
from sla.actions.snooze import snooze as snooze_action
from sla.forms.snooze import SnoozeForm
from sla.models import Commitment
from sla.queries.promises import line


@requires("commitments.view")
def snooze(request: TenantRequest, commitment_id: UUID) -> HttpResponse:
    """Only one's own: anybody else's promise does not exist here."""
    mine = Commitment.objects.running().filter(owner=request.member).for_page()
    found = get_object_or_404(mine, pk=commitment_id)
    form = SnoozeForm(request.POST or None, initial={"until": SnoozeForm.suggested(found.due_at, request.now)})
    if request.method == "POST" and form.is_valid():
        try:
            until = snooze_action(found, form.cleaned_data["until"], act=request.act)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said = wording.moment(until, now=request.now, zone=request.member.zone)
            messages.success(request, f"You are reminded {said}, and when it is due.")
            return redirect(links.page(request.organization, "record"))
    context = {"form": form, "promise": line(found)}
    return render(request, "sla/snooze.html", context, status=422 if form.errors else 200)
