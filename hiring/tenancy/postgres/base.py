"""The database engine of settings.py. Two differences from Django's own.

PostgreSQL lets ``GROUP BY`` name the primary key for all columns, and Django groups by what it
believes to be the key: ``id``. Ours is ``(organization_id, id)``, so every column is named.

Times are read by Python's own parser of ISO 8601: a page reads hundreds of them, and the driver's
parser, which is written in Python, takes ten times as long for each.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.postgresql.features import DatabaseFeatures as PostgresFeatures
from psycopg import Connection
from psycopg.abc import Buffer
from psycopg.types.datetime import TimestamptzLoader


class TimeLoader(TimestamptzLoader):
    """Load a ``timestamptz`` in UTC; what Python cannot hold (infinity, years BC) is the driver's to refuse."""

    timezone = UTC  # what Django compares with the zone it wants

    def load(self, data: Buffer) -> datetime:
        try:
            return datetime.fromisoformat(str(data, "ascii")).astimezone(UTC)
        except ValueError:
            return super().load(data)


class DatabaseFeatures(PostgresFeatures):
    allows_group_by_selected_pks = False


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection[Any]:
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", TimeLoader)
        return connection
