"""Reminders by chat: as Slack and Teams read them, to nobody's private network, and by mail when chat fails."""

import socket
from datetime import timedelta

import pytest

from hiring.delivery import chat, outbound, truth
from hiring.delivery.actions import BACKOFF, relay
from hiring.delivery.channels.slack import payload as slack
from hiring.delivery.channels.teams import payload as teams
from hiring.delivery.letter import Letter
from hiring.delivery.models import Message, Webhook
from hiring.delivery.notes import Note, Recipient, post_many
from hiring.ledger.models import Event
from tests.world import MONDAY

LETTER = Letter(
    kicker="REQ-142",
    subject="One candidate waits for the debrief on REQ-142, due 16:00",
    headline="One candidate waits for the debrief on <REQ-142> & *you*",
    lede="Due 16:00. It takes about [twenty](http://x.example) minutes.",
    facts=(("Due", "16:00"), ("Agreed", "Debrief within 48 h")),
    button_label="Open the debrief",
    button_url="http://127.0.0.1:8471/o/north/debriefs/1/",
)
NAME = "Maya <!channel> Lindqvist"


@pytest.fixture
def by_chat(north, receiver, monkeypatch):
    """Maya has chosen Slack, and Slack is set up; a reminder to her waits. Returns how to send it."""
    monkeypatch.setitem(truth._writers, "note", lambda message, now: LETTER)
    with north.scope(north.admin):
        chat.set_webhook("slack", receiver.address(), act=north.act(north.admin))
        chat.choose(north.manager, "slack", act=north.act(north.manager))
        to = Recipient(north.manager.pk, NAME, north.manager.email)
        post_many([Note("note", "note:1", to, north.manager.pk, 0, MONDAY)], written_at=MONDAY)

    def send(now=MONDAY):
        return relay(north.organization.pk, now=now)

    return send


def the_message(world):
    with world.scope():
        return Message.objects.get()


def test_a_reminder_arrives_in_the_chat_that_was_chosen(north, by_chat, receiver, post_office):
    assert by_chat() == 1
    [(path, sent)] = receiver.taken
    assert (path, sent) == ("/hook?key=k3y", slack(LETTER, NAME))
    assert (the_message(north).channel, the_message(north).sent_at) == ("slack", MONDAY)
    assert post_office.taken == []


def test_slack_reads_blocks_and_no_name_mentions_a_channel(by_chat):
    told = slack(LETTER, NAME)
    assert told["text"] == f"Maya &lt;!channel&gt; Lindqvist: {LETTER.subject}"
    assert [block["type"] for block in told["blocks"]] == ["header", "section", "section", "actions", "context"]
    assert told["blocks"][0]["text"] == {"type": "plain_text", "text": LETTER.headline}
    assert told["blocks"][2]["fields"][1] == {"type": "mrkdwn", "text": "*Agreed*\nDebrief within 48 h"}
    assert told["blocks"][3]["elements"][0]["url"] == LETTER.button_url


def test_slack_is_sent_no_more_than_it_takes():
    long = Letter("s" * 400, "h" * 400, "l" * 9000, "b" * 90, "http://x.example/", facts=(("a", "b"),) * 12)
    blocks = slack(long, "Ann")["blocks"]
    assert (len(blocks[0]["text"]["text"]), len(blocks[1]["text"]["text"])) == (150, 3000)
    assert [len(block["fields"]) for block in blocks if "fields" in block] == [10, 2]
    assert len(blocks[-1]["elements"][0]["text"]["text"]) == 75


def test_teams_reads_one_card_and_no_name_is_markdown():
    told = teams(LETTER, "Maya [Lindqvist](http://x.example)")
    [attachment] = told["attachments"]
    card = attachment["content"]
    assert (told["type"], attachment["contentType"]) == ("message", "application/vnd.microsoft.card.adaptive")
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.4")
    assert [each["type"] for each in card["body"]] == ["TextBlock"] * 3 + ["FactSet"]
    assert card["body"][2]["text"].startswith("Maya \\[Lindqvist\\](http://x.example): Due 16:00.")
    assert card["body"][3]["facts"] == [
        {"title": "Due", "value": "16:00"},
        {"title": "Agreed", "value": "Debrief within 48 h"},
    ]
    assert card["actions"] == [{"type": "Action.OpenUrl", "title": "Open the debrief", "url": LETTER.button_url}]


def test_teams_answers_accepted_and_is_believed(north, receiver, monkeypatch):
    monkeypatch.setitem(truth._writers, "note", lambda message, now: LETTER)
    receiver.status = 202
    with north.scope(north.admin):
        chat.set_webhook("teams", receiver.address(), act=north.act(north.admin))
        chat.choose(north.manager, "teams", act=north.act(north.manager))
        to = Recipient(north.manager.pk, "Maya", north.manager.email)
        post_many([Note("note", "note:1", to, north.manager.pk, 0, MONDAY)], written_at=MONDAY)
    assert relay(north.organization.pk, now=MONDAY) == 1
    assert receiver.taken[0][1] == teams(LETTER, "Maya")


@pytest.mark.parametrize("status", [404, 410, 403, 400, 302])
def test_a_refusal_for_good_goes_by_mail_at_once(north, by_chat, receiver, post_office, status):
    receiver.status, receiver.location = status, receiver.address("/elsewhere")
    assert by_chat() == 0
    assert by_chat() == 1
    assert len(receiver.taken) == 1, "no redirect is followed"
    assert (the_message(north).channel, post_office.taken[0]["Subject"]) == ("email", LETTER.subject)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_refusal_for_now_is_tried_twice_more_and_then_goes_by_mail(north, by_chat, receiver, post_office, status):
    receiver.status = status
    now = MONDAY
    for wait in (BACKOFF[0], BACKOFF[1], timedelta(0)):
        assert by_chat(now) == 0
        now += wait
    assert by_chat(now) == 1
    assert (len(receiver.taken), len(post_office.taken)) == (3, 1)


