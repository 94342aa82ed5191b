"""Pools of interviewers: name one, say who is in it, retire it. Which stage names it is interview_plan.py."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions.library import restore, retire
from requisitions.models import Pool, PoolMember
from requisitions.rules.drafts import fingerprint


class PoolNameTaken(Refused):
    """Another pool has the name."""


def seen_of(pool: Pool) -> str:
    """Return the fingerprint a form carries of what it shows."""
    people = sorted(str(each) for each in pool.member_set.values_list("member_id", flat=True))
    return fingerprint(pool.name, pool.description, people)


@transaction.atomic
def add_pool(name: str, *, description: str = "", members: Iterable[UUID] = (), act: Act) -> Pool:
    """Name a pool. The same once more is a second click. Raises ``Incomplete``, ``PoolNameTaken``."""
    members, known = set(members), Pool.objects.filter(name__iexact=" ".join(name.split())).first()
    if known and known.description == description.strip() and _people(known) == members:
        return known
    return _write(Pool(), name, description, members, act=act)


@transaction.atomic
def change_pool(pool: Pool, name: str, *, description: str, members: Iterable[UUID], seen: str, act: Act) -> Pool:
    """Replace its name and its people. `seen`: its fingerprint as the writer read it.

    Raises ``Stale``, ``Incomplete``, ``PoolNameTaken``.
    """
    pool = Pool.objects.select_for_update().get(pk=pool.pk)
    members = set(members)
    if (pool.name, pool.description, _people(pool)) == (" ".join(name.split()), description.strip(), members):
        return pool
    if seen_of(pool) != seen:
        raise Stale("Somebody changed it since you opened it. Your text is kept below; choose which stays.")
    return _write(pool, name, description, members, act=act)


def retire_pool(pool: Pool, *, act: Act) -> Pool:
    """Offer it no more. Stages that name it keep it. A second click changes nothing."""
    return retire(pool, "pool_retired", act=act)


def restore_pool(pool: Pool, *, act: Act) -> Pool:
    """Offer it again. A second click changes nothing."""
    return restore(pool, "pool_restored", act=act)


def _people(pool: Pool) -> set[UUID]:
    return set(pool.member_set.values_list("member_id", flat=True))


def _write(pool: Pool, name: str, description: str, members: set[UUID], *, act: Act) -> Pool:
    name = " ".join(name.split())
    if not name:
        raise Incomplete("Name the pool.")
    if Pool.objects.filter(name__iexact=name).exclude(pk=pool.pk).exists():
        raise PoolNameTaken(f"A pool is called {name} already. Change that one, or choose another name.")
    pool.name, pool.description, pool.changed_at = name, description.strip(), act.at
    pool.save()
    have = _people(pool)
    here = set(Member.objects.active().filter(pk__in=members).values_list("pk", flat=True))
    if members - here - have:
        raise Incomplete("Choose people who work here.")
    pool.member_set.exclude(member__in=members).delete()
    PoolMember.objects.bulk_create(PoolMember(pool=pool, member_id=each) for each in sorted(members - have))
    record("pool_changed", pool, act=act, data={"people": len(members)})
    return pool
