"""What the two sides of one requisition promise otherwise than everywhere: a part of its kickoff."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import NotYours, Refused
from hiring.tenancy.rules.wording import count_of
from requisitions.actions.kickoff_terms import seen_of, terms_of
from requisitions.rules.drafts import Promises
from requisitions.views.attempts import kickoff_or_404
from requisitions.views.editing import page_or_dialog, saved, submit
from requisitions.views.kickoff_words import address_of
from sla.actions.agreement import terms_on_paper
from sla.actions.kickoff_promises import agree_promises, usual_terms
from sla.actions.reapply import reapply
from sla.forms.kickoff_promises import PromisesForm


@requires("kickoff.edit")
def kickoff_promises(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    kickoff = requisition.kickoffs.get()
    form = PromisesForm(
        request.POST or None,
        usual=usual_terms(requisition, request.act),
        here=terms_on_paper(kickoff, request.now),
        initial={"seen": seen_of(terms_of(kickoff, Promises))},
    )
    seen = request.POST.get("seen", "")
    outcome = submit(form, lambda: agree_promises(requisition, form.wished, seen=seen, act=request.act))
    if outcome.is_saved:
        return saved(request, address_of(request, requisition, "promises"))
    context: dict[str, object] = {"requisition": requisition, "form": form, "theirs": outcome.theirs}
    return page_or_dialog(request, context | {"title": form.title, "button": "Save"}, outcome)


@requires("commitments.relieve")
@require_POST
def apply_to_running(request: TenantRequest, number: int) -> HttpResponse:
    """Let what runs here follow the agreement that counts now."""
    requisition = kickoff_or_404(request, number)
    try:
        found = reapply(requisition, act=request.act)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{count_of(len(found), 'promise').capitalize()} timed anew, from when each began.")
    return redirect(address_of(request, requisition, "promises"))
