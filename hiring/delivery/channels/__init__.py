"""One file per way out of the house, each exporting ``ENTRY``: a Channel."""

from collections.abc import Callable
from dataclasses import dataclass

from hiring.delivery.models import Message


class Undeliverable(Exception):
    """The channel did not take the message. `is_permanent`: trying again cannot help."""

    def __init__(self, reason: str, *, is_permanent: bool = False) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent


MAIL = "email"


@dataclass(frozen=True, slots=True)
class Channel:
    """`send` hands one message over or raises ``Undeliverable``. `is_chat`: members may choose it for reminders."""

    name: str
    send: Callable[[Message], None]
    is_chat: bool = False
