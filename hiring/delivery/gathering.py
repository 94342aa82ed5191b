"""What falls together for one person leaves as one letter: five reminders at nine o'clock are one digest.

Looked at when messages leave and not when they are written: a night's reminders wait for the morning, and after an
outage several batches write them. Who has just had a digest gets what follows in the next one, an hour later.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Max

from hiring.delivery.models import CHOSEN, Message
from hiring.tenancy import bulk

DIGEST = "digest"
AT_LEAST = 5
RESTS_FOR = timedelta(hours=1)
_kinds: set[str] = set()


def gathers(kind: str) -> None:
    """Let messages of `kind` be gathered. Only ``apps.py`` calls this, and whoever does writes digests (truth.py)."""
    _kinds.add(kind)


def gather(now: datetime) -> None:
    """Make digests of what waits, in the transaction that claims; `relay` sends them like any other message."""
    crowded = Message.objects.ready(now).filter(kind__in=_kinds, recipient__isnull=False)
    numbers = dict(crowded.values_list("recipient").annotate(number=Count("pk")).order_by())
    rested = _let_rest(numbers, now)
    people = [pk for pk, number in numbers.items() if number >= AT_LEAST and pk not in rested]
    if not people:
        return
    rows = Message.objects.claimable(now).filter(kind__in=_kinds, recipient__in=people)
    theirs: dict[UUID, list[Message]] = defaultdict(list)
    for each in rows.only("pk", "recipient_id", "to_name", "to_address"):
        theirs[each.recipient_id].append(each)
    for found in theirs.values():
        # Another worker may hold some of them, and less than five are no digest.
        if len(found) >= AT_LEAST:
            _make_digest(found, now)


def _let_rest(numbers: dict[UUID, int], now: datetime) -> set[UUID]:
    """Put off what waits for those who had a digest within the hour; return who they are."""
    recent = Message.objects.filter(kind=DIGEST, recipient__in=list(numbers), created_at__gt=now - RESTS_FOR)
    last = dict(recent.values_list("recipient").annotate(at=Max("created_at")).order_by()) if numbers else {}
    for member_id, at in last.items():
        waiting = Message.objects.ready(now).filter(kind__in=_kinds, recipient=member_id)
        waiting.update(available_at=at + RESTS_FOR)
    return set(last)


def _make_digest(found: list[Message], now: datetime) -> None:
    first = found[0]
    digest = Message.objects.create(
        kind=DIGEST,
        dedup_key=f"{DIGEST}:{first.recipient_id}:{first.pk}",
        channel=CHOSEN,
        recipient_id=first.recipient_id,
        to_name=first.to_name,
        to_address=first.to_address,
        created_at=now,
        available_at=now,
    )
    bulk.update(Message, [each.pk for each in found], {"gathered_into_id": [digest.pk] * len(found)})
