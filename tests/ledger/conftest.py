"""An organization of its own for each test of the ledger."""

from tests.world import north  # noqa: F401 - a fixture
