"""Is what the message says still so, and what is it? Asked right before it leaves, of whoever owns the subject."""

from collections.abc import Callable
from datetime import datetime

from hiring.delivery.letter import Attachment, Letter
from hiring.delivery.models import Message

Check = Callable[[Message], bool]
Writer = Callable[[Message, datetime], Letter | None]
Attacher = Callable[[Message], Attachment | None]
_checks: dict[str, Check] = {}
_writers: dict[str, Writer] = {}
_attachers: dict[str, Attacher] = {}


def checks(kind: str, check: Check) -> None:
    """Ask `check` before any message of `kind` leaves. Only ``apps.py`` calls this."""
    _checks[kind] = check


def writes(kind: str, writer: Writer) -> None:
    """Let `writer` find the words of messages of `kind` that were posted without. Only ``apps.py`` calls this."""
    _writers[kind] = writer


def attaches(kind: str, attacher: Attacher) -> None:
    """Let `attacher` make the file that travels with messages of `kind`. Only ``apps.py`` calls this."""
    _attachers[kind] = attacher


def attachment_of(message: Message) -> Attachment | None:
    """Return the file that travels with the message, made as it leaves; nothing is kept of it."""
    attacher = _attachers.get(message.kind)
    return attacher(message) if attacher else None


def is_still_true(message: Message) -> bool:
    """Return whether to send it; a kind nobody checks (an invitation link) is always true."""
    check = _checks.get(message.kind)
    return check is None or check(message)


def words_of(message: Message, now: datetime) -> Letter | None:
    """Return what the message says if it is to be sent at now; None if it is not so any more, or they have left."""
    has_left = message.recipient is not None and not message.recipient.is_active
    if has_left or not is_still_true(message):
        return None
    return Letter.of(message.letter) if message.letter else _writers[message.kind](message, now)
