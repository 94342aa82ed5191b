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

    def sets_training_up(self: "Person") -> None:
        self.opens("training/courses/")
        self.presses("Bring the usual courses along")
        self.is_told("Six courses are here")
        self.presses("Save the gate")

    def adds_a_course(self: "Person", name: str, role: str) -> None:
        self.opens("training/courses/new/")
        self.fills({"Name": name, "Holds, in months": "12"})
        self.here.get_by_label(role, exact=True).check()
        self.presses("Save")
        self.is_told("The course is added")

    def changes_retires_and_restores_the_course(self: "Person", name: str) -> None:
        self.follows(name)
        self.fills({"What one learns": "What may be kept, and for how long."})
        self.presses("Save")
        self.presses(f"Retire {name}")
        self.presses(f"Restore {name}")
        self.is_told("asked for again")

    def notes_that_they_attended(self: "Person", who: "Person", course: str, day: str) -> None:
        self.opens("training/everybody/")
        self.follows(who.name)
        form = self.here.locator("form", has_text="Note what they did")
        self.fills({"Course": course, "What they did": "Attended", "On": day}, within=form)
        self.presses("Note it")
        self.is_told(f"Noted for {who.name}")

    def takes_the_evidence_back(self: "Person", why: str) -> None:
        self.here.get_by_text("Take back", exact=True).first.click()
        self.fills({"Why": why}, within=self.here.locator("form.inline-form").first)
        self.presses("Take it back")
        self.is_told("stays on record")

    def waives_and_ends(self: "Person", course: str, why: str, until: str) -> None:
        form = self.here.locator("form", has_text="Waive a course")
        self.fills({"Course": course, "Why": why, "Until": until}, within=form)
        self.presses("Waive it")
        self.presses(f"End the waiver of {course}")
        self.is_told("has ended")

    def lets_shadow(self: "Person", interview: str, who: "Person", beside: "Person") -> None:
        self.page.goto(interview)
        self.follows("Let somebody shadow")
        self.fills({"Who learns": who.name, "Beside": beside.name})
        self.presses("Let them shadow")
        self.is_told("shadows it")

    def takes_off_as_a_shadow(self: "Person", who: "Person") -> None:
        self.presses(f"Take off {who.name}")
        self.is_told("does not shadow it any more")

    def opens_what_they_shadow(self: "Person") -> None:
        self.opens("training/")
        self.here.locator('a[href*="/shadows/"]').first.click()
