"""The program as it runs in production, but for the size: each process is up and they hear each other."""

import smtplib
import urllib.request
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.program import RunningProgram, wait_until


def test_it_is_ready_and_shows_who_has_not_signed_in_where_to(program: RunningProgram, browser: Browser) -> None:
    with urllib.request.urlopen(f"{program.url}/readyz") as answer:
        assert answer.read().splitlines()[0] == b"ready"
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(program.url)
        assert urlsplit(page.url).path == "/accounts/login/"


def test_beat_wakes_the_worker_which_reaches_the_database(program: RunningProgram) -> None:
    log = program.servers.where.logs / "worker.log"
    wait_until(lambda: "hiring.delivery.tasks.relay" in log.read_text() and "succeeded" in log.read_text(), "a tick")


def test_mail_arrives_as_it_was_sent(program: RunningProgram) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "hiring@localhost", "ingrid@north.example", "Åse waits"
    letter["Message-ID"] = "<one@hiring.localhost>"
    letter.set_content("Seen from 9:00.\n")
    host, port = urlsplit(program.environment["EMAIL_URL"]).netloc.split(":")
    with smtplib.SMTP(host, int(port)) as line:
        line.send_message(letter, to_addrs=["ingrid@north.example", "copy@north.example"])
    [filed] = [mail for mail in program.mails() if mail["Message-ID"] == "<one@hiring.localhost>"]
    assert filed.get_all("Delivered-To") == ["ingrid@north.example", "copy@north.example"]
    assert (filed["Subject"], filed.get_content()) == ("Åse waits", "Seen from 9:00.\r\n")


def test_a_command_beside_it_sees_the_clock_the_tests_have_moved(program: RunningProgram) -> None:
    program.move_clock(datetime(2030, 1, 1, 9, 0, tzinfo=UTC))
    told = program.manage("shell", "--no-imports", "--command", "from hiring import clock; print(clock.now().year)")
    assert told == "2030\n"
