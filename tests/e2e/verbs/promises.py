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

    def opens_the_case(self: "Person", number: int) -> None:
        self.opens(f"cases/{number}/")

    def decides_the_case(self: "Person", choice: str, note: str) -> None:
        self.chooses(choice)
        self.fills({"Your note, read by both": note})
        self.presses("Record the decision")

    def reviews_the_work(self: "Person", **found: str) -> None:
        self.fills({name.capitalize().replace("_", " "): text for name, text in found.items()})
        self.presses("Keep the review")

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

    def makes_a_token(self: "Person", purpose: str) -> None:
        self.opens("me/")
        self.fills({"What is it for?": purpose})
        self.presses("Make a token")
