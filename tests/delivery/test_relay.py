"""What leaves the house, over a real SMTP connection: once, in both parts, true at the moment it leaves."""

import socket
from datetime import timedelta

import pytest

from hiring.delivery import actions, truth
from hiring.delivery.actions import Addressee, post, relay
from hiring.delivery.channels import Undeliverable
from hiring.delivery.letter import CalendarFile, Envelope, Letter
from hiring.delivery.models import Message
from hiring.tenancy.actions.people import deactivate
from tests.world import LIVE_SINCE, MONDAY

LETTER = Letter(
    kicker="REQ-138, Supply Planner",
    subject="Three candidates are waiting; a decision is yours by Fri 27 Nov",
    headline="Three candidates have waited nine days for an answer",
    lede="It needs a decision by Friday 27 November, 10:00.",
    facts=(("Agreed", "Debrief within 48 h of the last interview."), ("Missed", "2 and 9 November.")),
    button_label="Open the case and decide",
    button_url="http://127.0.0.1:8471/o/north/cases/31/",
    footer="No candidate is named in this mail.",
)
MINUTE = timedelta(minutes=1)


def written(world, key="note:1", kind="note", act=None, **more):
    with world.scope():
        return post(LETTER, Envelope(kind, key), to=world.chro, act=act or world.act(None), **more)


def sent(world, now=MONDAY):
    return relay(world.organization.pk, now=now)


def test_a_letter_leaves_once_with_html_text_and_one_deep_link(north, harbor, post_office):
    message = written(north)
    assert (sent(harbor), sent(north), sent(north)) == (0, 1, 0)
    [mail] = post_office.taken
    text, html = [part.get_payload(decode=True).decode() for part in mail.get_payload()]
    assert (mail["To"], mail["Subject"]) == ("Chro North <chro@north.example>", LETTER.subject)
    assert mail["Message-ID"].startswith(f"<{message.pk}@")
    for body in (text, html):
        assert body.count(LETTER.button_url) == 1
        for label, sentence in LETTER.facts:
            assert label in body
            assert sentence in " ".join(body.split())


def test_the_same_thing_is_said_once(north, post_office):
    assert written(north) is not None
    assert written(north) is None
    assert sent(north) == 1


def test_one_key_in_two_organizations_is_two_letters(north, harbor, post_office):
    assert written(north) is not None
    assert written(harbor) is not None
    assert (sent(north), sent(harbor)) == (1, 1)
    assert sorted(mail["To"] for mail in post_office.taken) == [
        "Chro Harbor <chro@harbor.example>",
        "Chro North <chro@north.example>",
    ]


def test_nothing_is_said_about_history(north, post_office):
    assert written(north, act=north.act(None, LIVE_SINCE - MINUTE)) is None
    assert sent(north) == 0


def test_whoever_has_left_is_not_written_to_any_more(north, post_office):
    message = written(north)
    with north.scope():
        deactivate(north.chro, act=north.act(north.admin))
    assert sent(north) == 0
    with north.scope():
        message.refresh_from_db()
        assert message.dropped_at == MONDAY
    assert post_office.taken == []


def test_a_letter_that_stopped_being_true_is_dropped(north, post_office, monkeypatch):
    monkeypatch.setitem(truth._checks, "note", lambda message: False)
    message = written(north)
    assert sent(north) == 0
    with north.scope():
        message.refresh_from_db()
    assert (message.dropped_at, message.sent_at) == (MONDAY, None)
    assert post_office.taken == []


def unwritten(world, key="late"):
    with world.scope():
        return Message.objects.create(
            kind="note", dedup_key=key, to_address="chro@north.example", created_at=MONDAY, available_at=MONDAY
        )


def test_words_that_were_not_written_are_found_when_the_letter_leaves(north, post_office, monkeypatch):
    monkeypatch.setitem(truth._writers, "note", lambda message, now: LETTER)
    message = unwritten(north)
    assert message.text == ""
    assert sent(north) == 1
    with north.scope():
        message.refresh_from_db()
    assert (message.headline, Letter.of(message.letter)) == (LETTER.subject, LETTER)
    assert post_office.taken[0]["Subject"] == LETTER.subject


def test_a_letter_that_has_nothing_to_say_any_more_is_dropped(north, post_office, monkeypatch):
    monkeypatch.setitem(truth._writers, "note", lambda message, now: None)
    message = unwritten(north)
    assert sent(north) == 0
    with north.scope():
        message.refresh_from_db()
    assert (message.dropped_at, post_office.taken) == (MONDAY, [])


