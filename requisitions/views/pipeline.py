"""The requisition's own page: its pipeline as a board or a list, the slate, what was promised, what happened."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from hiring.ledger.models import Event
from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.paging import Page
from requisitions.actions.pipeline_update import write_update
from requisitions.forms.requisition import UpdateForm
from requisitions.models import Application, Requisition
from requisitions.queries.pipeline import Filters, Pipeline, pipeline
from requisitions.queries.signing import agreement
from requisitions.queries.slate import slate_card
from requisitions.rules import board
from requisitions.rules.endings import group_of
from requisitions.views.attempts import attempt, requisition_or_404
from requisitions.views.filters import closed_filter, menus, views

LATEST = 6
UPDATES = 3
# What the promises' app draws, where it does; without it the second one stands.
TEMPLATES: dict[str, object] = {
    "board_templates": ("sla/_requisition_board.html", "requisitions/_board.html"),
    "strips_templates": ("sla/_requisition_strips.html", "requisitions/_no_strips.html"),
    "due_templates": ("sla/_application_due.html", "requisitions/_application_next.html"),
    "slate_due_templates": ("sla/_slate_due.html", "requisitions/_slate_next.html"),
}


@requires("requisitions.view")
def requisition(request: TenantRequest, number: int) -> HttpResponse:
    found = requisition_or_404(request, number)
    context: dict[str, object] = {"requisition": found}
    context |= {"day": _day(found, request), "agreement": agreement(found)}
    if request.member.may("candidates.view"):
        context |= _candidates(request, found)
    return render(request, "requisitions/pipeline.html", context)


def _candidates(request: TenantRequest, found: Requisition) -> dict[str, object]:
    """Return what only those may see who may see candidates."""
    filters = Filters(**{name: request.GET.get(name, "") for name in ("source", "waiting", "closed")})
    rows: Pipeline = pipeline(found, filters, now=request.now)
    return TEMPLATES | {
        "pipeline": rows,
        "filters": filters,
        "menus": menus(request.GET, rows),
        "views": views(request.GET),
        "as_list": request.GET.get("view") == "list" or bool(filters.closed),
        "closed": _closed(found, filters),
        "closed_urls": closed_filter(request.GET),
        "slate": slate_card(found),
        "events": Event.objects.on_thread(found.pk)[:LATEST],
        "updates": found.updates.select_related("written_by")[:UPDATES],
        "update_form": UpdateForm(),
    }


def _closed(found: Requisition, filters: Filters) -> list[Application]:
    """Return the applications that ended in the way the address asks for."""
    if not filters.closed:
        return []
    ended = Application.objects.ended().filter(requisition=found).with_people().order_by("-closed_at")
    return [each for each in ended if filters.closed in {"any", group_of(each.state, each.reason)}]


def _day(found: Requisition, request: TenantRequest) -> int | None:
    """Return the day of the search today is: the day it opened is day 0."""
    if found.opened_at is None:
        return None
    return board.days_between(found.opened_at, found.closed_at or request.now)


@requires("candidates.edit")
@require_POST
def update(request: TenantRequest, number: int) -> HttpResponse:
    found = requisition_or_404(request, number)
    form = UpdateForm(request.POST)
    back = links.page(request.organization, "requisition", number)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    said = f"Written. {found.hiring_manager.name} reads it here."
    return attempt(request, lambda: write_update(found, text=text, act=request.act), said=said, back=back)


@requires("candidates.view")
def feed(request: TenantRequest, number: int) -> HttpResponse:
    """Everything that happened on this requisition."""
    found = requisition_or_404(request, number)
    page = Page.of(Event.objects.on_thread(found.pk), request)
    return render(request, "requisitions/feed.html", {"requisition": found, "page": page})
