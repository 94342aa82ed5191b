"""Hundreds of rows of one tenant table in one statement. Only for what has to be fast: the ORM is easier to read.

Columns are named as the model's attributes (``owner_id``). The wall of the database stands behind both statements;
the organization is the entered one's.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection

from hiring.tenancy.ids import uuid7
from hiring.tenancy.models import TenantModel
from hiring.tenancy.scope import current_organization_id

Model = type[TenantModel]
Columns = Mapping[str, Sequence[Any]]


def insert(model: Model, columns: Columns, same: Mapping[str, Any]) -> None:
    """Insert a row for each place in `columns`, all with the values of `same`; a field in neither has its default.

    A row that breaks a unique constraint stands already, and is left as it is.
    """
    number = len(next(iter(columns.values())))
    if not number:
        return
    given = {"id": [uuid7() for _ in range(number)], **columns}
    sql, fixed = _insertion(model, tuple(given), tuple(same))
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(_stored(field, same) for field in fixed), *map(list, given.values())])


def update(model: Model, ids: Sequence[UUID], columns: Columns) -> None:
    """Give the row of each id its values of `columns`."""
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            _change(model, tuple(columns)), [list(ids), *map(list, columns.values()), current_organization_id()]
        )


@cache
def _insertion(model: Model, varying: tuple[str, ...], same: tuple[str, ...]) -> tuple[str, list[Any]]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    fixed = [field for name, field in fields.items() if name not in varying]
    columns = ", ".join(map(_column, [*fixed, *(fields[name] for name in varying)]))
    values = ", ".join([*(f"%s::{_type(field)}" for field in fixed), "v.*"])
    arrays = ", ".join(f"%s::{_type(fields[name])}[]" for name in varying)
    # Names of our own tables and columns; every value is a parameter.
    sql = f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM unnest({arrays}) v"  # noqa: S608
    return f"{sql} ON CONFLICT DO NOTHING", fixed


@cache
def _change(model: Model, names: tuple[str, ...]) -> str:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    columns = [_column(fields[name]) for name in names]
    said = ", ".join(f"{column} = v.{column}" for column in columns)
    arrays = ", ".join(["%s::uuid[]", *(f"%s::{_type(fields[name])}[]" for name in names)])
    sql = f"UPDATE {model._meta.db_table} t SET {said} FROM unnest({arrays}) v(id, {', '.join(columns)})"  # noqa: S608
    return f"{sql} WHERE t.organization_id = %s AND t.id = v.id"


def _column(field: Any) -> str:
    return connection.ops.quote_name(str(field.column))


def _type(field: Any) -> str:
    return str(field.db_type(connection))


def _stored(field: Any, same: Mapping[str, Any]) -> Any:
    value = same[field.attname] if field.attname in same else field.get_default()
    return field.get_db_prep_save(value, connection)