def test_a_refusal_for_now_is_tried_again_later_and_one_for_good_is_not(north, post_office):
    message = written(north)
    post_office.answer = "451 Busy"
    assert sent(north) == 0
    assert sent(north, MONDAY + MINUTE / 2) == 0
    with north.scope():
        message.refresh_from_db()
    assert (message.attempts, message.available_at, message.last_error) == (1, MONDAY + MINUTE, "SMTP 451")
    post_office.answer = "554 No such person"
    assert sent(north, MONDAY + MINUTE) == 0
    with north.scope():
        message.refresh_from_db()
    assert (message.attempts, message.dead_at) == (2, MONDAY + MINUTE)
    post_office.answer = "250 OK"
    assert sent(north, MONDAY + timedelta(days=9)) == 0


def test_no_server_at_all_loses_nothing(north, post_office, settings):
    message = written(north)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert sent(north) == 0
    settings.EMAIL_PORT = port
    assert sent(north, MONDAY + MINUTE) == 1
    with north.scope():
        message.refresh_from_db()
    assert (message.sent_at, message.attempts) == (MONDAY + MINUTE, 1)


def test_a_server_that_never_answers_costs_our_patience_and_loses_nothing(north, post_office, settings):
    message = written(north)
    port = settings.EMAIL_PORT
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = silent.getsockname()[1], 0.1
        assert sent(north) == 0
    settings.EMAIL_PORT = port
    with north.scope():
        message.refresh_from_db()
    assert (message.attempts, message.last_error) == (1, "SMTPServerDisconnected")
    assert sent(north, MONDAY + MINUTE) == 1


def test_a_server_that_takes_the_mail_and_dies_costs_one_duplicate_with_the_same_id(north, post_office):
    written(north)
    post_office.dies = True
    assert sent(north) == 0
    post_office.dies = False
    assert sent(north, MONDAY + MINUTE) == 1
    first, second = post_office.taken
    assert first["Message-ID"] == second["Message-ID"]


def test_a_lease_that_nobody_finished_ends_by_itself(north, post_office):
    written(north)
    with north.scope():
        assert len(actions.lease(now=MONDAY)) == 1
    assert sent(north, MONDAY + actions.LEASE / 2) == 0
    assert sent(north, MONDAY + actions.LEASE) == 1


def test_a_worker_whose_lease_ended_takes_nothing_back_from_the_one_that_sent(north, post_office):
    message = written(north)
    with north.scope():
        actions.lease(now=MONDAY)
        slow = actions._readied(message.pk, MONDAY + actions.LEASE, now=MONDAY)
    assert sent(north, MONDAY + actions.LEASE) == 1
    with north.scope():
        actions._again_later(slow, Undeliverable("TimeoutError"), now=MONDAY + actions.LEASE)
        message.refresh_from_db()
    assert (message.sent_at, message.attempts, message.locked_until) == (MONDAY + actions.LEASE, 0, None)
    assert sent(north, MONDAY + timedelta(days=1)) == 0


def test_a_letter_that_cannot_be_worded_delays_itself_and_is_reported(north, post_office, monkeypatch, log):
    monkeypatch.setitem(truth._writers, "note", lambda message, now: 1 // 0)
    broken = unwritten(north)
    written(north)
    assert sent(north) == 1
    with north.scope():
        broken.refresh_from_db()
    assert (broken.attempts, broken.last_error, broken.available_at) == (1, "ZeroDivisionError", MONDAY + MINUTE)
    assert "message_set_aside" in log.getvalue()


def test_a_calendar_file_travels_as_what_calendars_act_on(north, post_office):
    written(north, calendar=CalendarFile("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n", "CANCEL"))
    assert sent(north) == 1
    calendar = next(part for part in post_office.taken[0].walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "CANCEL"
    assert b"METHOD:CANCEL" in calendar.get_payload(decode=True)


def test_an_address_that_mail_cannot_carry_is_said_and_stops_nothing_else(north, post_office):
    with north.scope():
        post(LETTER, Envelope("note", "a"), to=Addressee("Ayşe", "ayşe@example.com"), act=north.act(None))
    written(north)
    assert sent(north) == 1
    with north.scope():
        unusual = Message.objects.get(dedup_key="a")
    assert (unusual.dead_at, unusual.last_error) == (MONDAY, "The address has letters outside ASCII")


@pytest.mark.parametrize("name", ["Eve\r\nBcc: all@example.com", "Eve\nX: y"])
def test_a_name_cannot_write_headers(north, post_office, name):
    with north.scope():
        post(LETTER, Envelope("case", "k"), to=Addressee(name, "eve@example.com"), act=north.act(None))
    sent(north)
    assert all("Bcc" not in mail and "X" not in mail for mail in post_office.taken)
