"""Our working-time arithmetic against what the test suites and issue threads of other deadline engines state.

The cases are facts: a calendar, a start, a budget and the due instant. `expected_due` is ours where engines differ.
WORKTIME_CASES may name further files of the same shape, separated by colons.
"""

import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sla.rules.calendar import calendar_from
from sla.rules.openings import Span
from sla.rules.worktime import NO_TIME, add, elapsed

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OUR_CASES = Path(__file__).parent.parent / "data" / "worktime_cases.json"


def case_files():
    more = os.environ.get("WORKTIME_CASES", "").split(":")
    return [OUR_CASES, *(Path(name) for name in more if name)]


CASES = [
    pytest.param(case, id=f"{path.stem}-{case['id']}")
    for path in case_files()
    for case in json.loads(path.read_text(encoding="utf-8"))
]


def instant(text):
    return datetime.fromisoformat(text)


def read(case):
    calendar = calendar_from(
        case["tz"],
        [case["schedule"].get(day, []) for day in WEEK],
        [date.fromisoformat(day) for day in case["holidays"]],
        {date.fromisoformat(day): windows for day, windows in case.get("overrides", {}).items()},
    )
    pauses = [Span(instant(begin), instant(end)) for begin, end in case.get("pauses", ())]
    return calendar, instant(case["start"]), timedelta(seconds=case["duration_seconds"]), pauses


@pytest.mark.parametrize("case", CASES)
def test_a_budget_is_due_when_the_corpus_says(case):
    calendar, start, budget, pauses = read(case)
    assert add(calendar, start, budget, pauses) == instant(case["expected_due"])


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_budget_elapses_until_then(case):
    calendar, start, budget, pauses = read(case)
    assert elapsed(calendar, start, instant(case["expected_due"]), pauses) == budget


def test_the_whole_corpus_is_there():
    assert len(json.loads(OUR_CASES.read_text(encoding="utf-8"))) == 206


def test_the_corpus_has_cases_that_would_fail_without_calendar_pauses_or_zone():
    read_cases = [read(case) for case in json.loads(OUR_CASES.read_text(encoding="utf-8"))]
    assert sum(bool(pauses) for *_, pauses in read_cases) == 10
    assert sum(calendar.zone != "UTC" for calendar, *_ in read_cases) == 31
    assert sum(budget == NO_TIME for _, _, budget, _ in read_cases) > 0
