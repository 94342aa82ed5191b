"""What both sides do in a kickoff: meet, write requirements, plan the interviews, agree a day, sign."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.people import Person


@dataclass(frozen=True)
class Wanted:
    """One requirement; `level` answers “would you reject an otherwise great candidate without it?”"""

    text: str
    level: str
    competency: str = ""
    stage: str = "No stage yet"


class Kickoff:
    def opens_the_kickoff(self: "Person", number: int) -> None:
        self.opens(f"requisitions/{number}/kickoff/")

    def schedules_the_kickoff(self: "Person", number: int, starts: str, place: str) -> None:
        """`starts` is wall time in their own zone: 2027-03-02T10:00."""
        self.opens_the_kickoff(number)
        self.follows("Choose a moment")
        self.fills({"Starts": starts, "Where": place})
        self.presses("Send the invitations")

    def records_that_both_were_there(self: "Person", number: int) -> None:
        self.opens_the_kickoff(number)
        self.follows("Record who was there")
        self.presses("Record it")

    def adds_a_requirement(self: "Person", number: int, wanted: Wanted) -> None:
        self.opens(f"requisitions/{number}/kickoff/requirements/new/")
        self.fills({"Requirement": wanted.text, "Competency": wanted.competency, "Assessed in": wanted.stage})
        self.chooses(wanted.level)
        self.presses("Save the requirement")

    def puts_on_the_panel(self: "Person", number: int, stage: str, *names: str) -> None:
        """Say who interviews in a stage of the plan; each save of the stage adds one."""
        for name in names:
            self.comes_to(f"requisitions/{number}/plan/")
            self.follows(stage)
            self.fills({"Another interviewer": name})
            self.presses("Save the stage")

    def agrees_on_the_slate(self: "Person", number: int, *, size: int, due_on: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/sourcing/")
        self.fills({"Sourcing plan": "Two referrals from line 2, then the photonics institutes."})
        self.fills({"Candidates on the slate": str(size), "Slate by": due_on})
        self.presses("Save")

    def agrees_on_the_time(self: "Person", number: int, *, wished: int, agreed: int) -> None:
        self.opens(f"requisitions/{number}/kickoff/time/")
        self.fills({"Wish, in days": str(wished), "Agreed, in days": str(agreed)})
        self.presses("Save")

    def agrees_on_a_promise(self: "Person", number: int, promise: str, figure: str) -> None:
        self.opens_the_kickoff(number)
        self.here.locator("#promises").get_by_role("link", name="Change").click()
        self.fills({promise: figure})
        self.presses("Save")
        # The dialog lies on the page that it changes, and that is read again.
        self.sees("agreed here")

    def retires_a_requirement(self: "Person", number: int, position: int) -> None:
        self.opens(f"requisitions/{number}/kickoff/requirements/{position}/")
        self.presses(f"Retire R{position}")

    def writes_into(self: "Person", number: int, field: str, words: str) -> None:
        """Into one field of the open page, which saves it by itself: “ideal_profile”, “R1.evidence”."""
        self.opens_the_kickoff(number)
        form = self.here.locator(f'form[data-field="{field}"]')
        form.locator("[name=value]").fill(words)
        form.locator("[name=value]").blur()
        expect(form).to_contain_text(re.compile("Saved [0-9]"))

    def names_a_risk(self: "Person", number: int, words: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/lines/risk/new/")
        self.fills({"Risk": words})
        self.presses("Add")

    def takes_it_out(self: "Person", code: str) -> None:
        self.presses(f"Take out {code}")

    def talks_about_the_next_point(self: "Person", number: int) -> None:
        self.opens_the_kickoff(number)
        self.presses("Begin")
        self.presses("Settled")

    def approves_the_requirements(self: "Person", number: int) -> None:
        self.opens_the_kickoff(number)
        self.presses("Approve the requirements")

    def signs_the_kickoff(self: "Person", number: int) -> None:
        self.opens_the_kickoff(number)
        self.presses("Sign version")

    def tries_to_open(self: "Person", number: int) -> None:
        self.opens(f"requisitions/{number}/state/")
        self.chooses("Open it")
        self.presses("Do it")
