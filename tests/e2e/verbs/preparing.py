"""What is done before a kickoff and around it, and what every hand-over begins with."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class Preparing:
    def advises_against(self: "Person", word: str, instead: str) -> None:
        self.opens("settings/words/")
        self.fills({"Word": word, "What to write instead": instead})
        self.presses("Put it on the list")
        self.is_told("It is on the list")

    def takes_off_the_list(self: "Person", word: str) -> None:
        self.opens("settings/words/")
        self.presses(re.compile(rf"^Take off\s?: {re.escape(word)}$"))
        self.is_told("is off the list")

    def puts_on_the_checklist(self: "Person", text: str) -> None:
        self.opens("hand-overs/checklist/")
        self.fills({"What": text})
        self.presses("Put it on the checklist")
        self.is_told("It is on the checklist")

    def takes_off_the_checklist(self: "Person", text: str) -> None:
        self.opens("hand-overs/checklist/")
        self.presses(re.compile(rf"^Take off\s?: {re.escape(text)}$"))
        self.is_told("is off the checklist")

    def confirms_who_was_there(self: "Person", number: int) -> None:
        self.opens(f"requisitions/{number}/kickoff/")
        self.presses("It was so")
        self.is_told("You confirmed who was there")

    def asks_before_the_kickoff(self: "Person", number: int, by: str) -> None:
        """`by` is wall time in their own zone: 2027-03-02T10:00."""
        self.opens(f"requisitions/{number}/kickoff/prework/")
        self.fills({"Answers by": by})
        self.presses("Send the questions")
        self.is_told("has the questions by mail")

    def answers_before_the_kickoff(self: "Person", number: int, key: str, text: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/prework/")
        asked = self.here.locator(f"#{key}")
        asked.get_by_role("textbox").fill(text)
        self.is_told("Saved")
        asked.get_by_role("button", name="Hand it in").click()
        self.is_told("Handed in")

    def takes_over_the_answer(self: "Person", number: int, key: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/prework/")
        self.here.locator(f"#{key}").get_by_role("button", name="Take it over").click()
        self.is_told("Taken over")

    def returns_the_answer(self: "Person", number: int, key: str, why: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/prework/")
        asked = self.here.locator(f"#{key}")
        asked.get_by_text("Return it").first.click()
        asked.get_by_label("What is missing").fill(why)
        asked.get_by_role("button", name="Return it").click()
        self.is_told("Returned")

    def begins_with_the_template(self: "Person", number: int) -> None:
        self.opens(f"requisitions/{number}/kickoff/")
        self.presses(re.compile("^The template for"))
        self.is_told("It is copied in")

    def copies_a_past_kickoff(self: "Person", number: int, past: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/")
        self.fills({"A past kickoff": past})
        self.presses("Copy it")
        self.is_told("is copied in")

    def keeps_the_kickoff_as_a_template(self: "Person", number: int) -> None:
        self.opens(f"requisitions/{number}/kickoff/")
        self.presses(re.compile("^Keep it as the template"))
        self.is_told("may begin with this")

    def withdraws_the_template(self: "Person") -> None:
        """The only one there is."""
        self.opens("library/kickoffs/")
        self.presses(re.compile("^Withdraw"))
        self.is_told("begins with an empty kickoff again")

    def puts_a_profile_on_the_table(self: "Person", number: int, label: str, known: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/calibration/")
        self.fills({"Name or label": label, "What is known of them": known})
        self.presses("Put it on the table")
        self.sees(label)

    def takes_the_profile_off(self: "Person", number: int, label: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/calibration/")
        self.presses(re.compile(rf"^Take it off\s?: {re.escape(label)}$"))
        self.is_told("off the table")

    def would_meet_them(self: "Person", number: int, answer: str, why: str) -> None:
        self.opens(f"requisitions/{number}/kickoff/calibration/")
        self.chooses(answer, exact=True)
        self.fills({"What your answer rests on": why})
        self.presses("Say it")
        self.is_told("Your answer stands")
