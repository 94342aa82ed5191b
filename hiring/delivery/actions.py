"""Writing to the outbox, and emptying it: claim, re-check, send, mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, connection

from hiring import registry
from hiring.delivery import channels
from hiring.delivery.channels import MAIL, Channel, Undeliverable
from hiring.delivery.chat import channel_for
from hiring.delivery.gathering import DIGEST, gather
from hiring.delivery.holding import hold_back
from hiring.delivery.letter import CalendarFile, Envelope, Letter
from hiring.delivery.models import Message
from hiring.delivery.querysets import MessageQuerySet
from hiring.delivery.truth import attachment_of, words_of
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.models import Member
from hiring.tenancy.scope import organization_scope

CHANNELS = registry.load(channels, Channel)
LEASE = timedelta(minutes=3, seconds=30)
# What is left of a lease so old is longer than one conversation with the slowest mail server that we have patience for.
FRESH = timedelta(seconds=30)
BACKOFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
BATCH = 50
CHAT_TRIES = 2  # then mail is faster than a chat that does not answer
HEADLINE, LONGEST_REASON = 200, 200
# No message is to blame when the server goes away: the lease ends, and it is sent then.
NOT_THE_MESSAGES = (OperationalError, InterfaceError)
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
    if is_history(act.at) or Message.objects.said(envelope.dedup_key).exists():
        return None
    message = Message(
        dedup_key=envelope.dedup_key,
        kind=envelope.kind,
        recipient=to if isinstance(to, Member) else None,
        to_name=to.name,
        to_address=to.email,
        subject_id=envelope.subject_id,
        generation=envelope.generation,
        headline=letter.subject,
        letter=letter.as_data(),
        calendar=calendar.content if calendar else "",
        calendar_method=calendar.method if calendar else "",
        created_at=act.recorded_at,
        available_at=available_at or act.recorded_at,
    )
    # Whoever says the same at this moment has said it: the row is not written twice.
    Message.objects.bulk_create([message], ignore_conflicts=True)
    return message


def relay(organization_id: UUID, *, now: datetime, read_clock: Callable[[], datetime] | None = None) -> int:
    """Send a batch of what is waiting in one organization; return how many left.

    The lease is committed before anything is sent, and every message is marked in a transaction
    of its own: no row is locked while a mail server thinks, and a killed worker's lease ends by
    itself. Between the server's "accepted" and our mark lies the one possible duplicate, which
    carries the same Message-ID. `read_clock`: what the time is by the later ones of a slow batch.
    """
    with organization_scope(organization_id):
        _one_at_a_time(organization_id)
        gather(now)
        leased = hold_back(lease(now=now), now)
    return sum(_deliver(organization_id, each, now + LEASE, now=read_clock() if read_clock else now) for each in leased)


def _one_at_a_time(organization_id: UUID) -> None:
    """Two workers that each find five reminders of one person would make two digests. They send side by side."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"relay:{organization_id}"])


def _deliver(organization_id: UUID, message_id: UUID, leased_until: datetime, *, now: datetime) -> bool:
    """Send one leased message if it is still true; mark what became of it. A failure of ours delays that one alone."""
    message: Message | None = None
    try:
        with organization_scope(organization_id):
            message = _readied(message_id, leased_until, now=now)
        failure = _handed_over(message) if message else None
    except NOT_THE_MESSAGES:
        raise
    except Exception as fault:
        log.exception("message_set_aside", message=str(message_id))
        with organization_scope(organization_id):
            faulty = Message.objects.get(pk=message_id)
            faulty.locked_until = message.locked_until if message else leased_until
            _again_later(faulty, Undeliverable(type(fault).__name__), now=now)
        return False
    if message is None:
        return False
    with organization_scope(organization_id):
        if failure:
            _again_later(message, failure, now=now)
        else:
            said = {"letter": message.letter, "headline": message.headline, "channel": message.channel}
            _mark(message, sent_at=now, last_error="", **said)
    return failure is None


def _readied(message_id: UUID, leased_until: datetime, *, now: datetime) -> Message | None:
    """Find the words, under a fresh lease; None for what is another worker's by now, or is not to be sent."""
    if now + LEASE - leased_until > FRESH:
        if not Message.objects.leased(message_id, leased_until).update(locked_until=now + LEASE):
            return None
        leased_until = now + LEASE
    message: Message | None = Message.objects.leased(message_id, leased_until).select_related("recipient").first()
    if message is None:
        return None
    letter = words_of(message, now)
    if letter is None:
        _mark(message, dropped_at=now)
        return None
    message.letter, message.headline = letter.as_data(), letter.subject[:HEADLINE]
    message.channel = channel_for(message)
    message.attached = attachment_of(message)
    return message


def _handed_over(message: Message) -> Undeliverable | None:
    """Hand the message to its channel, in no transaction: a slow server holds no row and no connection's patience."""
    try:
        CHANNELS[message.channel].send(message)
    except Undeliverable as failure:
        return failure
    return None


def lease(*, now: datetime) -> list[UUID]:
    """Claim a batch for one lease's time; return the ids in the order they are to leave."""
    ids = list(Message.objects.claimable(now).values_list("pk", flat=True)[:BATCH])
    Message.objects.filter(pk__in=ids).update(locked_until=now + LEASE)
    return ids


def _mark(message: Message, **became: Any) -> None:
    """Write what became of a message, and of those that are gathered into it."""
    _write(Message.objects.filter(pk=message.pk), message, became)


def _mark_ours(message: Message, **became: Any) -> None:
    """Do so unless the lease has ended: another worker may be sending it, or has sent it."""
    _write(Message.objects.leased(message.pk, message.locked_until), message, became)


def _write(found: MessageQuerySet, message: Message, became: Mapping[str, Any]) -> None:
    if not found.update(locked_until=None, **became):
        return
    ends = {name: at for name, at in became.items() if name in {"sent_at", "dropped_at", "dead_at"} and at}
    if message.kind == DIGEST and ends:
        Message.objects.filter(gathered_into=message.pk).update(**ends)


def _again_later(message: Message, failure: Undeliverable, *, now: datetime) -> None:
    attempts = message.attempts + 1
    log.warning("message_not_delivered", message=str(message.pk), attempts=attempts, reason=str(failure))
    is_by_mail = message.channel == MAIL
    is_over = failure.is_permanent or attempts > (len(BACKOFF) if is_by_mail else CHAT_TRIES)
    reason = str(failure)[:LONGEST_REASON]
    if not is_over:
        _mark_ours(message, attempts=attempts, last_error=reason, available_at=now + BACKOFF[attempts - 1])
    elif is_by_mail:
        _mark_ours(message, attempts=attempts, last_error=reason, dead_at=now)
    else:
        _mark_ours(message, channel=MAIL, attempts=0, last_error=reason, available_at=now)
