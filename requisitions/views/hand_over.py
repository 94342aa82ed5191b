"""Hand-overs to onboarding: those under way, one of them, and what is to be done on it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.models import Member
from hiring.tenancy.paging import Page
from requisitions.actions.hand_over import begin_hand_over, change_hand_over, may_run
from requisitions.actions.hand_over_item import add_item, give_item, settle_item
from requisitions.forms.hand_over import GiveForm, HandOverForm, ItemForm, initial
from requisitions.models import Application, HandOver, HandOverItem
from requisitions.queries.hand_over import hand_over_page, standing_of
from requisitions.views.attempts import application_or_404, attempt
from requisitions.views.editing import submit
from requisitions.views.list_filters import filters_of

SAID = {"done": "Done.", "aside": "Set aside.", "open": "It is open again."}
STANDINGS = [("late", "late"), ("complete", "complete"), ("all", "all")]


@requires("candidates.view")
def hand_overs(request: TenantRequest) -> HttpResponse:
    """Those under way unless asked for others, by their first day."""
    filters = filters_of(request.GET, ("Shown", "standing", "under way", STANDINGS))
    today = request.now.astimezone(request.member.zone).date()
    seen = HandOver.objects.visible_to(request.member)
    found = seen.standing(filters.chosen.get("standing", "under_way"), today).with_people().with_progress(today)
    page = Page.of(found, request)
    rows = [(row, standing_of(row)) for row in page.rows]
    context = {"page": page, "rows": rows, "filters": filters, "late": seen.standing("late", today).count()}
    return render(request, "requisitions/hand_overs.html", context)


@requires("home.view")
def hand_over(request: TenantRequest, application_id: UUID) -> HttpResponse:
    """One of them; for a hire without one, the offer to begin it."""
    found = _seen(request).filter(application=application_id).first()
    if found is None:
        return _not_begun(request, application_id)
    runs = may_run(found, request.act)
    if request.method == "POST" and not runs:
        raise PermissionDenied
    form = HandOverForm(request.POST or None, initial=initial(found))
    outcome = submit(form, lambda: _change(request, found, form))
    if outcome.is_saved:
        messages.success(request, "Saved. What is open is due by the first day.")
        return redirect(_address(request, application_id))
    page = hand_over_page(found, request.member, runs=runs, now=request.now)
    context = {"page": page, "application": found.application, "theirs": outcome.theirs, "runs": runs, "form": form}
    context |= {"item_form": ItemForm(initial={"doer": found.owner_id}), "people": Member.objects.active()}
    return render(request, "requisitions/hand_over.html", context, status=outcome.status)


def _not_begun(request: TenantRequest, application_id: UUID) -> HttpResponse:
    if not request.member.may("candidates.view"):
        raise Http404
    found = application_or_404(request, application_id)
    if found.state != Application.State.HIRED:
        raise Http404
    return render(request, "requisitions/hand_over_begin.html", {"application": found})


def _change(request: TenantRequest, found: HandOver, form: HandOverForm) -> None:
    data = form.cleaned_data
    change_hand_over(found, owner=data["owner"], starts_on=data["starts_on"], seen=data["seen"], act=request.act)


@requires("candidates.view")
@require_POST
def begin(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    back = _address(request, application_id)
    return attempt(
        request, lambda: begin_hand_over(found, act=request.act), said="Begun. Its owner has a mail.", back=back
    )


@requires("home.view")
@require_POST
def add(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = get_object_or_404(_seen(request), application=application_id)
    form, back = ItemForm(request.POST), f"{_address(request, application_id)}#more"
    if not form.is_valid():
        messages.error(request, " ".join(str(each[0]) for each in form.errors.values()))
        return redirect(back)
    return attempt(request, lambda: add_item(found, **form.item, act=request.act), said="It is on the list.", back=back)


@requires("home.view")
@require_POST
def settle(request: TenantRequest, hand_over_item_id: UUID) -> HttpResponse:
    """``do=done``, ``aside`` with a `reason`, or ``open`` to take either back."""
    item, to = _item_or_404(request, hand_over_item_id), request.POST.get("do", "")
    reason, seen = request.POST.get("reason", ""), request.POST.get("seen", "")
    back = _address(request, item.hand_over.application_id)
    return attempt(
        request,
        lambda: settle_item(item, to, reason=reason, seen=seen, act=request.act),
        said=SAID.get(to, ""),
        back=f"{back}#item-{item.position}",
    )


@requires("home.view")
@require_POST
def give(request: TenantRequest, hand_over_item_id: UUID) -> HttpResponse:
    item = _item_or_404(request, hand_over_item_id)
    form, seen = GiveForm(request.POST), request.POST.get("seen", "")
    back = f"{_address(request, item.hand_over.application_id)}#item-{item.position}"
    if not form.is_valid():
        messages.error(request, "Choose somebody who works here.")
        return redirect(back)
    doer = form.cleaned_data["doer"]
    said = f"{doer.name} does it now."
    return attempt(request, lambda: give_item(item, doer, seen=seen, act=request.act), said=said, back=back)


def _seen(request: TenantRequest) -> QuerySet[HandOver]:
    rows: QuerySet[HandOver] = HandOver.objects.visible_to(request.member).with_people()
    return rows


def _item_or_404(request: TenantRequest, item_id: UUID) -> HandOverItem:
    seen = HandOverItem.objects.filter(hand_over__in=HandOver.objects.visible_to(request.member))
    return get_object_or_404(seen.select_related("doer", "hand_over__application"), pk=item_id)


def _address(request: TenantRequest, application_id: UUID) -> str:
    return links.page(request.organization, "hand_over", application_id)
