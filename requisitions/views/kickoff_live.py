"""The kickoff while two write in it: one field saved by itself, and the small question an open page keeps asking."""

import hashlib
from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string

from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.rules.wording import clock
from requisitions.actions.kickoff_field import FieldChanged, FieldGone, place_of, save_field, shown
from requisitions.actions.presence import Present, be_present
from requisitions.forms.kickoff_field import FieldForm
from requisitions.models import Kickoff, Requisition
from requisitions.rules.drafts import fingerprint
from requisitions.rules.fields import NoSuchField, Spot, spot
from requisitions.rules.presence import said
from requisitions.views.attempts import kickoff_or_404
from requisitions.views.editing import Outcome, page_or_dialog, saved, submit
from requisitions.views.kickoff_words import address_of


@requires("kickoff.edit")
def field(request: TenantRequest, number: int, address: str) -> HttpResponse:
    """Save one field. A page that is open gets what it has seen now, or both texts; without script it is a form."""
    requisition, place = kickoff_or_404(request, number), _spot_or_404(address)
    form = FieldForm(request.POST or None, spot=place, requisition=requisition, initial=_shown(requisition, place))
    outcome = submit(form, lambda: _save(request, requisition, place, form))
    if request.htmx and request.method == "POST":
        return _answer(request, requisition, place, form, outcome)
    if outcome.is_saved:
        return saved(request, address_of(request, requisition, place.code or place.part))
    context: dict[str, object] = {"requisition": requisition, "form": form, "theirs": outcome.theirs}
    return page_or_dialog(request, context | {"title": place.label, "button": "Save"}, outcome)


def _save(request: TenantRequest, requisition: Requisition, place: Spot, form: FieldForm) -> None:
    try:
        save_field(requisition, place, form.value, seen=request.POST.get("seen", ""), act=request.act)
    except FieldChanged as changed:
        # What stood there when the page was asked for may be older than what this writer lost against.
        form.initial.update(value=changed.theirs, seen=changed.seen)
        raise


def _spot_or_404(address: str) -> Spot:
    try:
        return spot(address)
    except NoSuchField as unknown:
        raise Http404 from unknown


def _shown(requisition: Requisition, place: Spot) -> dict[str, str]:
    """Return what the field says now; nothing when its row is gone, which saving then says."""
    try:
        now = shown(place_of(requisition.kickoffs.get(), place), place)
    except FieldGone:
        now = ""
    return {"value": now, "seen": fingerprint(now)}


def _answer(
    request: TenantRequest, requisition: Requisition, place: Spot, form: FieldForm, outcome: Outcome
) -> HttpResponse:
    if not outcome.is_saved:
        context = {"form": form, "theirs": outcome.theirs, "now": form.initial["value"], "seen": form.initial["seen"]}
        return render(request, "requisitions/_kickoff_says.html", context, status=outcome.status)
    response = HttpResponse(status=204)
    response["X-Seen"] = _shown(requisition, place)["seen"]
    response["X-Saved-At"] = clock(request.now.astimezone(request.member.zone))
    return response


@requires("requisitions.view")
def live(request: TenantRequest, number: int) -> HttpResponse:
    """Say that the reader is here (``?on=R3.text&typing=1``), and answer only when something is new since ``?at=``."""
    kickoff = get_object_or_404(Kickoff.objects.visible_to(request.member), requisition__number=number)
    on = request.GET.get("on", "")
    here = be_present(kickoff, on=on if _is_field(on) else "", is_typing="typing" in request.GET, act=request.act)
    at = f"{kickoff.revision}.{_digest(here)}"
    if request.GET.get("at") == at:
        return _nothing_new()
    words = said(here, reader=request.member.pk)
    context = {"here": here, "at": at, "kickoff": kickoff, "member": request.member, "said": words}
    return HttpResponse(render_to_string("requisitions/_kickoff_presence.html", context))


def _nothing_new() -> HttpResponse:
    """Answer with less than 300 bytes, headers and all: nobody renders it, so what guards a page may stay away."""
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response._csp_exempt = True  # type: ignore[attr-defined]  # noqa: SLF001 - how django-csp is told
    response.xframe_options_exempt = True
    return response


def _is_field(address: str) -> bool:
    try:
        spot(address)
    except NoSuchField:
        return False
    return True


def _digest(here: Iterable[Present]) -> str:
    seen = "|".join(f"{each.member_id}{each.on}{each.is_typing}" for each in here)
    return hashlib.sha256(seen.encode()).hexdigest()[:8]
