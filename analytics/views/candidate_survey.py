"""What candidates say of applying here, for those who oversee hiring: one period at a time, once it is over."""

from django.http import HttpResponse
from django.shortcuts import render

from analytics.queries.candidate_survey import read_result, read_rounds
from hiring.tenancy.doors import TenantRequest, requires
from scorecards.rules.survey import RECOMMEND
from sla.queries.filters import choice

CUTS = {"outcome": "How it ended", "department": "Department", "role_type": "Type of role"}


@requires("surveys.view")
def candidate_survey(request: TenantRequest) -> HttpResponse:
    found = {each.key: each for each in read_rounds(request.now, request.organization.time_zone)}
    newest = next(iter(found), "")
    period = choice(
        request, "period", "Period", {key: each.words for key, each in found.items()} or {"": "none yet"}, newest
    )
    result = read_result(found[period.chosen]) if period.chosen else None
    context = {
        "period": period,
        "result": result,
        "question": RECOMMEND,
        "cuts": [(CUTS[cut], groups) for cut, groups in result.cuts.items()] if result else [],
    }
    return render(request, "analytics/candidate_survey.html", context)
