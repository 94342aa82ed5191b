"""The living page of the face: every component with true-looking data, for development and the demo only.

It needs no sign-in and no database. The data is in analytics/views/samples/.
"""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from analytics.charts.axis import DateAxis
from analytics.views.samples import NOW, ZONE, home, judgement, numbers
from hiring.tenancy.templatetags.drawings import DRAWINGS

MODES = frozenset({"development", "demo", "test"})


@transaction.non_atomic_requests
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component; a production house has no such page."""
    if settings.MODE not in MODES:
        raise Http404
    with timezone.override(ZONE):
        return render(request, "styleguide.html", _everything())


def _everything() -> dict[str, Any]:
    strips = numbers.strips()
    return {
        "now": NOW,
        "nav": home.navigation(),
        "groups": home.todos(),
        "owed": home.owed(),
        "dues": home.due_times(),
        "strips": strips,
        "axis": DateAxis(strips[0].scale, NOW),
        "coverage": numbers.coverage(),
        "figures": numbers.figures(),
        "debrief": judgement.debrief(),
        "events": judgement.events(),
        "signatures": judgement.signatures(),
        "icons": sorted(DRAWINGS),
        "form": judgement.SampleForm(),
        "refused": judgement.SampleForm({"told": "on"}, prefix="refused"),
        "views": (home.item("Both sides", is_current=True), home.item("Managers"), home.item("Recruiters")),
        "periods": (
            home.item("31 Aug to 23 Nov", is_current=True),
            home.item("1 Jun to 23 Nov"),
            home.item("This year"),
        ),
    }
