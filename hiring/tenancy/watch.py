"""What whoever runs the house should hear of: each app names what it watches, beat has it counted, two doors tell.

Counts only, never whose. The last look is kept in the cache; a cache that was emptied says no more than that nobody
has looked, which is an alarm of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from redis.exceptions import RedisError

SEEN = "watch"
STALE_AFTER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Watch:
    """`key` names the figure to machines; `words` say what any more than none of it means."""

    key: str
    words: str
    count: Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class Look:
    """What was counted, by key, and when."""

    at: datetime
    counts: Mapping[str, int]


_watches: dict[str, Watch] = {}


def watch(key: str, words: str, count: Callable[[datetime], int]) -> None:
    """Have it counted at every look. Only ``apps.py`` calls this."""
    _watches[key] = Watch(key, words, count)


def watches() -> list[Watch]:
    return [_watches[key] for key in sorted(_watches)]


def look(now: datetime) -> Look:
    """Count everything that is watched and remember it."""
    found = Look(now, {each.key: each.count(now) for each in watches()})
    cache.set(SEEN, found, timeout=None)
    return found


def last_look() -> Look | None:
    """Return what was counted last; None where nobody looked since the cache was emptied, or nobody can tell."""
    try:
        found: Look | None = cache.get(SEEN)
    except RedisError:
        return None
    return found


def warnings(now: datetime) -> list[str]:
    """Return a sentence for everything that is not as it should be. Nothing here keeps a web process from serving."""
    found = last_look()
    if found is None or found.at < now - STALE_AFTER:
        return ["Nobody has looked within five minutes: do beat, a worker and Redis run?"]
    return [f"{count} {each.words}." for each in watches() if (count := found.counts.get(each.key, 0))]
