"""The line of kept promises: four weeks to a point, and nothing drawn from fewer than five promises."""

from datetime import date, timedelta

import pytest

from analytics.dashboards.promises_kept import shares
from analytics.queries.kept import Weekly
from analytics.rules.sla_kept import Kept
from analytics.rules.wilson import wilson

FIRST = date(2026, 8, 31)


def weeks(*counts: tuple[int, int] | None) -> Weekly:
    """One week per (kept, missed); None where nothing was due."""
    found = [Kept(*pair, 0, 0, wilson(pair[0], sum(pair))) if pair else None for pair in counts]
    mondays = (FIRST + timedelta(weeks=nth) for nth in range(len(found)))
    return Weekly(Kept(0, 0, 0, 0, wilson(0, 0)), tuple(zip(mondays, found, strict=True)))


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([(0, 1)], (None,), id="one missed promise draws no 0%"),
        pytest.param([(4, 0), (0, 1)], (None, 0.8), id="two thin weeks make a point together"),
        pytest.param([(5, 0), None, None, None, (0, 5)], (1.0, 1.0, 1.0, 1.0, 0.0), id="after four weeks it is gone"),
    ],
)
def test_each_point_counts_the_four_weeks_up_to_it(counts, expected):
    assert shares(weeks(*counts)) == expected
