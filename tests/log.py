"""Everything that anybody logs during a test, in the shape it is written. Import the fixture ``log``."""

import io
import logging

import pytest

from hiring.tenancy import logs


@pytest.fixture
def log():
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.formatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before)
