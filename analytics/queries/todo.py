"""One line of what is due from somebody: a promise, or a decision that waits for their word."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Action:
    """A row's button: a link, or what is done on the spot."""

    label: str
    url: str
    is_done_here: bool = False


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of what I owe; what the due chip reads is `due_at`, or `asked_at` where no day was agreed."""

    task: str
    url: str
    second: str
    due_at: datetime | None
    action: Action
    minutes: int
    asked_at: datetime | None = None
