"""The floor: the least SQL that takes what is due in batches, moves it on and writes what is to be sent. No rules."""

from datetime import datetime, timedelta

import psycopg

BATCH = 1000
# As many rows, as wide, with as many indexes as a table of due times needs.
TABLES = """
DROP TABLE IF EXISTS benchmark_due, benchmark_outbox;
CREATE TABLE benchmark_due (
    id bigint PRIMARY KEY, owner integer NOT NULL, subject bigint NOT NULL, state text NOT NULL,
    due_at timestamptz NOT NULL, next_action_at timestamptz, breached_at timestamptz,
    next_step smallint NOT NULL DEFAULT 0
) WITH (fillfactor = 85);
INSERT INTO benchmark_due
    SELECT g, g %% 200, g, 'open', %(due)s,
        CASE WHEN g <= %(due_rows)s THEN %(due)s ELSE %(later)s + g * interval '1 second' END
    FROM generate_series(1, %(rows)s) g;
CREATE INDEX ON benchmark_due (next_action_at, id) WHERE state = 'open' AND next_action_at IS NOT NULL;
CREATE INDEX ON benchmark_due (owner, due_at);
CREATE INDEX ON benchmark_due (subject);
CREATE TABLE benchmark_outbox (
    id bigserial PRIMARY KEY, dedup_key text UNIQUE NOT NULL, due bigint NOT NULL,
    available_at timestamptz NOT NULL, sent_at timestamptz
);
CREATE INDEX ON benchmark_outbox (available_at, id) WHERE sent_at IS NULL;
"""
TAKE = """
WITH taken AS (
    UPDATE benchmark_due SET next_action_at = NULL, breached_at = due_at, next_step = next_step + 1
    WHERE id IN (
        SELECT id FROM benchmark_due WHERE state = 'open' AND next_action_at <= %(now)s
        ORDER BY next_action_at, id FOR UPDATE SKIP LOCKED LIMIT %(batch)s
    ) RETURNING id
), said AS (
    INSERT INTO benchmark_outbox (dedup_key, due, available_at)
    SELECT 'breach:' || id, id, %(now)s FROM taken ON CONFLICT (dedup_key) DO NOTHING
)
SELECT count(*) FROM taken
"""
EMPTY = "SELECT id FROM benchmark_due WHERE state = 'open' AND next_action_at <= %s ORDER BY next_action_at LIMIT 1"


def make(connection: psycopg.Connection, *, rows: int, due_rows: int, due: datetime) -> None:
    """Make both tables anew, `due_rows` of `rows` being due at `due` and the others a day later or more."""
    values = {"rows": rows, "due_rows": due_rows, "due": due, "later": due + timedelta(days=1)}
    with psycopg.ClientCursor(connection) as cursor:
        cursor.execute(TABLES, values)
    connection.execute("VACUUM (ANALYZE) benchmark_due")


def forget(connection: psycopg.Connection) -> None:
    """Make what was taken due again."""
    connection.execute(
        "UPDATE benchmark_due SET next_action_at = due_at, breached_at = NULL, next_step = 0"
        " WHERE breached_at IS NOT NULL"
    )
    connection.execute("TRUNCATE benchmark_outbox")
    connection.execute("VACUUM (ANALYZE) benchmark_due")


def sweep(connection: psycopg.Connection, now: datetime) -> int:
    """Take everything that is due, a batch in a transaction; return how many rows it was."""
    taken = 0
    while True:
        with connection.transaction():
            row = connection.execute(TAKE, {"now": now, "batch": BATCH}).fetchone()
        found = int(row[0]) if row else 0
        taken += found
        if found < BATCH:
            return taken
