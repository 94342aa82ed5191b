"""Reading the mail that really arrived: who got which subject, where its button leads, what its calendar file says."""

import re
from email.message import EmailMessage

from icalendar import Calendar, Event

from tests.program import RunningProgram, wait_until


def letters_to(program: RunningProgram, address: str, about: str = "") -> list[EmailMessage]:
    """Return what has arrived for `address` with `about` in its subject, oldest first."""
    arrived = [mail for mail in program.mails() if address in mail.get_all("Delivered-To", [])]
    return [mail for mail in arrived if about in typed(mail["Subject"])]


def letter_to(program: RunningProgram, address: str, about: str) -> EmailMessage:
    """Wait for mail to `address` with `about` in its subject and return the newest."""
    wait_until(lambda: letters_to(program, address, about), f"mail to {address} about “{about}”")
    return letters_to(program, address, about)[-1]


def words_of(mail: EmailMessage) -> str:
    """Return the subject and the text part, which carries every fact."""
    body = mail.get_body(("plain",))
    assert body is not None, f"“{mail['Subject']}” has no text part"
    return typed(f"{mail['Subject']}\n{body.get_content()}")


def link_in(mail: EmailMessage) -> str:
    """Return the one address that the mail sends its reader to."""
    [link] = set(re.findall(r"https?://\S+", words_of(mail)))
    return link


def meeting_in(mail: EmailMessage) -> tuple[str, Event]:
    """Return the METHOD and the meeting of the mail's calendar file."""
    [part] = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    [event] = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), event


def typed(text: str) -> str:
    """Return the text as a keyboard writes it: what must not break is set with characters of its own."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")
