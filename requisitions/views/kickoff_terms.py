"""Changing one text or a few figures of a kickoff: ideal profile, sourcing, time to hire."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.forms.kickoff import FORMS, TermsForm, initial
from requisitions.models import Requisition
from requisitions.views.attempts import kickoff_or_404
from requisitions.views.editing import submit
from requisitions.views.kickoff_words import address_of


@requires("kickoff.edit")
def terms(request: TenantRequest, number: int, part: str) -> HttpResponse:
    if part not in FORMS:
        raise Http404
    requisition, kind = kickoff_or_404(request, number), FORMS[part]
    form = kind(request.POST or None, initial=_shown(requisition, kind))
    seen = request.POST.get("seen", "")
    outcome = submit(form, lambda: change_terms(requisition, form.terms, seen=seen, act=request.act))
    if outcome.is_saved:
        return redirect(address_of(request, requisition, part))
    context = {"requisition": requisition, "form": form, "theirs": outcome.theirs}
    context |= {"title": kind.title, "button": "Save"}
    return render(request, "requisitions/kickoff_form.html", context, status=outcome.status)


def _shown(requisition: Requisition, kind: type[TermsForm]) -> dict[str, Any]:
    kickoff = requisition.kickoffs.get()
    return {**initial(kind, kickoff), "seen": seen_of(terms_of(kickoff, kind.kind))}
