"""How tenancy, the lowest app, lets the ledger and the outbox above it know what happened.

The other apps call ``ledger.record`` themselves; tenancy stands below the ledger and cannot
(docs/decisions/0002). Two listeners, both registered at start-up: the ledger's, which records
everything, and the outbox's, which writes the invitation.
"""

from collections.abc import Callable, Mapping

from django.db.models import Model

from hiring.tenancy.act import Act

Data = Mapping[str, str | int | bool | None]
Listener = Callable[[str, Model, Act, Data], None]
_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call `listener` in the transaction of everything tenancy does. Only ``apps.py`` calls this."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell(verb: str, subject: Model, *, act: Act, data: Data | None = None) -> None:
    """Say that `verb` (past tense) happened to `subject`, in the caller's transaction."""
    for listener in _listeners:
        listener(verb, subject, act, data or {})
