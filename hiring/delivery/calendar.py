"""iCalendar files (RFC 5545, 5546) for a meeting. Pure: values in, a CalendarFile out; no feedback, no names of others.

Calendars recognise the meeting by its UID, and believe the message with the highest SEQUENCE: an
update and a cancellation must carry the same UID and a higher generation.
"""

from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Calendar, Event, vCalAddress, vText

from hiring.delivery.letter import CalendarFile

PRODUCT = "-//Hiring partnerships//EN"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody's name and address, as a calendar shows them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a calendar is told. `starts_at` and `ends_at` are aware, in the zone the reader is to see."""

    uid: str
    generation: int
    title: str
    starts_at: datetime
    ends_at: datetime
    organizer: Guest
    guests: tuple[Guest, ...]
    said_at: datetime
    place: str = ""
    description: str = ""
    url: str = ""


def invitation(meeting: Meeting) -> CalendarFile:
    """Return METHOD:REQUEST, which makes the meeting or moves it."""
    return _file(_event(meeting, status="CONFIRMED"), meeting, method="REQUEST")


def cancellation(meeting: Meeting) -> CalendarFile:
    """Return METHOD:CANCEL, which takes the meeting out of its guests' calendars."""
    return _file(_event(meeting, status="CANCELLED"), meeting, method="CANCEL")


def _file(event: Event, meeting: Meeting, *, method: str) -> CalendarFile:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    # Without VTIMEZONE some calendars take a named zone for their own. The year around it is enough.
    year = meeting.starts_at.year
    calendar.add_missing_timezones(first_date=date(year, 1, 1), last_date=date(year + 1, 12, 31))
    return CalendarFile(content=calendar.to_ical().decode(), method=method)


def _event(meeting: Meeting, *, status: str) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.generation)
    event.add("dtstamp", meeting.said_at)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", meeting.title)
    event.add("status", status)
    for name, text in (("location", meeting.place), ("description", meeting.description), ("url", meeting.url)):
        if text:
            event.add(name, text)
    event.add("organizer", _address(meeting.organizer), encode=False)
    for guest in meeting.guests:
        event.add("attendee", _attendee(guest), encode=False)
    return event


def _address(guest: Guest) -> vCalAddress:
    address = vCalAddress(f"mailto:{guest.email}")
    address.params["CN"] = vText(guest.name)
    return address


def _attendee(guest: Guest) -> vCalAddress:
    address = _address(guest)
    address.params |= {"ROLE": vText("REQ-PARTICIPANT"), "PARTSTAT": vText("NEEDS-ACTION"), "RSVP": vText("TRUE")}
    return address
