"""The commitments board: everybody's promises on one scale, or only one's own."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Refused
from hiring.tenancy.models import Member
from hiring.tenancy.paging import Page
from requisitions.models import Requisition, Side
from sla.actions import concerns
from sla.actions.nudges import nudge as nudge_action
from sla.models import Commitment
from sla.queries import burning, records
from sla.queries.filters import departments, filters
from sla.registry import CLAUSES

if TYPE_CHECKING:
    from django.db.models import QuerySet

WEEKS = {"4": "four weeks", "12": "twelve weeks", "52": "a year"}
SIDES = {
    Side.MANAGER.value: "Hiring managers",
    Side.RECRUITER.value: "Recruiters",
    Side.INTERVIEWER.value: "Interviewers",
}


@requires("commitments.view")
def commitments(request: TenantRequest) -> HttpResponse:
    """Everybody's for those who oversee; a person's own, and what is owed to them, for all others."""
    asked = asked_for(request)
    found = records.records(asked, request.now)
    sides = records.by_side(found)
    sees_all = request.member.may("commitments.view_all")
    # Both sides are two: the many who interview are a line, unless somebody asked for them or for one requisition.
    folded = [] if asked.side or asked.requisition_id or not sees_all else sides.pop(Side.INTERVIEWER.value, [])
    context = {
        "sections": [(SIDES[side], sides[side], records.total(sides[side])) for side in SIDES if side in sides],
        "totals": {side: records.total(people) for side, people in sides.items()},
        "late": records.total(found).owed_late,
        "since": asked.since,
        "filters": filters(request, weeks=WEEKS, clauses=CLAUSES, departments=departments()),
        "sees_all": sees_all,
        "interviewers": records.total(folded) if folded else None,
    }
    template = "sla/_board.html" if request.htmx else "sla/board.html"
    return render(request, template, context)


def asked_for(request: TenantRequest) -> records.Asked:
    """Return what the address narrows the board to; whoever may not see all sees their own."""
    get = request.GET
    weeks = int(get["weeks"]) if get.get("weeks") in WEEKS else 12
    number = get.get("requisition", "")
    requisition = (
        get_object_or_404(Requisition.objects.visible_to(request.member), number=number) if number.isdecimal() else None
    )
    return records.Asked(
        since=request.now - timedelta(weeks=weeks),
        until=request.now + timedelta(weeks=2),
        side=get["side"] if get.get("side") in SIDES else "",
        clause=get["clause"] if get.get("clause") in CLAUSES else "",
        department=get["department"] if get.get("department") in departments() else "",
        requisition_id=requisition.pk if requisition else None,
        owner_id=None if requisition or request.member.may("commitments.view_all") else request.member.pk,
    )


@requires("commitments.view")
def by_due_time(request: TenantRequest) -> HttpResponse:
    """Everything that runs and that the reader may know of, what is due first."""
    known = Commitment.objects.known_to(request.member).running()
    found = burning.burning(request, known)
    page = Page.of(found.for_page(), request)
    context = {
        "page": page,
        "rows": burning.with_what_is_used(page.rows, request.now),
        "load": burning.load_of(found, request.now),
        "filters": burning.burning_filters(request, known),
    }
    return render(request, "sla/_by_due_time.html" if request.htmx else "sla/by_due_time.html", context)


@requires("commitments.view")
def person(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """All promises of one person, late ones in words: for themselves and for those who oversee."""
    found = get_object_or_404(Member, pk=member_id)
    if found != request.member and not request.member.may("commitments.view_all"):
        raise Http404
    since = request.now - timedelta(weeks=52)
    asked = records.Asked(since=since, until=request.now + timedelta(weeks=2), owner_id=found.pk)
    context = {
        "person": found,
        "records": records.records(asked, request.now, in_words=True),
        "put_off": set(Commitment.objects.owed_by(found.pk).put_off().values_list("pk", flat=True)),
        "since": since,
        "hires": concerns.about(found, by=request.member) if request.member.may("cases.raise") else (),
    }
    return render(request, "sla/person.html", context)


@requires("commitments.view")
@require_POST
def nudge(request: TenantRequest, commitment_id: UUID) -> HttpResponse:
    """Remind by hand; the button rests for a day. A stranger's promise does not exist."""
    visible = Requisition.objects.visible_to(request.member)
    mine: QuerySet[Commitment] = Commitment.objects.filter(requisition__in=visible).for_page()
    found = get_object_or_404(mine, pk=commitment_id)
    try:
        nudge_action(found, act=request.act)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{found.owner.first_name} has a mail with the facts.")
    return redirect(links.page(request.organization, "home"))
