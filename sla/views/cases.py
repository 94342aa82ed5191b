"""Escalation cases: the inbox, one case with its decision, and the record of the person concerned."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hiring.tenancy import links
from hiring.tenancy.access import Role
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Incomplete, Refused
from hiring.tenancy.models import Member
from hiring.tenancy.paging import Page
from sla.actions import cases as actions
from sla.actions.case_plans import agree_plan
from sla.forms.case import DecisionForm, WordsForm
from sla.models import EscalationCase
from sla.queries import records, timeline
from sla.queries.cases import case_facts
from sla.queries.rulebook import rule_of
from sla.rules.rulebook import Mode


@requires("cases.view")
def cases(request: TenantRequest) -> HttpResponse:
    found = EscalationCase.objects.visible_to(request.member).for_page()
    waiting = found.filter(closed_at=None)
    context = {
        "mine": [each for each in waiting if each.decider_id == request.member.pk],
        "others": [each for each in waiting if each.decider_id != request.member.pk],
        "page": Page.of(found.exclude(closed_at=None), request),
    }
    return render(request, "sla/cases.html", context)


@requires("cases.view")
def case(request: TenantRequest, number: int) -> HttpResponse:
    found = get_object_or_404(EscalationCase.objects.visible_to(request.member).for_page(), number=number)
    is_mine = found.decider_id == request.member.pk and found.closed_at is None
    today = request.now.astimezone(request.member.zone).date()
    form = DecisionForm(found, request.POST or None, today=today, above=_above(found)) if is_mine else None
    if request.method == "POST" and form and form.is_valid() and _decide(request, found, form):
        return redirect(links.page(request.organization, "case", found.number))
    requisition = found.requisition
    since = requisition.opened_at or requisition.created_at
    asked = records.Asked(since=since, until=request.now + timedelta(weeks=2), requisition_id=requisition.pk)
    both = [each for each in records.records(asked, request.now) if each.side != "interviewer"]
    context = {
        "case": found,
        "facts": case_facts(found, request.now),
        "form": form,
        "both": both,
        "since": since,
        "moments": timeline.of_case(found),
        "above": _above_person(found),
    }
    return render(request, "sla/case.html", context, status=422 if form and form.errors else 200)


def _above(found: EscalationCase) -> str:
    chain = rule_of(found).chain
    return Role(chain[found.level + 1]).words if found.level + 1 < len(chain) else ""


def _above_person(found: EscalationCase) -> str:
    """Return to whom it goes by itself; nobody at the top, or where it waits for a word."""
    rule = rule_of(found)
    goes_up = found.level + 1 < len(rule.chain) and rule.mode is Mode.AUTOMATIC and found.weakened_at is None
    if found.closed_at or not goes_up:
        return ""
    target = actions.target_for(rule, found.level + 1, found.about, found.requisition)
    return Member.objects.with_id(target.person_id).values_list("name", flat=True).first() or "the administrators"


def _decide(request: TenantRequest, found: EscalationCase, form: DecisionForm) -> bool:
    """Do what was chosen and tell whether it was done; what is missing for it stands in the form."""
    decision, note = form.cleaned_data["decision"], form.cleaned_data["note"]
    try:
        match decision:
            case "send_up":
                actions.send_up(found, note, act=request.act)
                said = f"{found} is with {_above(found)} now, with your note."
            case "plan":
                agree_plan(found, form.planned, act=request.act)
                said = "Agreed. Both read the plan in the same minute; the case stays open until its day."
            case _:
                actions.decide(found, decision, note, act=request.act)
                said = "Recorded. Both read your note in the same minute."
    except Incomplete as refused:
        form.add_error(None, str(refused))
        return False
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return True


@requires("home.view")
def record(request: TenantRequest) -> HttpResponse:
    """One's own record with us, at all times, and a place for one's own words while somebody looks at it."""
    form = WordsForm(request.POST or None)
    about_me = EscalationCase.objects.open().filter(about=request.member).order_by("-number")
    if request.method == "POST" and form.is_valid():
        for each in about_me:
            actions.add_words(each, form.cleaned_data["text"], act=request.act)
        messages.success(request, "Your words stand beside the facts.")
        return redirect(links.page(request.organization, "record"))
    since = request.now - timedelta(weeks=52)
    asked = records.Asked(since=since, until=request.now + timedelta(weeks=2), owner_id=request.member.pk)
    context = {
        "records": records.records(asked, request.now, in_words=True),
        "since": since,
        "form": form if about_me else None,
        "decider": about_me[0].decider if about_me else None,
        "plans": EscalationCase.objects.planned().concerning(request.member).for_page(),
    }
    return render(request, "sla/record.html", context, status=422 if form.errors else 200)
