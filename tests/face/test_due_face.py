"""How due times look and read on a Monday morning in Amsterdam: 23 November 2026, 10:42, which a calendar confirms."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hiring.tenancy.rules.wording import NBSP
from sla.rules.due_face import Due, Face, Kind, face

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 10, 42, tzinfo=AMSTERDAM)


def at(day: int, hour: int, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


def read(due: Due, *, now: datetime = MONDAY) -> tuple[Kind, str, bool]:
    shown = face(due, now=now, zone=AMSTERDAM)
    return shown.kind, shown.text.replace(NBSP, " "), shown.is_boxed


@pytest.mark.parametrize(
    ("due_at", "expected"),
    [
        pytest.param(at(24, 16, 20), (Kind.LATER, "Tue 24 Nov · 16:20", False), id="another day"),
        pytest.param(at(4, 12, 0, 1, 2027), (Kind.LATER, "Mon 4 Jan · 12:00", False), id="soon enough to need no year"),
        pytest.param(
            at(20, 12, 0, 12, 2027), (Kind.LATER, "Mon 20 Dec 2027 · 12:00", False), id="far enough to need one"
        ),
        pytest.param(
            at(24, 23, 59), (Kind.LATER, "Tue 24 Nov · end of day", False), id="the last minute of another day"
        ),
        pytest.param(
            at(15, 0, 0, 12), (Kind.LATER, "Mon 14 Dec · end of day", False), id="midnight closes the day before"
        ),
        pytest.param(at(23, 15), (Kind.TODAY, "15:00", False), id="today, more than four hours away"),
        pytest.param(at(23, 23, 59), (Kind.TODAY, "end of day", False), id="by the end of today"),
        pytest.param(at(24, 0), (Kind.TODAY, "end of day", False), id="by the midnight that ends today"),
        pytest.param(at(23, 14, 42), (Kind.SOON, "in 4 h · 14:42", True), id="exactly four hours"),
        pytest.param(at(23, 14, 43), (Kind.TODAY, "14:43", False), id="a minute more than four hours"),
        pytest.param(at(23, 13, 45), (Kind.SOON, "in 3 h · 13:45", True), id="three hours and three minutes"),
        pytest.param(at(23, 12), (Kind.SOON, "in 1 h 18 min · 12:00", True), id="under two hours, minutes matter"),
        pytest.param(at(23, 11, 42), (Kind.SOON, "in 1 h · 11:42", True), id="one whole hour"),
        pytest.param(at(23, 10, 43), (Kind.SOON, "in 1 min · 10:43", True), id="the last minute"),
        pytest.param(at(23, 10, 42), (Kind.LATE, "Was due 10:42", True), id="the due instant itself is late"),
        pytest.param(at(23, 9), (Kind.LATE, "Was due 09:00", True), id="earlier today"),
        pytest.param(at(20, 17), (Kind.LATE, "Was due Fri 17:00", True), id="last Friday"),
        pytest.param(at(20, 23, 59), (Kind.LATE, "Was due Fri", True), id="by the end of last Friday"),
        pytest.param(
            at(18, 17), (Kind.LATE, "Was due Wed 18 Nov", True), id="a weekday that could be mistaken has its date"
        ),
        pytest.param(at(18, 17, 0, 11, 2024), (Kind.LATE, "Was due Mon 18 Nov 2024", True), id="years ago"),
    ],
)
def test_an_open_promise_says_when_it_is_due(due_at, expected):
    assert read(Due(due_at)) == expected


def test_with_a_working_calendar_soon_begins_where_it_says():
    friday = datetime(2026, 11, 20, 16, 0, tzinfo=AMSTERDAM)
    # Due Monday 10:00; four working hours earlier is Friday 15:00.
    monday_morning = Due(at(23, 10), soon_from=at(20, 15))
    assert read(monday_morning, now=friday) == (Kind.SOON, "in 2 days · 10:00", True)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param(
            Due(at(20, 17), "closed", "met", at(19, 9, 12)), (Kind.KEPT, "Kept Thu 19 Nov", False), id="kept last week"
        ),
        pytest.param(
            Due(at(23, 17), "closed", "met", at(23, 9, 12)), (Kind.KEPT, "Kept 09:12", False), id="kept this morning"
        ),
        pytest.param(
            Due(at(9, 14), "closed", "met_late", at(10, 16)), (Kind.LATE, "Kept 26 h late", False), id="held a day late"
        ),
        pytest.param(
            Due(at(2, 14), "closed", "missed"), (Kind.LATE, "Not kept · was due Mon 2 Nov", False), id="missed"
        ),
        pytest.param(
            Due(at(2, 14), "closed", "waived", by="Helen Brandt"),
            (Kind.WAIVED, "Waived by Helen Brandt", False),
            id="waived",
        ),
        pytest.param(Due(at(2, 14), "closed", "cancelled"), (Kind.WAIVED, "Cancelled", False), id="cancelled"),
        pytest.param(
            Due(at(2, 14), "closed", "superseded"), (Kind.WAIVED, "Replaced", False), id="replaced by a later one"
        ),
        pytest.param(
            Due(at(2, 14), "paused", until=at(4, 9, 0, 1, 2027)),
            (Kind.PAUSED, "Paused until 4 Jan", False),
            id="paused",
        ),
        pytest.param(
            Due(at(2, 14), "paused"), (Kind.PAUSED, "Paused", False), id="paused without an end, even when past due"
        ),
    ],
)
def test_a_promise_that_no_longer_runs_says_what_became_of_it(due, expected):
    assert read(due) == expected


def test_the_reader_sees_their_own_zone_and_the_title_names_it():
    due = Due(datetime(2026, 11, 24, 23, 30, tzinfo=UTC))
    assert face(due, now=MONDAY, zone=ZoneInfo("Asia/Tokyo")) == Face(
        Kind.LATER,
        f"Wed{NBSP}25{NBSP}Nov",
        "08:30",
        "Due Wednesday 25 November 2026, 08:30 (Asia/Tokyo)",
    )
