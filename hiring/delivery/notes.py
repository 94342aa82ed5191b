"""Many messages at once, without their words: those are found when each of them leaves (truth.py)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from hiring.delivery.models import CHOSEN, Message
from hiring.tenancy import bulk
from hiring.tenancy.models import Member


class Recipient(NamedTuple):
    """A member as an envelope names them."""

    id: UUID
    name: str
    email: str


class Note(NamedTuple):
    """What is to be said to a member, and when; `kind` names who finds the words."""

    kind: str
    dedup_key: str
    to: Recipient
    subject_id: UUID
    generation: int
    available_at: datetime


def recipients(ids: Collection[UUID]) -> dict[UUID, Recipient]:
    """Return those of the members who are still here: who has left is told nothing."""
    rows = Member.objects.active().filter(bulk.among(ids)).values_list("pk", "name", "email")
    return {pk: Recipient(pk, name, email) for pk, name, email in rows}


def post_many(notes: Sequence[Note], *, written_at: datetime) -> None:
    """Put notes into the outbox, in the caller's transaction. What is there under the same key stays as it is."""
    if not notes:
        return
    kinds, keys, people, subjects, generations, times = zip(*notes, strict=True)
    ids, names, addresses = zip(*people, strict=True)
    bulk.insert(
        Message,
        {
            "kind": kinds,
            "dedup_key": keys,
            "recipient_id": ids,
            "to_name": names,
            "to_address": addresses,
            "subject_id": subjects,
            "generation": generations,
            "available_at": times,
        },
        {"created_at": written_at, "channel": CHOSEN},
    )
