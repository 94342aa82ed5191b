"""Hundreds of rows of one tenant table in one statement. Only for what has to be fast: the ORM is easier to read.

Columns are named as the model's attributes (``owner_id``). The wall of the database stands behind both statements;
the organization is the entered one's.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from json import dumps
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, F, Func, Value

from hiring.tenancy.ids import uuid7s
from hiring.tenancy.models import TenantModel
from hiring.tenancy.scope import current_organization_id

Model = type[TenantModel]
Columns = Mapping[str, Sequence[Any]]


def among(ids: Collection[UUID]) -> Func:
    """Return the condition that a row is one of hundreds: ``pk__in`` makes a parameter of each."""
    wanted = Value(_literal(list(ids)))
    return Func(F("pk"), wanted, template="%(expressions)s::uuid[])", arg_joiner=" = ANY(", output_field=BooleanField())


def insert(model: Model, columns: Columns, same: Mapping[str, Any]) -> None:
    """Insert a row for each place in `columns`, all with the values of `same`; a field in neither has its default.

    Without a column of ids each row gets one. A row that breaks a unique constraint stands already, and stays as it is.
    """
    number = len(next(iter(columns.values())))
    if not number:
        return
    varying, alike = _split(columns)
    varying["id"] = columns.get("id") or uuid7s(number)
    known = {**same, **alike}
    sql, fixed = _insertion(model, tuple(varying))
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(_stored(field, known) for field in fixed), *map(_literal, varying.values())])


def update(model: Model, ids: Sequence[UUID], columns: Columns) -> None:
    """Give the row of each id its values of `columns`."""
    if not ids:
        return
    varying, alike = _split(columns)
    sql, fixed = _change(model, tuple(varying), tuple(alike))
    values = [*(_stored(field, alike) for field in fixed), _literal(ids), *map(_literal, varying.values())]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, current_organization_id()])


def _split(columns: Columns) -> tuple[dict[str, Sequence[Any]], dict[str, Any]]:
    """Return the columns whose rows differ, and the one value of each of the others."""
    alike = {name: values[0] for name, values in columns.items() if _are_alike(values)}
    return {name: values for name, values in columns.items() if name not in alike}, alike


def _are_alike(values: Sequence[Any]) -> bool:
    first = values[0]
    return first == values[-1] and values.count(first) == len(values)


def _literal(values: Sequence[Any]) -> str:
    """Return the values as PostgreSQL writes an array: the driver takes five times as long."""
    sample = next((value for value in values if value is not None), None)
    write = next((writer for kind, writer in _WRITERS if isinstance(sample, kind)), str)
    return f"{{{','.join(['NULL' if value is None else write(value) for value in values])}}}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _json(value: Any) -> str:
    return _quoted(dumps(value))


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = ((str, _quoted), (UUID, attrgetter("hex")), (dict, _json))


@cache
def _insertion(model: Model, varying: tuple[str, ...]) -> tuple[str, list[Any]]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    fixed = [field for name, field in fields.items() if name not in varying]
    columns = ", ".join(map(_column, [*fixed, *(fields[name] for name in varying)]))
    values = ", ".join([*(f"%s::{_type(field)}" for field in fixed), "v.*"])
    arrays = ", ".join(f"%s::{_type(fields[name])}[]" for name in varying)
    # Names of our own tables and columns; every value is a parameter.
    sql = f"INSERT INTO {model._meta.db_table} ({columns}) SELECT {values} FROM unnest({arrays}) v"  # noqa: S608
    return f"{sql} ON CONFLICT DO NOTHING", fixed


@cache
def _change(model: Model, varying: tuple[str, ...], alike: tuple[str, ...]) -> tuple[str, list[Any]]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    fixed, columns = [fields[name] for name in alike], [_column(fields[name]) for name in varying]
    said = [f"{_column(field)} = %s::{_type(field)}" for field in fixed]
    said += [f"{column} = v.{column}" for column in columns]
    arrays = ", ".join(["%s::uuid[]", *(f"%s::{_type(fields[name])}[]" for name in varying)])
    source = f"unnest({arrays}) v({', '.join(['id', *columns])})"
    sql = f"UPDATE {model._meta.db_table} t SET {', '.join(said)} FROM {source}"  # noqa: S608
    return f"{sql} WHERE t.organization_id = %s AND t.id = v.id", fixed


def _column(field: Any) -> str:
    return connection.ops.quote_name(str(field.column))


def _type(field: Any) -> str:
    return str(field.db_type(connection))


def _stored(field: Any, same: Mapping[str, Any]) -> Any:
    value = same[field.attname] if field.attname in same else field.get_default()
    return field.get_db_prep_save(value, connection)
