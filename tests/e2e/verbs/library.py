"""What people do with the library and with training."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class KeepingTheLibrary:
    def describes_a_competency(self: "Person", name: str, ratings: Sequence[str]) -> None:
        self.opens("library/competencies/new/")
        looks = {f"What a {rating} looks like": words for rating, words in enumerate(ratings, start=1)}
        self.fills({"Name": name, "Definition": f"{name}, so that two people mean the same.", **looks})
        self.presses("Save")

    def retires_and_restores_a_competency(self: "Person", name: str) -> None:
        self.opens("library/competencies/")
        self.follows(name)
        self.presses("Retire it")
        self.is_told("offered no more")
        self.presses("Restore it")
        self.is_told("offered again")
