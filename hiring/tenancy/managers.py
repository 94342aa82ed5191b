"""The ORM wall: one condition in every query on tenant rows, decided when its SQL is built.

A list of guarded queryset methods would leave a door open (``exists()`` is the classic); a
condition inside the SQL cannot be walked around by any of them.
"""

from functools import cache
from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from hiring.tenancy.scope import current_organization_id

Row = TypeVar("Row", bound=models.Model)


class InScope(models.Func):
    """``organization_id = <the scope's>``. Building its SQL outside a scope raises ``NoOrganization``."""

    conditional = True
    output_field = models.BooleanField()

    def __init__(self) -> None:
        super().__init__(models.F("organization_id"))

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_: Any
    ) -> tuple[str, list[Any]]:
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} = %s", [*params, current_organization_id()]


class TenantQuerySet(models.QuerySet[Row]):
    """Base of every queryset with named reads on tenant rows."""

    def with_id(self, pk: UUID | None) -> Self:
        """The row with this id; none for an id that is not there."""
        return self.none() if pk is None else self.filter(pk=pk)

    @classmethod
    def as_tenant_manager(cls) -> Any:
        """Return a manager with these reads whose every query carries the wall."""
        return TenantManager.from_queryset(cls)()


class TenantManager(models.Manager[Row]):
    """Every query it starts carries the wall."""

    def get_queryset(self) -> models.QuerySet[Row]:
        query = _walled(self.model).chain()
        return self._queryset_class(model=self.model, query=query, using=self._db, hints=self._hints)  # type: ignore[attr-defined]


@cache
def _walled(model: type[models.Model]) -> Query:
    """Return the query that all others on `model` start as a copy of: nothing in it belongs to one organization."""
    return models.QuerySet(model).filter(InScope()).query
