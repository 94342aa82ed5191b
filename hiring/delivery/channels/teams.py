"""Microsoft Teams, by the webhook of a workflow: one Adaptive Card in the channel that the workflow posts to."""

from typing import Any

from hiring.delivery import chat
from hiring.delivery.channels import Channel
from hiring.delivery.letter import Letter
from hiring.delivery.models import Message

CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
LONGEST = 3000


def payload(letter: Letter, to_name: str) -> dict[str, Any]:
    """Return the letter as a workflow reads it: a message whose one attachment is a card."""
    return {
        "type": "message",
        "summary": chat.cut(f"{to_name}: {letter.subject}", LONGEST),
        "attachments": [{"contentType": CARD, "contentUrl": None, "content": _card(letter, to_name)}],
    }


def _card(letter: Letter, to_name: str) -> dict[str, Any]:
    body: list[dict[str, Any]] = [
        _text(letter.kicker, isSubtle=True, size="Small"),
        _text(letter.headline, weight="Bolder", size="Medium"),
        _text(f"{to_name}: {letter.lede}"),
    ]
    if letter.facts:
        facts = [{"title": _plain(label), "value": _plain(fact)} for label, fact in letter.facts]
        body.append({"type": "FactSet", "facts": facts})
    button = {"type": "Action.OpenUrl", "title": letter.button_label, "url": letter.button_url}
    return {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [each for each in body if each.get("text", True)],
        "actions": [button] if letter.button_url else [],
    }


def _text(text: str, **look: object) -> dict[str, Any]:
    return {"type": "TextBlock", "text": chat.cut(_plain(text), LONGEST), "wrap": True, **look}


def _plain(text: str) -> str:
    """A card reads Markdown: nothing in a name or a title becomes a link or bold."""
    return "".join(f"\\{each}" if each in "\\`*_[]<>#" else each for each in text)


def send(message: Message) -> None:
    chat.hand_over("teams", message, payload(Letter.of(message.letter or {}), message.to_name))


ENTRY = Channel(name="Microsoft Teams", send=send, is_chat=True)
