"""One promise: what was promised, what became of it, and who may forgive it or let it rest."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from sla.actions import reliefs
from sla.forms.relief import PauseForm, WaiverForm
from sla.models import Commitment, Relief
from sla.queries.life import life_of
from sla.queries.promises import line
from sla.registry import CLAUSES
from sla.rules.clocks import Clock


@requires("commitments.view")
def commitment(request: TenantRequest, commitment_id: UUID) -> HttpResponse:
    return _page(request, _known(request, commitment_id))


@requires("commitments.view")
@require_POST
def waive(request: TenantRequest, commitment_id: UUID) -> HttpResponse:
    form = WaiverForm(request.POST)
    return _decided(request, commitment_id, form, reliefs.waive, said="Waived. {owner} has a mail that says so.")


@requires("commitments.view")
@require_POST
def pause(request: TenantRequest, commitment_id: UUID) -> HttpResponse:
    form = PauseForm(request.POST)
    return _decided(request, commitment_id, form, reliefs.pause, said="It rests. {owner} has a mail that says so.")


@requires("commitments.view")
@require_POST
def resume(request: TenantRequest, commitment_id: UUID) -> HttpResponse:
    found = _known(request, commitment_id)
    try:
        reliefs.resume(found, act=request.act)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(links.page(request.organization, "commitment", found.pk))


def _known(request: TenantRequest, commitment_id: UUID) -> Commitment:
    found: Commitment = get_object_or_404(Commitment.objects.known_to(request.member).for_page(), pk=commitment_id)
    return found


def _decided(
    request: TenantRequest, commitment_id: UUID, form: Form, verb: Callable[..., Relief], *, said: str
) -> HttpResponse:
    """Do it and go back to the page, or show the form again with what to change."""
    found = _known(request, commitment_id)
    if form.is_valid():
        try:
            verb(found, **form.cleaned_data, act=request.act)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said.format(owner=found.owner.name))
            return redirect(links.page(request.organization, "commitment", found.pk))
    return _page(request, found, form)


def _page(request: TenantRequest, found: Commitment, typed: Form | None = None) -> HttpResponse:
    forms = _forms(request, found)
    if typed is not None:
        forms |= {typed.prefix: typed}
    context = {
        "commitment": found,
        "promise": line(found),
        "clause": CLAUSES[found.clause],
        "life": life_of(found),
        "rest": Relief.objects.running(request.now).filter(commitment=found).first(),
        "forms": forms,
    }
    return render(request, "sla/commitment.html", context, status=200 if typed is None else 422)


def _forms(request: TenantRequest, found: Commitment) -> dict[str | None, Form]:
    """Return what this member may do about it today, by the form's prefix."""
    if not reliefs.may_relieve(found, request.member) or found.outcome in {*reliefs.NEEDS_NONE, "waived"}:
        return {}
    may_rest = found.state == "open" and found.due_at > request.now and found.clock != Clock.FIXED
    return {WaiverForm.prefix: WaiverForm(), **({PauseForm.prefix: PauseForm()} if may_rest else {})}
