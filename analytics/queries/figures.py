"""Figures as plain data, in one shape for the command, the API and whoever scripts against them."""

from collections.abc import Sequence
from typing import Any

from analytics.queries.pass_through import Cohort, Figures


def pass_through_as_data(found: Cohort) -> dict[str, Any]:
    """Return ``{"stages": […]}``, or of a cohort read by groups ``{"groups": [{"key", "stages"}]}``.

    Others script against the shape.
    """
    if found.by is None:
        return {"stages": _stages(found.figures)}
    return {"groups": [{"key": key, "stages": _stages(each)} for key, each in found.figures_by_group().items()]}


def _stages(figures: Sequence[Figures]) -> list[dict[str, Any]]:
    return [
        {
            "stage": each.figures.stage,
            "milestone": each.milestone,
            "reached": each.figures.reached,
            "passed": each.figures.passed,
            "undecided": each.figures.undecided,
            "decided": each.figures.decided,
            "rate": each.figures.rate.value,
            "low": each.figures.rate.low,
            "high": each.figures.rate.high,
        }
        for each in figures
    ]
