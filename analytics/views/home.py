"""Home: what is due from me, by due time, who waits for it, and what others owe me."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from analytics.queries import home as rows
from analytics.queries.overview import overview
from analytics.rules.agenda import agenda
from hiring.tenancy.doors import TenantRequest, requires

WEEKS = timedelta(weeks=12)


@requires("home.view")
def home(request: TenantRequest) -> HttpResponse:
    member, organization, now = request.member, request.organization, request.now
    todos = rows.todos(member, organization, now, whole="owed" in request.GET)
    mine = todos.mine
    groups = agenda(mine, now=now, zone=member.zone)
    since = now - WEEKS
    requisitions = rows.my_requisitions(member, now, since=since)
    context = {
        "groups": [group for group in groups if group.rows],
        "mine": mine,
        "theirs": todos.theirs,
        "owed": todos.owed,
        "overdue": len(groups[0].rows),
        "today": len(groups[0].rows) + len(groups[1].rows),
        "waiting": len(groups[-1].rows),
        "soonest": next((each for each in mine if each.due_at), None),
        "minutes": sum(each.minutes for each in mine if each in groups[0].rows or each in groups[1].rows),
        "requisitions": requisitions,
        "overview": None if requisitions else overview(member, now),
        "since": since,
        "local": now.astimezone(member.zone),
        "place": member.time_zone.rpartition("/")[2].replace("_", " "),
    }
    return render(request, "analytics/home.html", context)
