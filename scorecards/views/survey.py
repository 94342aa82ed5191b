"""A candidate's answer, by a link and without signing in; and the organization's switch.

Whatever is wrong with a link, the answer is the same page without a name on it: it was used, it ran out, it belongs to
somebody else, or there never was one. Looking uses nothing up: mail scanners follow links, people press buttons.
"""

from collections.abc import Callable
from functools import wraps
from typing import cast

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hiring import clock
from hiring.tenancy import links
from hiring.tenancy.act import Act
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from hiring.tenancy.tokens import hash_secret
from scorecards.actions.survey import are_asked, switch
from scorecards.actions.survey_answering import SurveyOver, answer
from scorecards.forms.survey import SurveyForm, SwitchForm
from scorecards.models import SurveyTicket
from scorecards.rules.survey import RECOMMEND, STATEMENTS, WORDS

View = Callable[..., HttpResponse]


def unlisted(view: View) -> View:
    """Keep the page out of what search engines show."""

    @wraps(view)
    def told(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return told


@unlisted
def survey(request: HttpRequest, slug: str, secret: str) -> HttpResponse:
    if refusal := consume_or_429(request, action="survey"):
        return cast("HttpResponse", refusal)
    organization = Organization.objects.filter(slug=slug).first()
    if organization is None:
        return _over(request)
    with organization_scope(organization):
        ticket = SurveyTicket.objects.open(clock.now()).filter(secret_hash=hash_secret(secret)).first()
        return _ask(request, organization, ticket) if ticket else _over(request)


def _ask(request: HttpRequest, organization: Organization, ticket: SurveyTicket) -> HttpResponse:
    form = SurveyForm(request.POST or None, initial=dict.fromkeys(STATEMENTS, ""))
    if form.is_valid():
        try:
            answer(ticket, form.said, act=Act.live(None, clock.now()))
        except SurveyOver:
            return _over(request)
        return redirect("survey_thanks")
    context = {"house": organization.name, "form": form}
    return render(request, "scorecards/survey.html", context, status=422 if form.errors else 200)


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "scorecards/survey_over.html", status=410)


@unlisted
def survey_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "scorecards/survey_thanks.html")


@requires("settings.manage")
def survey_switch(request: TenantRequest) -> HttpResponse:
    form = SwitchForm(request.POST or None, initial={"is_on": are_asked()})
    if request.method == "POST":
        is_on = request.POST.get("is_on") == "on"
        switch(is_on=is_on, act=request.act)
        messages.success(request, "Candidates are asked." if is_on else "Nobody is asked any more.")
        return redirect(links.page(request.organization, "survey_switch"))
    context = {"form": form, "questions": [RECOMMEND, *STATEMENTS.values(), WORDS]}
    return render(request, "scorecards/survey_switch.html", context)
