"""One folder for all servers that these tests kill, one test at a time; and Django allowed to speak to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from hiring.embedded.places import Places
from hiring.embedded.surroundings import var
from tests.faults.ground import home
from tests.faults.post_office import PostOffice, post_office

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def folder() -> Iterator[Places]:
    with home(var() / "faults") as where:
        yield where


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as open_one:
        yield open_one


@pytest.fixture
def unblocked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests in one process, after those of tests/e2e: each needs the whole machine."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)
            item.add_marker(pytest.mark.xdist_group("programs"))
