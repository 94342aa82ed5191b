"""One running program for all end-to-end tests: they share its processes and bring organizations of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hiring.embedded.surroundings import var
from tests.e2e.story import Story
from tests.program import RunningProgram, running_program

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def program() -> Iterator[RunningProgram]:
    """Web, worker, beat, mailbox, PostgreSQL and Redis, with an empty database; see tests/program.py."""
    with running_program(var() / "e2e") as running:
        yield running


@pytest.fixture(scope="session")
def story(program: RunningProgram, browser: Browser) -> Story:
    """The people of the main job, each with a browser; its chapters are the tests of test_main_job.py and on."""
    return Story(program, browser)


@pytest.fixture
def chapter(story: Story, request: pytest.FixtureRequest) -> Iterator[None]:
    """No chapter is told past a broken one, and no browser has complained at its end."""
    if story.broke_at:
        pytest.skip(f"it stands on {story.broke_at}")
    yield
    story.told.add(request.node.name)
    assert list(story.faults()) == []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests, and those of tests/faults, in one process: a second program would take this one's core."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.xdist_group("programs"))


def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> None:
    """Note at which chapter the story broke: the ones after it stand on it."""
    broke = call.excinfo is not None and not call.excinfo.errisinstance(pytest.skip.Exception)
    if broke and isinstance(item, pytest.Function) and "chapter" in item.fixturenames and "story" in item.funcargs:
        item.funcargs["story"].broke_at = item.name
