"""Our working-time arithmetic against what the test suites and issue threads of other deadline engines state.

The cases are facts: a calendar, a start, a budget and the due instant. `expected_due` is ours where engines differ;
a case without it means its peer's. `endpoint` and `kind` say where a case comes from and change nothing.
WORKTIME_CASES may name further files of the same shape, separated by colons.
"""

import json
import os
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

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


def instant(case, text):
    """The instant a text names; one without an offset is read on the case's own wall."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(case["tz"]))


def read(case):
    calendar = calendar_from(
        case["tz"],
        [case["schedule"].get(day, []) for day in WEEK],
        [date.fromisoformat(day) for day in case.get("holidays", ())],
        {date.fromisoformat(day): windows for day, windows in case.get("overrides", {}).items()},
    )
    pauses = [Span(instant(case, begin), instant(case, end)) for begin, end in case.get("pauses", ())]
    return calendar, instant(case, case["start"]), timedelta(seconds=case["duration_seconds"]), pauses


def due(case):
    return instant(case, case.get("expected_due") or case["peer_due"])


@pytest.mark.parametrize("case", CASES)
def test_a_budget_is_due_when_the_corpus_says(case):
    calendar, start, budget, pauses = read(case)
    assert add(calendar, start, budget, pauses) == due(case)


@pytest.mark.parametrize("case", CASES)
def test_exactly_the_budget_elapses_until_then(case):
    calendar, start, budget, pauses = read(case)
    assert elapsed(calendar, start, due(case), pauses) == budget


def test_the_whole_corpus_is_there():
    assert len(json.loads(OUR_CASES.read_text(encoding="utf-8"))) == 206


def test_the_corpus_has_cases_that_would_fail_without_calendar_pauses_or_zone():
    read_cases = [read(case) for case in json.loads(OUR_CASES.read_text(encoding="utf-8"))]
    assert sum(bool(pauses) for *_, pauses in read_cases) == 10
    assert sum(calendar.zone != "UTC" for calendar, *_ in read_cases) == 31
    assert sum(budget == NO_TIME for _, _, budget, _ in read_cases) > 0


FRIDAY = {
    "id": "on-friday", "source": "ours", "kind": "spec", "endpoint": "stay", "tz": "Europe/Berlin", "holidays": [],
    "schedule": {"fri": [["09:00", "17:00"]], "mon": [["22:00", "06:00"]]}, "start": "2026-11-27T16:00:00+01:00",
    "duration_seconds": 3600, "peer_due": "2026-11-30T22:00:00+01:00", "expected_due": "2026-11-27T17:00:00+01:00",
}  # fmt: skip
PAUSED = {
    **FRIDAY, "id": "paused", "start": "2026-11-27T16:00:00", "expected_due": None,
    "pauses": [["2026-11-27T16:00:00", "2026-11-27T18:00:00"]],
    "overrides": {"2026-11-28": [["10:00", "11:00"]]}, "peer_due": "2026-11-28T11:00:00+01:00",
}  # fmt: skip
WRONG = {**FRIDAY, "id": "wrong", "expected_due": "2026-11-27T16:59:59+01:00"}
TESTS = ("test_a_budget_is_due_when_the_corpus_says", "test_exactly_the_budget_elapses_until_then")


def test_further_files_named_in_the_environment_are_run_too(tmp_path):
    (tmp_path / "more.json").write_text(json.dumps([FRIDAY, PAUSED]))
    (tmp_path / "wrong.json").write_text(json.dumps([WRONG]))
    named = f"{tmp_path / 'more.json'}:{tmp_path / 'wrong.json'}"
    command = [sys.executable, "-m", "pytest", __file__, "-q", "-rfp", "-p", "no:xdist", "-k", "more- or wrong-"]
    surroundings = {**os.environ, "WORKTIME_CASES": named}
    ran = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    lines = [line.split(" - ")[0].split() for line in ran.stdout.splitlines() if "::" in line]
    told = {place.rsplit("::", 1)[1]: result for result, place in lines}
    good = {f"{test}[more-{each}]": "PASSED" for test in TESTS for each in ("on-friday", "paused")}
    assert told == good | {f"{test}[wrong-wrong]": "FAILED" for test in TESTS}
