"""What people are called, write, and hold in secret reaches no line of the log, whoever logs it."""

import json
import logging
import re

import structlog
from django.db import IntegrityError, connection
from django.test import Client

from hiring.delivery.models import Message
from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.models import Member
from tests.world import MONDAY

PASSWORD = "a long quiet sentence"


def lines(log):
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_signing_in_and_failing_to_leaves_neither_address_nor_password_nor_session(north, fresh_limits, log):
    user = north.recruiter.user
    user.set_password(PASSWORD)
    user.save()
    browser = Client()
    for password in ("wrong " + PASSWORD, PASSWORD):
        browser.post("/accounts/login/", {"login": user.email, "password": password})
    browser.get("/o/north/", {"q": PASSWORD})
    said = log.getvalue()
    assert str(user.pk) in said, "who did it is told by id"
    for secret in (user.email, PASSWORD, browser.cookies["session"].value, north.recruiter.name):
        assert secret not in said


def test_links_that_let_somebody_in_are_not_in_the_log(north, fresh_limits, move_clock, client, log):
    move_clock(MONDAY)
    with north.scope():
        secret = people.invite(
            name="Lin Zhao", email="lin@north.example", roles=[Role.INTERVIEWER], act=north.act(north.admin)
        ).secret
    client.post(f"/join/north/{secret}/")
    with north.scope():
        text = Message.objects.get(kind="address_proof").text
    path = re.search(r"http://[^/]+(/join/\S+)", text)[1]
    key = path.split("/")[-2]
    client.get(path)
    client.get(f"/join/north/{secret[:-1]}/")
    client.get(f"/survey/north/{secret}/")
    client.get("/accounts/password/reset/key/1-ctm4g5-0123456789/", follow=True)
    said = log.getvalue()
    assert "/join/north/" in said
    assert "/survey/north/" in said
    for each in (secret, secret[:-1], key, "ctm4g5", "lin@north.example", "Lin Zhao"):
        assert each not in said


def test_a_token_and_what_is_searched_for_are_not_in_the_log(north, log):
    with north.scope():
        recruiter = Member.objects.get(pk=north.recruiter.pk)
        _, secret = make_token(recruiter, name="all", expires_at=None, act=north.act(recruiter))
    Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/o/north/requisitions", {"q": "Hana Suzuki"})
    north.client(north.recruiter).get("/o/north/candidates/", {"q": "Hana Suzuki"})
    said = log.getvalue()
    assert "/o/north/candidates/" in said
    for each in (secret, "Hana Suzuki", "Hana%20Suzuki", "Hana+Suzuki"):
        assert each not in said


def test_an_error_is_told_by_its_class_and_where_and_without_the_values_it_carries(north, log):
    name = "Hana Suzuki"
    try:
        with north.scope():
            Member.objects.create(name=name, email=north.recruiter.email, time_zone="Asia/Tokyo")
    except IntegrityError:
        logging.getLogger("somebody.elses").exception("Could not save %s", "it")
    [line] = [each for each in lines(log) if each["event"] == "Could not save it"]
    assert "UniqueViolation" in line["exception"]
    assert "IntegrityError" in line["exception"]
    assert "test_logs.py" in line["exception"]
    assert north.recruiter.email not in log.getvalue()
    assert "Hana Suzuki" not in log.getvalue()


def test_an_error_that_speaks_of_code_keeps_its_words(log):
    try:
        connection.nothing_like_that  # noqa: B018 - the error is what is wanted
    except AttributeError:
        structlog.get_logger().exception("broke")
    assert "has no attribute 'nothing_like_that'" in lines(log)[-1]["exception"]


def test_personal_keys_and_addresses_are_removed_however_deep_they_are(log):
    structlog.get_logger().warning(
        "something",
        email="hana@mail.example",
        who={"name": "Hana Suzuki", "ids": [{"text": "fell ill"}]},
        reason="could not write to hana@mail.example",
    )
    logging.getLogger("somebody.elses").warning("Bounced: %s", "<hana@mail.example>")
    said = log.getvalue()
    assert "Bounced" in said
    for each in ("hana@mail.example", "Hana Suzuki", "fell ill"):
        assert each not in said
