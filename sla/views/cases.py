"""Escalation cases: the inbox; one case with its decision and review, what is written on it, whom it is shown to."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.access import Role
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Incomplete, Refused, Stale
from hiring.tenancy.models import Member
from hiring.tenancy.paging import Page
from requisitions.models import Side
from sla.actions import cases as actions
from sla.actions import reviews, sharing
from sla.actions.case_plans import agree_plan
from sla.forms.case import CommentForm, DecisionForm, ReviewForm
from sla.models import EscalationCase
from sla.queries import records, timeline, workload
from sla.queries.case_filters import case_filters, narrowed
from sla.queries.cases import case_facts
from sla.queries.held import open_hold
from sla.queries.rulebook import rule_of
from sla.rules.rulebook import Mode


@requires("cases.view")
def cases(request: TenantRequest) -> HttpResponse:
    filters = case_filters(request)
    found = narrowed(_visible(request), filters, request.now)
    waiting = found.filter(closed_at=None)
    mine = [each for each in waiting if each.is_offered_to(request.member)]
    context = {
        "mine": mine,
        "undecided": sum(each.plan_agreed_at is None or each.plan_over_at is not None for each in mine),
        "others": [each for each in waiting if each not in mine],
        "page": Page.of(found.exclude(closed_at=None), request),
        "filters": filters,
        "hold": open_hold() if request.member.may("messages.release") else None,
    }
    return render(request, "sla/_cases.html" if request.htmx else "sla/cases.html", context)


def _visible(request: TenantRequest) -> QuerySet[EscalationCase]:
    found: QuerySet[EscalationCase] = EscalationCase.objects.visible_to(request.member).for_page()
    return found


@requires("cases.view")
def case(request: TenantRequest, number: int) -> HttpResponse:
    found = get_object_or_404(_visible(request), number=number)
    is_mine = found.closed_at is None and actions.is_decided_by(found, request.member)
    today = request.now.astimezone(request.member.zone).date()
    form = DecisionForm(found, request.POST or None, today=today, above=_above(found)) if is_mine else None
    if request.method == "POST" and form and form.is_valid() and _decide(request, found, form):
        return redirect(links.page(request.organization, "case", found.number))
    context = {
        **about(request, found),
        "form": form,
        "comment": CommentForm() if found.closed_at is None else None,
        "may_share": found.closed_at is None and found.shared_at is None and sharing.may_share(found, request.member),
        "above": _above_person(found),
        **_review(found, is_mine=is_mine),
    }
    return render(request, "sla/case.html", context, status=422 if form and form.errors else 200)


def about(request: TenantRequest, found: EscalationCase, *, reader: Member | None = None) -> dict[str, Any]:
    """Return what the page of a case says to whoever may read it; `reader`: to the person concerned."""
    requisition = found.requisition
    # The kickoff is promised, and attended, before it opens.
    since = min(filter(None, (requisition.created_at, requisition.opened_at)))
    asked = records.Asked(since=since, until=request.now + timedelta(weeks=2), requisition_id=requisition.pk)
    return {
        "case": found,
        "facts": case_facts(found, request.now, reader=reader),
        "both": records.both_sides(asked, request.now, requisition),
        "since": since,
        "moments": timeline.of_case(found, with_names=request.member.may("candidates.view")),
    }


def _review(found: EscalationCase, *, is_mine: bool) -> dict[str, Any]:
    """Return the review of a case about a recruiter: what was found, who has how much, and the form for the decider."""
    if found.side != "recruiter":
        return {}
    load = workload.open_requisitions_of(found.about_id)
    return {
        "reviews": found.reviews.select_related("written_by"),
        "load": workload.workload(found.about_id),
        "review": ReviewForm(load=load) if is_mine else None,
    }


def _above(found: EscalationCase) -> str:
    chain = rule_of(found).chain
    return Role(chain[found.level + 1]).words if found.level + 1 < len(chain) else ""


def _above_person(found: EscalationCase) -> str:
    """Return to whom it goes by itself; nobody at the top, or where it waits for a word."""
    rule = rule_of(found)
    goes_up = found.level + 1 < len(rule.chain) and rule.mode is Mode.AUTOMATIC and found.weakened_at is None
    # Once its mails were dropped (actions/held.py) nothing more is asked of it.
    if found.closed_at or found.next_action_at is None or not goes_up:
        return ""
    target = actions.target_for(rule, found.level + 1, found.about, found.requisition)
    return Member.objects.with_id(target.person_id).values_list("name", flat=True).first() or "the administrators"


def _decide(request: TenantRequest, found: EscalationCase, form: DecisionForm) -> bool:
    """Do what was chosen and tell whether it was done; what is missing for it stands in the form."""
    decision, note, seen = form.cleaned_data["decision"], form.cleaned_data["note"], request.POST.get("seen", "")
    try:
        match decision:
            case "send_up":
                actions.send_up(found, note, seen=seen, act=request.act)
                said = f"{found} is with {_above(found)} now, with your note."
            case "plan":
                agree_plan(found, form.planned, seen=seen, act=request.act)
                said = "Agreed. Both read the plan in the same minute; the case stays open until its day."
            case _:
                actions.decide(found, decision, note, seen=seen, act=request.act)
                said = "Recorded. Whoever is concerned reads your note in the same minute."
    except (Incomplete, Stale) as refused:
        form.add_error(None, str(refused))
        return False
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return True


@requires("cases.decide")
@require_POST
def share(request: TenantRequest, number: int) -> HttpResponse:
    """Show the case to the person it is about."""
    found = get_object_or_404(_visible(request), number=number)
    try:
        sharing.share_case(found, act=request.act)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{found.about.name} may read it now, and was written to.")
    return redirect(links.page(request.organization, "case", number))


@requires("cases.view")
@require_POST
def comment(request: TenantRequest, number: int) -> HttpResponse:
    write_comment(request, get_object_or_404(_visible(request), number=number))
    return redirect(links.page(request.organization, "case", number))


def write_comment(request: TenantRequest, found: EscalationCase) -> None:
    """Write what was typed on the case, or say why not."""
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["text"])))
        return
    try:
        sharing.comment(found, form.cleaned_data["text"], act=request.act)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Written.")


@requires("cases.decide")
def review(request: TenantRequest, number: int) -> HttpResponse:
    """Write the review; what is missing stands in the form, on a page of its own."""
    found = get_object_or_404(_visible(request), number=number, side=Side.RECRUITER)
    form = ReviewForm(request.POST or None, load=workload.open_requisitions_of(found.about_id))
    if request.method == "POST" and form.is_valid():
        try:
            reviews.review(found, reviews.Findings(**form.cleaned_data), act=request.act)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Kept. Now the decision.")
        return redirect(links.page(request.organization, "case", number))
    context = {"case": found, "review": form, "load": workload.workload(found.about_id)}
    return render(request, "sla/case_review.html", context, status=422 if form.errors else 200)
