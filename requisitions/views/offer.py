"""Offers: extending one, and recording its answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.offer import accept_offer, decline_offer, extend_offer, rescind_offer
from requisitions.forms.application import OfferAnswerForm, OfferForm
from requisitions.models import Application, Offer
from requisitions.views.attempts import application_or_404, attempt

ANSWERS = {
    Offer.State.ACCEPTED: (accept_offer, "has accepted. Hired."),
    Offer.State.DECLINED: (decline_offer, "has declined the offer."),
    Offer.State.RESCINDED: (rescind_offer, "no longer has an offer from us."),
}


@requires("offers.make")
@require_POST
def extend(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    form = OfferForm(request.POST)
    back = links.page(request.organization, "application", found.pk)
    if not form.is_valid():
        messages.error(request, "Write the first day as a date, or leave it empty.")
        return redirect(back)
    start_on = form.cleaned_data["start_on"]
    said = f"The offer to {found.candidate.name} is out."
    return attempt(request, lambda: extend_offer(found, start_on=start_on, act=request.act), said=said, back=back)


@requires("offers.make")
@require_POST
def answer(request: TenantRequest, offer_id: UUID) -> HttpResponse:
    seen = Application.objects.visible_to(request.member)
    offer = get_object_or_404(Offer.objects.filter(application__in=seen).select_related("application"), pk=offer_id)
    form = OfferAnswerForm(request.POST)
    back = links.page(request.organization, "application", offer.application_id)
    if not form.is_valid():
        messages.error(request, "Choose the answer.")
        return redirect(back)
    verb, words = ANSWERS[Offer.State(form.cleaned_data["answer"])]
    said = f"{offer.application.candidate.name} {words}"
    return attempt(request, lambda: verb(offer, act=request.act), said=said, back=back)
