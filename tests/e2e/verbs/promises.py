"""What people do about promises and cases, and where an organization lets people in."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class Promises:
    def nudges(self: "Person", late_one: "Person") -> None:
        """Remind them by hand of what is owed longest, from the home page."""
        self.opens_home()
        self.here.get_by_role("button", name=re.compile(f"^Nudge.*{late_one.name}")).first.click()

    def puts_a_reminder_off(self: "Person", *, until: str) -> None:
        """Choose another time for the reminder of what they owe first."""
        self.opens("record/")
        self.follows("Remind me later")
        self.fills({"Remind me": until})
        self.presses("Remind me then")
        self.is_told("You are reminded Mon 09:30")

    def lets_a_promise_rest(self: "Person", owner: "Person", *, through: str, because: str) -> None:
        """Pause what an interviewer owes first, whom the board shows when asked."""
        self.opens("commitments/")
        for link in ("Show them", owner.name, "The promise"):
            self.follows(link)
        self.fills({"Rests through": through, "Why, read by both": because})
        self.presses("Let it rest")
        self.is_told(f"It rests. {owner.name} has a mail that says so.")

    def lets_it_run_again(self: "Person") -> None:
        self.presses("Let it run again")
        self.sees("Let it rest")

    def lets_a_promise_differ(self: "Person", role_type: str, promise: str, figure: str) -> None:
        """Give a promise other terms for one type of role, as whoever manages the settings."""
        self.opens("settings/promises/")
        self.follows("The same for every type of role")
        self.fills({"Type of role": role_type, "Promise": promise})
        self.presses("Choose its terms")
        self.fills({"Within": figure})
        self.presses("Write version")
        self.sees("One promise differs")

    def opens_the_case(self: "Person", number: int) -> None:
        self.opens(f"cases/{number}/")

    def decides_the_case(self: "Person", choice: str, note: str) -> None:
        self.chooses(choice)
        self.fills({"Your note, read by both": note})
        self.presses("Record the decision")

    def reviews_the_work(self: "Person", **found: str) -> None:
        self.fills({name.capitalize().replace("_", " "): text for name, text in found.items()})
        self.presses("Keep the review")

    def shows_the_case_to(self: "Person", person: "Person") -> None:
        """Let the one whom it is about read the case that is open on the page."""
        self.presses(f"Show it to {person.first_name}")
        self.is_told(f"{person.name} may read it now")

    def writes_on_the_case_they_were_shown(self: "Person", words: str) -> None:
        self.opens("record/")
        self.follows(re.compile("^CASE"))
        self.fills({"Your comment": words})
        self.presses("Write it down")
        self.is_told("Written.")

    def raises_a_concern(self: "Person", number: int, words: str) -> None:
        self.comes_to(f"requisitions/{number}/")
        self.follows("Raise a concern")
        self.fills({"What happened": words})
        self.presses("Raise it")
        self.is_told("has it, and answers you.")

    def invites(self: "Person", person: "Person", *roles: str) -> None:
        self.comes_to("people/")
        self.fills({"Name": person.name, "E-mail": person.email})
        for role in roles:
            self.here.get_by_role("checkbox", name=role).check()
        self.presses("Send the invitation")

    def gives_roles(self: "Person", name: str, *roles: str) -> None:
        self.opens("people/")
        self.follows(name)
        for role in roles:
            self.here.get_by_role("checkbox", name=role).check()
        self.presses("Save the roles")

    def sets_up_the_chat(self: "Person", chat: str, address: str) -> None:
        self.opens("settings/chat/")
        self.fills({"Chat": chat, "Webhook address": address})
        self.presses("Save")
        self.is_told(f"{chat} is set up. Members may choose it now.")

    def makes_a_token(self: "Person", purpose: str) -> None:
        self.opens("me/")
        self.fills({"What is it for?": purpose})
        self.presses("Make a token")
