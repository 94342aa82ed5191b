"""Who has a kickoff open now, and where each writes: kept in Redis for seconds, in no table, forgotten without harm."""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from uuid import UUID

import redis
import structlog
from django.conf import settings
from redis.exceptions import RedisError

from hiring.tenancy.act import Act
from requisitions.models import Kickoff

# An open page says so every two seconds; who was not heard for four times as long has gone.
GONE_AFTER = timedelta(seconds=8)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Present:
    """`on`: the address of the field they stand in, empty for none."""

    member_id: UUID
    name: str
    on: str = ""
    is_typing: bool = False

    @property
    def first_name(self) -> str:
        return self.name.split(maxsplit=1)[0]


@cache
def _store() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, decode_responses=True)


def be_present(kickoff: Kickoff, *, on: str, is_typing: bool, act: Act) -> tuple[Present, ...]:
    """Say that the actor has the kickoff open, and return everybody who has, by name.

    Writes to no table. Without Redis everybody sees only themselves, and what they write is saved all the same.
    """
    if act.actor is None:
        return ()
    me = Present(act.actor.pk, act.actor.name, on, is_typing)
    try:
        return _meet(f"presence:{kickoff.organization_id}:{kickoff.pk}", me, act=act)
    except RedisError:
        log.warning("presence_unknown", kickoff=str(kickoff.pk), exc_info=True)
        return (me,)


def _meet(key: str, me: Present, *, act: Act) -> tuple[Present, ...]:
    said = json.dumps([me.name, me.on, me.is_typing, act.at.timestamp()])
    with _store().pipeline() as pipe:
        pipe.hset(key, str(me.member_id), said)
        pipe.expire(key, GONE_AFTER * 2)
        pipe.hgetall(key)
        everybody: dict[str, str] = pipe.execute()[-1]
    here = []
    for member, words in everybody.items():
        name, on, is_typing, at = json.loads(words)
        if abs(act.at.timestamp() - at) <= GONE_AFTER.total_seconds():
            here.append(Present(UUID(member), name, on, is_typing))
    return tuple(sorted(here, key=lambda each: (each.name, each.member_id)))
