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

    def writes_a_question(self: "Person", on: str, text: str, good: str) -> None:
        self.opens("library/questions/new/")
        self.fills({"Competency": on, "Kind": "Behavioural", "The question": text, "What good looks like": good})
        self.presses("Save")

    def words_it_anew(self: "Person", text: str, anew: str) -> None:
        self.opens("library/questions/")
        self.follows(text)
        self.follows("Word it anew")
        self.fills({"The question": anew})
        self.presses("Save")
        self.is_told("new version")

    def retires_and_restores_a_question(self: "Person") -> None:
        self.presses("Retire it")
        self.is_told("offered no more")
        self.presses("Restore it")
        self.is_told("offered again")

    def opens_the_kit(self: "Person", number: int, stage: str) -> None:
        self.opens(f"requisitions/{number}/plan/")
        self.follows(f"Kit of {stage}")

    def puts_into_the_kit(self: "Person", text: str) -> None:
        self.here.get_by_text("more in the bank").first.click()
        self.presses(f"Put in {text}")
        self.is_told("stands in the kit")

    def names_a_pool(self: "Person", name: str, *people: str) -> None:
        self.opens("library/pools/new/")
        self.fills({"Name": name})
        for each in people:
            self.here.get_by_label(each).check()
        self.presses("Save")
        self.is_told("can name it now")

    def changes_retires_and_restores_the_pool(self: "Person", name: str) -> None:
        self.follows(name)
        self.fills({"What it is asked for": "Technical conversations"})
        self.presses("Save")
        self.presses(f"Retire {name}")
        self.presses(f"Restore {name}")
        self.is_told("offered again")

    def saves_the_plan_as(self: "Person", number: int, name: str) -> None:
        self.opens(f"requisitions/{number}/plan/")
        self.follows("Save as a template")
        self.fills({"Save this plan as": name})
        self.presses("Save")
        self.is_told("Other requisitions can copy it")

    def copies_the_plan(self: "Person", name: str, into: int) -> None:
        self.opens(f"requisitions/{into}/plan/")
        self.follows("Copy a template")
        self.fills({"Copy a template": name})
        self.presses("Copy it")
        self.is_told("own")

    def retires_the_plan(self: "Person", name: str) -> None:
        self.opens("library/plans/")
        self.follows(name)
        self.presses("Retire it")
        self.is_told("offered no more")
