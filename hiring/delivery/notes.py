"""Many messages at once, without their words: those are found when each of them leaves (truth.py)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hiring.delivery.models import Message
from hiring.tenancy import bulk
from hiring.tenancy.models import Member


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said to a member, and when; `kind` names who finds the words."""

    kind: str
    dedup_key: str
    to: Member
    subject_id: UUID
    generation: int
    available_at: datetime


def post_many(notes: Sequence[Note], *, written_at: datetime) -> None:
    """Put notes into the outbox, in the caller's transaction. What is there under the same key stays as it is."""
    bulk.insert(
        Message,
        {
            "kind": [each.kind for each in notes],
            "dedup_key": [each.dedup_key for each in notes],
            "recipient_id": [each.to.pk for each in notes],
            "to_name": [each.to.name for each in notes],
            "to_address": [each.to.email for each in notes],
            "subject_id": [each.subject_id for each in notes],
            "generation": [each.generation for each in notes],
            "available_at": [each.available_at for each in notes],
        },
        {"created_at": written_at},
    )
