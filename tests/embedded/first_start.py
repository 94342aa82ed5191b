"""The first `make demo` of a fresh checkout, as a newcomer has it: interrupted twice, then let go on to its end.

It makes the demo company, which takes a while: the tests of this folder have one first start between them.
"""

import os
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

import psycopg

from hiring.embedded import children
from hiring.embedded.places import ROOT, places
from hiring.embedded.servers import addresses
from tests.embedded.demo import Demo, left_of, wait_until

NOT_OURS = shutil.ignore_patterns("var", ".venv", ".git", "__pycache__", ".*_cache", "node_modules")
WRITING = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'hiring_app' AND backend_xid IS NOT NULL"
# A company is the same one as long as these are: they are made with it, and by chance.
COMPANY = "SELECT slug, id::text FROM tenancy_organization ORDER BY slug"
CASES = """
    SELECT member.name, found.rule, found.closed_at IS NOT NULL FROM sla_escalationcase found
    JOIN tenancy_member member ON member.id = found.about_id
    JOIN tenancy_organization organization ON organization.id = found.organization_id
    WHERE organization.slug = 'northwind' ORDER BY found.opened_at
"""
UP = "Ctrl-C stops everything"
# Less than a minute alone on a machine; a busy one takes its time.
PATIENCE = 900.0

Seen = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Interrupted:
    """A first start that was ended while it made the company."""

    code: int
    said: str
    company: list[tuple[str, str]]


@dataclass(frozen=True)
class FirstStart:
    """What came of it, and the folder that later starts go on from. `cases`: about whom, why, and is it closed."""

    var: Path
    said: str
    company: list[tuple[str, str]]
    cases: list[tuple[str, str, bool]]
    interrupted: dict[signal.Signals, Interrupted]
    written_elsewhere: dict[str, tuple[Seen, Seen]]


def company(var: Path) -> list[tuple[str, str]]:
    """Return what tells the demo company of the running demo in `var` from any other."""
    return ask(var, COMPANY)


def ask(var: Path, question: str) -> list[tuple]:
    """Ask the database of the running demo in `var`, as a superuser."""
    with psycopg.connect(addresses(places(var)).superuser_url) as connection:
        return connection.execute(question).fetchall()


def first_start(folder: Path) -> FirstStart:
    """Have a first start in a copy of the working tree in `folder`, which shares our .venv, with a home of its own."""
    checkout, home, temporary = folder / "a check out é", folder / "home", folder / "tmp"
    shutil.copytree(ROOT, checkout, ignore=NOT_OURS)
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    home.mkdir()
    temporary.mkdir()
    watched = (checkout, home, temporary)
    before = [everything_in(each) for each in watched]
    interrupted = {sign: interrupt(checkout / "var", sign) for sign in (signal.SIGKILL, signal.SIGINT)}
    said, made, cases = make_demo(checkout, {"HOME": str(home), "TMPDIR": str(temporary)}, folder / "said.txt")
    after = [everything_in(each) for each in watched]
    elsewhere = dict(zip((each.name for each in watched), zip(before, after, strict=True), strict=True))
    return FirstStart(checkout / "var", said, made, cases, interrupted, elsewhere)


def interrupt(var: Path, sign: signal.Signals) -> Interrupted:
    """Start a demo in `var` and end it by `sign` as soon as somebody writes the company."""
    demo = Demo(var)
    wait_until(lambda: demo.is_making() and ask(var, WRITING) != [(0,)], "the company is being written")
    there = company(var)
    code = demo.end(sign)
    demo.nothing_left()
    return Interrupted(code, demo.output(), there)


def make_demo(checkout: Path, surroundings: dict[str, str], told: Path) -> tuple[str, list[tuple], list[tuple]]:
    """Run `make demo` there until it is up, then press Ctrl-C; return what it said, the company it made, its cases."""
    environment = {"PATH": os.environ["PATH"], "PORT": "0"} | surroundings
    make = children.start(["make", "--directory", checkout, "demo"], log=told, environment=environment)
    wait_until(lambda: make.poll() is not None or UP in told.read_text(), "the demo is up", patience=PATIENCE)
    assert make.poll() is None, told.read_text()
    made, cases = company(checkout / "var"), ask(checkout / "var", CASES)
    # As a terminal would: to make and to everything in its process group.
    os.killpg(make.pid, signal.SIGINT)
    make.wait(60)
    wait_until(lambda: not left_of(checkout), "nothing is left running")
    return told.read_text(), made, cases


def everything_in(folder: Path) -> Seen:
    """Return every file below `folder` with its size and the time it was written, but for var and .venv."""
    found = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if Path(place, name).relative_to(folder).parts[0] not in {"var", ".venv"}
        ]
        for name in [*folders, *files]:
            seen = Path(place, name).lstat()
            found[str(Path(place, name).relative_to(folder))] = (seen.st_size, seen.st_mtime_ns)
    return found
