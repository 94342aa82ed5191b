"""Changing one text or a few figures of a kickoff: ideal profile, sourcing, time to hire."""

from typing import Any

from django.http import Http404, HttpResponse

from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of
from requisitions.forms.kickoff import FORMS, TermsForm, initial
from requisitions.models import Requisition
from requisitions.views.attempts import kickoff_or_404
from requisitions.views.editing import page_or_dialog, saved, submit
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
        return saved(request, address_of(request, requisition, part))
    context: dict[str, object] = {"requisition": requisition, "form": form, "theirs": outcome.theirs}
    return page_or_dialog(request, context | {"title": kind.title, "button": "Save"}, outcome)


def _shown(requisition: Requisition, kind: type[TermsForm]) -> dict[str, Any]:
    kickoff = requisition.kickoffs.get()
    return {**initial(kind, kickoff), "seen": seen_of(terms_of(kickoff, kind.kind))}
