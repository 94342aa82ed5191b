"""What the planner is told before two years arrive in one transaction.

A fresh database has no statistics, and autovacuum cannot see what is not committed yet: without a word the planner
takes every table for a handful of rows of two hundred organizations, and reads all of it for each of them. Autovacuum
replaces this with what it finds, a minute after the commit.
"""

import psycopg

PAGES, ROWS, ORGANIZATIONS = 100, 4_000.0, 2.0

TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.reltuples <= 0
"""
TABLE = "SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', %s::text, 'relpages', %s::int, 'reltuples', %s::real)"
COLUMN = """
SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', %s::text, 'attname', 'organization_id',
  'inherited', false, 'null_frac', 0::real, 'avg_width', 16::int, 'n_distinct', %s::real)
"""


def expect_rows(owner_url: str) -> None:
    """Tell the planner, as the tables' owner, to expect thousands of rows of two organizations in each empty table."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        for (name,) in owner.execute(TABLES).fetchall():
            owner.execute(TABLE, [name, PAGES, ROWS])
            owner.execute(COLUMN, [name, ORGANIZATIONS])
