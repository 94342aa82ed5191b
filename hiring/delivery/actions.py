"""Writing to the outbox, and emptying it: claim, re-check, send, mark."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog

from hiring import registry
from hiring.delivery import channels
from hiring.delivery.channels import Channel, Undeliverable
from hiring.delivery.letter import CalendarFile, Envelope, Letter
from hiring.delivery.models import Message
from hiring.delivery.truth import words_of
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.models import Member
from hiring.tenancy.scope import organization_scope

CHANNELS = registry.load(channels, Channel)
LEASE = timedelta(seconds=60)
BACKOFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
BATCH = 50
HEADLINE = 200
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody outside the members (a candidate), by name and address."""

    name: str
    email: str


def post(
    letter: Letter,
    envelope: Envelope,
    *,
    to: Member | Addressee,
    act: Act,
    calendar: CalendarFile | None = None,
    available_at: datetime | None = None,
) -> Message | None:
    """Put `letter` into the outbox, in the caller's transaction; return None where nothing is said.

    Nothing is said about history (before the organization went live), nor twice for one key. It
    leaves at `available_at`, or as soon as it is recorded.
    """
    if is_history(act.at):
        return None
    message, is_new = Message.objects.get_or_create(
        dedup_key=envelope.dedup_key,
        defaults={
            "kind": envelope.kind,
            "recipient": to if isinstance(to, Member) else None,
            "to_name": to.name,
            "to_address": to.email,
            "subject_id": envelope.subject_id,
            "generation": envelope.generation,
            "headline": letter.subject,
            "letter": letter.as_data(),
            "calendar": calendar.content if calendar else "",
            "calendar_method": calendar.method if calendar else "",
            "created_at": act.recorded_at,
            "available_at": available_at or act.recorded_at,
        },
    )
    return message if is_new else None


def relay(organization_id: UUID, *, now: datetime) -> int:
    """Send what is waiting in one organization; return how many left.

    The lease is committed before anything is sent, and every message is marked in a transaction
    of its own: no row is locked while a mail server thinks, and a killed worker's lease ends by
    itself. Between the server's "accepted" and our mark lies the one possible duplicate, which
    carries the same Message-ID.
    """
    with organization_scope(organization_id):
        leased = lease(now=now)
    return sum(_deliver_alone(organization_id, each, now=now) for each in leased)


def _deliver_alone(organization_id: UUID, message_id: UUID, *, now: datetime) -> bool:
    with organization_scope(organization_id):
        return deliver(message_id, now=now)


def lease(*, now: datetime) -> list[UUID]:
    """Claim a batch for one lease's time; return the ids in the order they are to leave."""
    ids = list(Message.objects.claimable(now).values_list("pk", flat=True)[:BATCH])
    Message.objects.filter(pk__in=ids).update(locked_until=now + LEASE)
    return ids


def deliver(message_id: UUID, *, now: datetime) -> bool:
    """Send one leased message if it is still true; mark what became of it."""
    message = Message.objects.waiting().select_related("recipient").filter(pk=message_id).first()
    if message is None:
        return False
    letter = words_of(message, now)
    if letter is None:
        Message.objects.filter(pk=message_id).update(dropped_at=now, locked_until=None)
        return False
    message.letter, message.headline = letter.as_data(), letter.subject[:HEADLINE]
    try:
        CHANNELS[message.channel].send(message)
    except Undeliverable as failure:
        _again_later(message, failure, now=now)
        return False
    message.sent_at, message.locked_until, message.last_error = now, None, ""
    message.save(update_fields=["letter", "headline", "sent_at", "locked_until", "last_error"])
    return True


def _again_later(message: Message, failure: Undeliverable, *, now: datetime) -> None:
    attempts = message.attempts + 1
    log.warning("message_not_delivered", message=str(message.pk), attempts=attempts, reason=str(failure))
    is_over = failure.is_permanent or attempts > len(BACKOFF)
    Message.objects.filter(pk=message.pk).update(
        attempts=attempts,
        last_error=str(failure)[:200],
        locked_until=None,
        available_at=message.available_at if is_over else now + BACKOFF[attempts - 1],
        dead_at=now if is_over else None,
    )
