"""Slates: preparing one, presenting it, the manager's answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from requisitions.actions import slate as actions
from requisitions.actions import slate_answer
from requisitions.forms.slate import DeclineForm, DraftForm, ReturnForm
from requisitions.models import Requisition, Slate, SlateCandidate
from requisitions.queries.slate import read_slate
from requisitions.views.attempts import attempt, requisition_or_404, succeeds
from requisitions.views.pipeline import TEMPLATES


@requires("candidates.view")
def slate(request: TenantRequest, number: int, slate_number: int) -> HttpResponse:
    found = requisition_or_404(request, number)
    one = _slate_or_404(found, slate_number)
    if one.state == Slate.State.DRAFT and request.member.may("slates.present"):
        return redirect(links.page(request.organization, "slate_draft", number))
    return _page(request, found, one, return_form=ReturnForm(), decline_form=DeclineForm(requisition=found))


@requires("candidates.view")
def answer(request: TenantRequest, number: int) -> HttpResponse:
    """Lead to the slate that waits for its answer; answered meanwhile, to the requisition."""
    found = requisition_or_404(request, number)
    waiting = Slate.objects.filter(requisition=found, state=Slate.State.PRESENTED).order_by("number").first()
    there = ("slate", number, waiting.number) if waiting else ("requisition", number)
    return redirect(links.page(request.organization, *there))


def _page(request: TenantRequest, found: Requisition, one: Slate, **forms: object) -> HttpResponse:
    context = {
        "requisition": found,
        "card": read_slate(one, found),
        "slate_due_templates": TEMPLATES["slate_due_templates"],
        "may_answer": one.state == Slate.State.PRESENTED and request.member.pk == found.hiring_manager_id,
        **forms,
    }
    invalid = any(getattr(form, "errors", None) for form in forms.values())
    return render(request, "requisitions/slate.html", context, status=422 if invalid else 200)


@requires("slates.present")
def draft(request: TenantRequest, number: int) -> HttpResponse:
    """Prepare the slate: every button saves the whole page first, so nothing typed is lost."""
    found = requisition_or_404(request, number)
    running: Slate | None = Slate.objects.running().filter(requisition=found).first()
    if running is not None and running.state == Slate.State.PRESENTED:
        return redirect(links.page(request.organization, "slate", number, running.number))
    form = DraftForm(request.POST if request.method == "POST" else None, requisition=found, slate=running)
    if request.method == "POST" and form.is_valid():
        return _save(request, found, form)
    missing = actions.what_is_missing(running) if running else ()
    context = {"requisition": found, "slate": running, "form": form, "missing": missing}
    return render(request, "requisitions/slate_draft.html", context, status=422 if form.errors else 200)


def _save(request: TenantRequest, found: Requisition, form: DraftForm) -> HttpResponse:
    try:
        saved = actions.draft_slate(found, form.proposals, act=request.act)
        if "present" in request.POST:
            actions.present_slate(saved, act=request.act)
            messages.success(request, f"Slate {saved.number} is with {found.hiring_manager.name}, who is written to.")
            return redirect(links.page(request.organization, "slate", found.number, saved.number))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(links.page(request.organization, "slate_draft", found.number))


@requires("slates.present")
@require_POST
def withdraw(request: TenantRequest, number: int, slate_number: int) -> HttpResponse:
    found = requisition_or_404(request, number)
    one = _slate_or_404(found, slate_number)
    back = links.page(request.organization, "requisition", number)
    said = f"Slate {one.number} is withdrawn."
    return attempt(request, lambda: actions.withdraw_slate(one, act=request.act), said=said, back=back)


@requires("slates.review")
@require_POST
def advance(request: TenantRequest, number: int, slate_number: int, place_id: object) -> HttpResponse:
    found = requisition_or_404(request, number)
    place = _place_or_404(found, slate_number, place_id)
    back = links.page(request.organization, "slate", number, slate_number)
    said = f"{place.application.candidate.name} goes on."
    return attempt(request, lambda: slate_answer.advance(place, act=request.act), said=said, back=back)


@requires("slates.review")
@require_POST
def decline(request: TenantRequest, number: int, slate_number: int, place_id: object) -> HttpResponse:
    found = requisition_or_404(request, number)
    place = _place_or_404(found, slate_number, place_id)
    form = DeclineForm(request.POST, requisition=found)
    if not form.is_valid():
        return _page(request, found, place.slate, decline_form=form, declining=place.pk, return_form=ReturnForm())
    back = links.page(request.organization, "slate", number, slate_number)
    said = f"{place.application.candidate.name} is declined, citing {form.cleaned_data['requirement'].code}."
    verb = slate_answer.decline
    return attempt(request, lambda: verb(place, **form.cleaned_data, act=request.act), said=said, back=back)


@requires("slates.review")
@require_POST
def send_back(request: TenantRequest, number: int, slate_number: int) -> HttpResponse:
    found = requisition_or_404(request, number)
    one = _slate_or_404(found, slate_number)
    form = ReturnForm(request.POST)
    if succeeds(form, lambda: slate_answer.return_slate(one, reason=form.cleaned_data["reason"], act=request.act)):
        messages.success(request, f"Slate {one.number} went back. {found.recruiter.name} reads why.")
        return redirect(links.page(request.organization, "requisition", number))
    return _page(request, found, one, return_form=form, decline_form=DeclineForm(requisition=found))


def _slate_or_404(found: Requisition, slate_number: int) -> Slate:
    return get_object_or_404(Slate.objects.with_places(), requisition=found, number=slate_number)


def _place_or_404(found: Requisition, slate_number: int, place_id: object) -> SlateCandidate:
    places = SlateCandidate.objects.select_related("slate", "application__candidate")
    return get_object_or_404(places, pk=place_id, slate__number=slate_number, slate__requisition=found)
