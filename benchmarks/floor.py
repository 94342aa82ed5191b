"""The floor: what the least Django can do for a signed-in person, as its own little site.

One view, one session, one indexed query, one template with fifty rows. Its table exists in the benchmark's
database alone and is no part of the program's schema.
"""

from typing import ClassVar

import psycopg
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.urls import path

SHOWN = 50
# The runtime role owns nothing, so the owner makes the table and lets it read.
TABLE = """
CREATE TABLE IF NOT EXISTS benchmark_rows (
    id bigint PRIMARY KEY, owner integer NOT NULL, name text NOT NULL, note text NOT NULL, at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS benchmark_rows_by_owner ON benchmark_rows (owner, at);
GRANT SELECT ON benchmark_rows TO hiring_app;
INSERT INTO benchmark_rows
    SELECT i, i % 100, 'Candidate ' || i, 'Waits for an answer', timestamptz '2026-01-01 00:00Z' + i * interval '1 hour'
    FROM generate_series(1, 10000) i ON CONFLICT DO NOTHING;
"""


class Row(models.Model):
    """As wide as a line of a list: two words, an owner, a time."""

    owner = models.IntegerField()
    name = models.TextField()
    note = models.TextField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["Row"]]

    class Meta:
        app_label = "benchmarks"
        managed = False
        db_table = "benchmark_rows"

    def __str__(self) -> str:
        return self.name


def rows(request: HttpRequest) -> HttpResponse:
    """Show fifty rows to whoever is signed in."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    newest = Row.objects.filter(owner=7).order_by("-at")[:SHOWN]
    return render(request, "floor.html", {"rows": newest, "who": request.user})


urlpatterns = [path("", rows)]


def make_table(owner_url: str) -> None:
    """Make and fill the floor's table as the owner of the database; done once."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute(TABLE)
