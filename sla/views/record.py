"""One's own record, the cases one was shown, and the concerns one raised."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from sla.actions import cases as actions
from sla.forms.case import CommentForm, WordsForm
from sla.models import Commitment, EscalationCase
from sla.queries import records
from sla.views.cases import about, write_comment


@requires("home.view")
def record(request: TenantRequest) -> HttpResponse:
    """One's own record with us, at all times, and a place for one's own words while somebody looks at it."""
    form = WordsForm(request.POST or None)
    about_me = EscalationCase.objects.open().known_to(request.member).for_page().order_by("-number")
    if request.method == "POST" and form.is_valid():
        for each in about_me:
            actions.add_words(each, form.cleaned_data["text"], act=request.act)
        messages.success(request, "Your words stand beside the facts.")
        return redirect(links.page(request.organization, "record"))
    since = request.now - timedelta(weeks=52)
    asked = records.Asked(since=since, until=request.now + timedelta(weeks=2), owner_id=request.member.pk)
    context = {
        "records": records.records(asked, request.now, in_words=True),
        "put_off": set(Commitment.objects.owed_by(request.member.pk).put_off().values_list("pk", flat=True)),
        "since": since,
        "form": form if about_me else None,
        "decider": about_me[0].decider if about_me else None,
        "plans": EscalationCase.objects.planned().concerning(request.member).for_page(),
        "shared": EscalationCase.objects.shared_with(request.member).for_page(),
        "raised": EscalationCase.objects.raised_by(request.member).for_page(),
    }
    return render(request, "sla/record.html", context, status=422 if form.errors else 200)


@requires("home.view")
def shared_case(request: TenantRequest, number: int) -> HttpResponse:
    """A case about oneself that was shown to one: the facts, what is written since, and a place to write."""
    found = get_object_or_404(EscalationCase.objects.shared_with(request.member).for_page(), number=number)
    if request.method == "POST":
        write_comment(request, found)
        return redirect(links.page(request.organization, "shared_case", number))
    context = {
        **about(request, found, reader=request.member),
        "comment": CommentForm() if found.closed_at is None else None,
    }
    return render(request, "sla/shared_case.html", context)
