"""Slack, by an incoming webhook: one message in the channel that the webhook belongs to (Block Kit)."""

from typing import Any

from hiring.delivery import chat
from hiring.delivery.channels import Channel
from hiring.delivery.letter import Letter
from hiring.delivery.models import Message

# What Slack takes at most: header, section, a section's fields, button.
HEADER, SECTION, FIELDS, BUTTON = 150, 3000, 10, 75


def payload(letter: Letter, to_name: str) -> dict[str, Any]:
    """Return the letter as Slack reads it; `text` is what a notification shows."""
    said = f"{_plain(to_name)}: {_plain(letter.lede)}" if letter.lede else _plain(to_name)
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": chat.cut(letter.headline, HEADER)}},
        {"type": "section", "text": {"type": "mrkdwn", "text": chat.cut(said, SECTION)}},
    ]
    fields = [{"type": "mrkdwn", "text": f"*{_plain(label)}*\n{_plain(fact)}"} for label, fact in letter.facts]
    blocks += [{"type": "section", "fields": fields[at : at + FIELDS]} for at in range(0, len(fields), FIELDS)]
    if letter.button_url:
        button = {"type": "plain_text", "text": chat.cut(letter.button_label, BUTTON)}
        blocks.append({"type": "actions", "elements": [{"type": "button", "text": button, "url": letter.button_url}]})
    if letter.kicker:
        blocks.append({"type": "context", "elements": [{"type": "mrkdwn", "text": _plain(letter.kicker)}]})
    return {"text": f"{_plain(to_name)}: {_plain(letter.subject)}", "blocks": blocks}


def _plain(text: str) -> str:
    """Nothing in a name or a title mentions anybody or links anywhere."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def send(message: Message) -> None:
    chat.hand_over("slack", message, payload(Letter.of(message.letter or {}), message.to_name))


ENTRY = Channel(name="Slack", send=send, is_chat=True)
