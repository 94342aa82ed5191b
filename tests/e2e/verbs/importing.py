"""What people do with the tables of the system they had before."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class Importing:
    def chooses_an_export(self: "Person", folder: Path) -> None:
        """Choose the folder's mapping and all its tables, and see what would happen."""
        self.opens("history/")
        self.page.get_by_label("Mapping").set_input_files(folder / "mapping.toml")
        self.page.get_by_label("Tables").set_input_files(sorted(folder.glob("*.csv")))
        self.presses("Show what would happen")
