"""One run of the benchmark, once servers and settings are there."""

import os
from collections.abc import Callable
from pathlib import Path

import psycopg

from benchmarks import floor, report, workspaces
from benchmarks.company.load import company
from benchmarks.measure import measure
from benchmarks.pages import pages_of
from benchmarks.promises import run as promises
from benchmarks.serve import serving
from hiring import clock
from hiring.embedded.places import Places

PROGRAM, FLOOR = "hiring.settings", "benchmarks.floor_settings"


def bench(where: Places, *, superuser: str, result: Path, say: Callable[[str], None]) -> None:
    """Load what is missing, serve both sites, measure all pages in turns, print the rows and write them to `result`."""
    owner = os.environ["OWNER_DATABASE_URL"]
    floor.make_table(owner)
    organization = company(now=clock.now(), say=say)
    _analyze(owner)
    say("serving the program and the floor")
    with serving(where, "program", PROGRAM) as program, serving(where, "floor", FLOOR) as bare:
        pages = pages_of(organization, program=program, floor=bare)
        say(f"asking for {len(pages)} pages in turns")
        rows = report.rows_of(measure(pages))
        say(f"two people at each of {workspaces.WORKSPACES} kickoffs")
        rows += workspaces.rows(organization, program=program, floor=bare)
    rows += promises.rows(superuser, organization, now=clock.now(), say=say)
    report.write(rows, result)
    print(report.as_text(rows))


def _analyze(owner_url: str) -> None:
    """Give the planner its figures now; autovacuum would bring them in the middle of the measuring."""
    with psycopg.connect(owner_url, autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")
