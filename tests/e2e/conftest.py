"""One running program for all end-to-end tests: they share its processes and bring organizations of their own."""

from collections.abc import Iterator

import pytest

from hiring.embedded.surroundings import var
from tests.program import RunningProgram, running_program


@pytest.fixture(scope="session")
def program() -> Iterator[RunningProgram]:
    """Web, worker, beat, mailbox, PostgreSQL and Redis, with an empty database; see tests/program.py."""
    with running_program(var() / "e2e") as running:
        yield running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process: a second program and a second browser would take its core."""
    for item in items:
        if "/e2e/" in str(item.path):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("e2e"))
