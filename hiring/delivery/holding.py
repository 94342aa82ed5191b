"""What waits for a person: when abnormally many of a kind arise within an hour, none of them leaves by itself.

An outage, a wrong calendar or a jump of the clock makes many cases at once, and some of them are about nobody's fault.
Asked in the transaction that claims, after it has claimed: whatever another worker wrote by then is counted.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import TruncDate

from hiring.delivery.models import Hold, Message
from hiring.ledger.actions import record
from hiring.tenancy.act import Act

WITHIN, OVER = timedelta(hours=1), timedelta(days=30)
FEWEST, TIMES = 5, 3
Tell = Callable[[Hold, int, Act], None]
_tells: dict[str, Tell] = {}


def holds(kinds: Collection[str], tell: Tell) -> None:
    """Let messages of these kinds be held, and `tell` of it once. Only ``apps.py`` calls this."""
    _tells.update(dict.fromkeys(kinds, tell))


def usual(busiest_day: int) -> int:
    """Return how many subjects an hour may have, the busiest day of the last thirty having had so many."""
    return max(FEWEST, TIMES * busiest_day)


def hold_back(leased: Sequence[UUID], now: datetime) -> list[UUID]:
    """Return what of `leased` may leave; hold the rest, and what waits with it, if there are too many of them."""
    if not Message.objects.filter(pk__in=leased, kind__in=_tells).exists():
        return list(leased)
    recent = Message.objects.filter(kind__in=_tells, created_at__gt=now - WITHIN, dropped_at=None)
    number = recent.aggregate(number=Count("subject_id", distinct=True))["number"]
    # The days before are looked at only when this hour is no ordinary one.
    limit = usual(_busiest_day(now)) if number > FEWEST else FEWEST
    if number <= limit:
        return list(leased)
    free = Q(locked_until=None) | Q(locked_until__lte=now) | Q(pk__in=leased)
    waiting = recent.waiting().filter(free, hold=None).select_for_update(skip_locked=True)
    held = set(waiting.values_list("pk", flat=True))
    if held:
        _hold(held, limit, now)
    return [each for each in leased if each not in held]


def _busiest_day(now: datetime) -> int:
    """Return of how many subjects mails of a day have left, on the day that had the most."""
    left = Message.objects.sent().filter(kind__in=_tells, created_at__gt=now - OVER, created_at__lte=now - WITHIN)
    days = left.annotate(day=TruncDate("created_at", tzinfo=UTC)).values("day").order_by()
    return max((each["number"] for each in days.annotate(number=Count("subject_id", distinct=True))), default=0)


def _hold(ids: set[UUID], limit: int, now: datetime) -> None:
    hold, is_new = Hold.objects.get_or_create(closed_at=None, defaults={"opened_at": now, "usual": limit})
    Message.objects.filter(pk__in=ids).update(hold=hold, held_at=now, locked_until=None)
    number = hold.messages.held().values("subject_id").distinct().count()
    act = Act.live(None, now)
    record("mails_held", hold, act=act, data={"number": number, "usual": hold.usual})
    if is_new:
        for tell in set(_tells.values()):
            tell(hold, number, act)
