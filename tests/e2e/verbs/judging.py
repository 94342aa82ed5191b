"""What interviewers and deciders do: write a scorecard, hand it in, meet, decide."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class Judging:
    def opens_the_scorecard(self: "Person", interview: str) -> None:
        self.page.goto(f"{interview}scorecard/")

    def rates(self: "Person", competency: str, score: str, saw: str) -> None:
        """Choose one of the four anchored ratings and write what was seen; the draft saves itself."""
        block = self.page.get_by_role("region", name=competency)
        block.get_by_role("radio", name=score).check()
        block.get_by_label("What you saw or heard").fill(saw)

    def answers_overall(self: "Person", answer: str) -> None:
        self.chooses(answer, exact=True)

    def submits(self: "Person") -> None:
        """Hand it in once nothing is left to do; without script the page learns that from its own form."""
        if not self.script:
            self.presses("Save draft")
        self.sees("Once submitted it does not change.")
        self.presses("Submit")

    def opens_the_debrief(self: "Person", application: str) -> None:
        self.page.goto(f"{application}debrief/")

    def schedules_the_debrief(self: "Person", application: str, *, starts: str) -> None:
        self.opens_the_debrief(application)
        self.fills({"When": starts, "Minutes": "30", "Where": "Room Fresnel"})
        self.presses("Ask everybody")

    def notes_that_everybody_was_there(self: "Person", application: str) -> None:
        self.opens_the_debrief(application)
        self.presses("Note who was there")

    def decides(self: "Person", application: str, choice: str, because: str) -> None:
        self.opens_the_debrief(application)
        self.chooses(choice)
        self.fills({"What the evidence shows": because})
        self.page.locator("form.decision").get_by_role("button").click()

    def closes_the_round(self: "Person", number: int, name: str, *, reason: str) -> None:
        """Let those who decide read what is there, although somebody has not written."""
        self.opens_the_debrief(self.opens_the_application_of(number, name))
        self.here.get_by_text("Close the round without the missing scorecard").click()
        self.fills({"Why the missing scorecard is not waited for": reason})
        self.presses("Close the round and say why")