def test_a_chat_that_takes_it_and_says_nothing_is_not_asked_again_but_left_for_mail(
    north, by_chat, receiver, post_office, monkeypatch
):
    monkeypatch.setattr(outbound, "PATIENCE", 0.2)
    receiver.says_nothing = True
    assert by_chat() == 0
    assert (the_message(north).channel, the_message(north).last_error) == ("email", "TimeoutError")
    assert by_chat() == 1
    assert (len(receiver.taken), len(post_office.taken)) == (1, 1)


def test_a_chat_that_nobody_reaches_is_tried_again(north, by_chat, receiver, monkeypatch):
    refuse = socket.create_server(("127.0.0.1", 0))
    port = refuse.getsockname()[1]
    refuse.close()
    with north.scope(north.admin):
        chat.set_webhook("slack", f"http://127.0.0.1:{port}/", act=north.act(north.admin))
    assert by_chat() == 0
    assert (the_message(north).channel, the_message(north).attempts) == ("chosen", 1)


def test_what_was_chosen_and_is_not_there_any_more_comes_by_mail(north, by_chat, receiver, post_office):
    with north.scope(north.admin):
        chat.remove_webhook(Webhook.objects.get(), act=north.act(north.admin))
    assert by_chat() == 1
    assert (receiver.taken, len(post_office.taken)) == ([], 1)


def test_a_former_key_opens_and_a_lost_one_falls_back_to_mail(north, by_chat, receiver, post_office, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "n" * 50, [settings.SECRET_KEY]
    assert by_chat() == 1
    settings.SECRET_KEY_FALLBACKS = []
    with north.scope():
        Message.objects.update(sent_at=None, channel="chosen")
    assert (by_chat(), by_chat()) == (0, 1)
    assert (len(receiver.taken), len(post_office.taken)) == (1, 1)


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.slack.com/services/x",
        "ftp://hooks.slack.com/x",
        "https://user:word@hooks.slack.com/x",
        "https:///x",
        "https://hooks.slack.com:8443/x",
        "https://hooks.slack.com:99999/x",
        "https://hooks.slack.com/x\r\nX-Evil: 1",
        "https://hooks.slack.com/x y",
        "https://höoks.example/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://169.254.169.254/latest",
        "https://localhost/x",
        "not an address",
        "https://[::1",
    ],
)
def test_what_is_no_plain_https_address_is_refused(north, address):
    with north.scope(north.admin), pytest.raises(chat.NotAWebhook):
        chat.set_webhook("slack", address, act=north.act(north.admin))


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[::10.0.0.1]",
        "2130706433",
        "0x7f.1",
    ],
)
def test_no_private_address_is_connected_to_however_it_is_written(host, settings):
    settings.WEBHOOKS_MAY_STAY_INSIDE = False
    with pytest.raises((outbound.Forbidden, outbound.Unreachable)) as refusal:
        outbound.post_json(f"https://{host}/hook", {})
    assert refusal.type is outbound.Forbidden or refusal.value.args == ("gaierror",)


@pytest.mark.parametrize(
    ("address", "is_public"), [("8.8.8.8", True), ("2001:4860:4860::8888", True), ("198.18.0.1", False)]
)
def test_public_addresses_are_told_from_others(address, is_public):
    assert outbound._is_public(address) is is_public


def test_the_address_is_a_key_and_is_shown_nowhere(north, harbor, log):
    page, secret = "/o/north/settings/chat/", "https://hooks.slack.com/services/T0/B0/s3cr3tk3y"
    browser = north.client(north.admin)
    assert browser.post(page, {"channel": "slack", "address": secret}).status_code == 302
    with north.scope():
        webhook = Webhook.objects.get()
        said = [each.data for each in Event.objects.filter(verb="webhook_set")]
    assert "s3cr3tk3y" not in webhook.sealed + str(said)
    shown = browser.get(page).content.decode()
    assert "hooks.slack.com" in shown
    assert "s3cr3tk3y" not in shown + log.getvalue()
    refused = browser.post(page, {"channel": "slack", "address": secret.replace("https", "http")})
    assert refused.status_code == 422
    assert "s3cr3tk3y" not in refused.content.decode()
    for who in (north.recruiter, north.ta_leader):
        assert north.client(who).get(page).status_code == 403
    assert browser.post(f"{page}{webhook.pk}/remove/").status_code == 302
    with north.scope():
        assert not Webhook.objects.exists()


def test_everybody_chooses_for_themselves_among_what_is_set_up(north):
    page = "/o/north/me/reminders/"
    browser = north.client(north.manager)
    assert "Slack" not in browser.get(page).content.decode()
    assert browser.post(page, {"channel": "slack"}).status_code == 422
    with north.scope(north.admin):
        chat.set_webhook("slack", "https://hooks.slack.com/x", act=north.act(north.admin))
    assert browser.post(page, {"channel": "slack"}).status_code == 302
    with north.scope():
        assert (chat.chosen_by(north.manager), chat.chosen_by(north.recruiter)) == ("slack", "email")
        assert Event.objects.get(verb="channel_chosen").data == {"channel": "slack"}
