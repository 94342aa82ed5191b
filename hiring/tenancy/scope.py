"""The organization we are in: one context variable and two transaction-local settings.

Entering is the only way to see tenant rows: the ORM wall (managers.py) reads the variable, the
database wall (row-level security) reads the settings. Holds no policy about who may enter.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model


class NoOrganization(RuntimeError):
    """Tenant rows were asked for, or a task was sent, outside any organization's scope."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows we see, and on whose behalf (`None`: the program itself).

    `known`: what was asked of the organization once inside, and does not change while we are.
    """

    organization_id: UUID
    actor_id: UUID | None = None
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)


_scope: ContextVar[Scope | None] = ContextVar("organization_scope", default=None)


def current() -> Scope:
    """Return the scope entered last. Raises ``NoOrganization`` when none is."""
    scope = _scope.get()
    if scope is None:
        raise NoOrganization("Enter organization_scope(organization) before touching its rows.")
    return scope


def current_organization_id() -> UUID:
    """Return the id that new tenant rows belong to. Raises ``NoOrganization``."""
    return current().organization_id


def is_entered() -> bool:
    return _scope.get() is not None


@contextmanager
def organization_scope(organization: Model | UUID, actor: Model | UUID | None = None) -> Iterator[Scope]:
    """Open a transaction in which exactly `organization`'s rows exist, for `actor` (a member).

    Nests: leaving restores the outer scope, in this thread and in the database. Whoever is there
    already, for the same actor, has told the database: its settings last as long as the transaction.
    """
    outer = _scope.get()
    scope = Scope(_id(organization), None if actor is None else _id(actor))
    is_new = scope != outer or not connection.in_atomic_block
    token = _scope.set(scope)
    try:
        with transaction.atomic():
            if is_new:
                _tell_database(scope)
            yield scope
    finally:
        _scope.reset(token)
    # SET LOCAL survives RELEASE SAVEPOINT; a rolled back savepoint has already restored it.
    if is_new and connection.in_atomic_block:
        _tell_database(outer)


def _id(thing: Model | UUID) -> UUID:
    return thing if isinstance(thing, UUID) else thing.pk


def _tell_database(scope: Scope | None) -> None:
    organization = "" if scope is None else str(scope.organization_id)
    actor = "" if scope is None or scope.actor_id is None else str(scope.actor_id)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.organization', %s, true), set_config('app.actor', %s, true)",
            [organization, actor],
        )
