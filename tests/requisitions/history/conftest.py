"""Two organizations, one of which imports."""

from tests.world import harbor, north

__all__ = ["harbor", "north"]
