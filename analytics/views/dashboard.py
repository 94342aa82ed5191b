"""How hiring is going: the panels for one choice of period, manager, role type and source."""

from typing import cast

from django.http import HttpResponse
from django.shortcuts import render

from analytics import dashboards
from analytics.dashboards import Looked, Panel
from analytics.queries.chosen import DEFAULT_PERIOD, PERIODS, choices, chosen, sees_everybody
from analytics.queries.groups import BY, groups
from analytics.queries.pass_through import By, cohort
from hiring import registry
from hiring.tenancy.doors import TenantRequest, requires
from sla.queries.filters import choice

PANELS = sorted(registry.load(dashboards, Panel).values(), key=lambda panel: panel.order)


@requires("insights.view")
def dashboard(request: TenantRequest) -> HttpResponse:
    asked = chosen(request)
    by = request.GET.get("by", "source")
    by = by if by in BY else "source"
    found = cohort(asked.applications(), cast("By", by))
    sees_all = sees_everybody(request.member)
    looked = Looked(asked, found, request.now, request.member.zone, sees_all)
    only = "" if sees_all or by != "hiring_manager" else request.member.name
    figures = [panel.draw(looked) for panel in PANELS]
    context = {
        "figures": figures,
        "findings": [each.finding for each in figures if each.finding],
        "stages": found.names,
        "groups": groups(found, only=only),
        "by": BY[by],
        "by_filter": choice(request, "by", "By", {key: f"By {words}" for key, words in BY.items()}, default="source"),
        "filters": _filters(request, sees_all=sees_all),
        "number": found.number,
        "period": PERIODS.get(request.GET.get("period", ""), PERIODS[DEFAULT_PERIOD]),
    }
    return render(request, "analytics/dashboard.html", context)


def _filters(request: TenantRequest, *, sees_all: bool) -> list[object]:
    offered = choices()
    shown = [choice(request, "period", "Period", PERIODS, default=DEFAULT_PERIOD)]
    if sees_all:
        shown.append(choice(request, "manager", "Manager", offered["manager"]))
    shown.append(choice(request, "role_type", "Role type", offered["role_type"]))
    shown.append(choice(request, "source", "Source", offered["source"]))
    return cast("list[object]", shown)
