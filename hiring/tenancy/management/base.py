"""What commands that read or write an organization's data have in common."""

from typing import Any

from django.core.management import BaseCommand
from django.db import DEFAULT_DB_ALIAS


class HouseCommand(BaseCommand):
    """Runs as the runtime role or not at all: as the owner it would see every organization at once."""

    def get_check_kwargs(self, options: Any) -> Any:
        """Look at the database's role too, which Django leaves to those who ask (hiring/tenancy/checks.py)."""
        return {"databases": [DEFAULT_DB_ALIAS]}
