"""One first start for all that need a demo with its company: they run in one group, so in one worker."""

from collections.abc import Iterator

import pytest

from tests.embedded.demo import kill_all_of
from tests.embedded.first_start import FirstStart, first_start


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirstStart]:
    """A demo that was started for the first time and stopped; no process of it outlives the session."""
    folder = tmp_path_factory.mktemp("first")
    try:
        yield first_start(folder)
    finally:
        kill_all_of(folder)
