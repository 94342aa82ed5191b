"""Calendar files as another program reads them: the instant, the zone, the sequence, and text that cannot break out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from hiring.delivery.calendar import Guest, Meeting, cancellation, invitation

MAYA, YUSUF = Guest("Maya; Lindqvist, ML", "maya@north.example"), Guest("Yusuf Demir", "yusuf@north.example")


def meeting(start, **changes):
    facts = {
        "uid": "interview-1@hiring.localhost", "generation": 2, "title": "Interview, REQ-142: Loop",
        "starts_at": start, "ends_at": start + timedelta(hours=1), "organizer": MAYA, "guests": (YUSUF,),
        "said_at": datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "place": "Room 4",
    }  # fmt: skip
    return Meeting(**facts | changes)


def read(file):
    [event] = Calendar.from_ical(file.content).walk("VEVENT")
    return event


# The Sunday the clocks go back in New York is 1 November 2026: EDT the day before, EST the day after.
@pytest.mark.parametrize(
    ("day", "offset"), [(31, -4), (2, -5)], ids=["the last day of summer time", "the first working day after"]
)
def test_the_time_is_the_readers_and_the_instant_everybodys(day, offset):
    month = 10 if day == 31 else 11
    start = datetime(2026, month, day, 14, 0, tzinfo=ZoneInfo("America/New_York"))
    event = read(invitation(meeting(start)))
    assert (event.start, event.start.utcoffset()) == (start, timedelta(hours=offset))
    assert event.start.astimezone(UTC).hour == 14 - offset


def test_a_cancellation_is_the_same_meeting_with_another_status():
    start = datetime(2026, 11, 24, 14, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    asked, off = invitation(meeting(start)), cancellation(meeting(start, generation=3))
    assert (asked.method, off.method) == ("REQUEST", "CANCEL")
    assert "METHOD:CANCEL" in off.content
    both = [(str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) for event in (read(asked), read(off))]
    assert both == [
        ("interview-1@hiring.localhost", 2, "CONFIRMED"),
        ("interview-1@hiring.localhost", 3, "CANCELLED"),
    ]


def test_text_cannot_end_its_line_and_begin_another_property():
    start = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
    event = read(invitation(meeting(start, place="Room 4\r\nATTENDEE:mailto:stranger@x.example", title="A, B; C")))
    assert event["ATTENDEE"] == "mailto:yusuf@north.example"
    assert str(event["SUMMARY"]) == "A, B; C"
    assert event["ORGANIZER"].params["CN"] == "Maya; Lindqvist, ML"
