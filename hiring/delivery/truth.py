"""Is what the message says still so? Asked right before it leaves, of whoever owns the subject."""

from collections.abc import Callable

from hiring.delivery.models import Message

Check = Callable[[Message], bool]
_checks: dict[str, Check] = {}


def checks(kind: str, check: Check) -> None:
    """Ask `check` before any message of `kind` leaves. Only ``apps.py`` calls this."""
    _checks[kind] = check


def is_still_true(message: Message) -> bool:
    """Return whether to send it; a kind nobody checks (an invitation link) is always true."""
    check = _checks.get(message.kind)
    return check is None or check(message)
