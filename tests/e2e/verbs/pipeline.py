"""What people do once a requisition is open: candidates, moves, endings, slates, interviews."""

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.people import Person


class Pipeline:
    def opens_the_pipeline(self: "Person", number: int) -> None:
        self.opens(f"requisitions/{number}/")

    def adds_a_candidate(self: "Person", number: int, name: str, *, source: str) -> None:
        self.comes_to(f"requisitions/{number}/")
        self.follows("Add candidate")
        address = f"{name.split(maxsplit=1)[0].lower()}@mail.example"
        self.fills({"Name": name, "E-mail": address, "Source": source})
        self.presses(re.compile("^Add to"))

    def opens_the_application_of(self: "Person", number: int, name: str) -> str:
        """Return the address of the page, to come back to."""
        self.opens_the_pipeline(number)
        self.follows(name)
        return self.page.url

    def moves(self: "Person", number: int, name: str, to: str) -> None:
        self.opens_the_application_of(number, name)
        self.fills({"Move to": to})
        self.presses("Move")

    def rejects(self: "Person", number: int, name: str, *, citing: str, tells_them: bool = False) -> None:
        """`tells_them`: they write or call themselves, and our mail does not go."""
        self.opens_the_application_of(number, name)
        self.follows("Close the application")
        self.chooses("A requirement is not met")
        self.fills({"Requirement that is not met": citing})
        if tells_them:
            self.fills({"The candidate hears from us": "Not by us"})
        self.presses("Close the application")

    def prepares_a_slate(self: "Person", number: int, evidence: dict[str, str]) -> None:
        """Put each candidate on it with one line of evidence for every must-have."""
        self.opens(f"requisitions/{number}/slates/draft/")
        for name in evidence:
            self.fills({"Add a candidate": name})
            self.presses("Add and save")
        for name, line in evidence.items():
            region = self.page.get_by_role("region", name=name)
            expect(region).to_be_visible()  # what is there at once is what was there before the last one was added
            for area in region.get_by_role("textbox").all():
                area.fill(line)

    def presents_the_slate(self: "Person") -> None:
        self.presses(re.compile("^Present to"))

    def advances(self: "Person", *names: str) -> None:
        """Answer yes to these on the slate that is open on their page."""
        for name in names:
            self.presses(f"Advance {name}")

    def declines(self: "Person", name: str, *, citing: str) -> None:
        region = self.page.get_by_role("region", name=name)
        region.get_by_text(f"Decline {name}").click()
        self.fills({"Requirement that is not met": citing}, within=region)
        region.get_by_role("button", name="Decline, citing the requirement").click()

    def schedules_an_interview(
        self: "Person", number: int, name: str, *, stage: str, starts: str, panel: list[str]
    ) -> str:
        """Invite the candidate and exactly this panel, whom the stage proposes or not; return its page's address."""
        self.opens_the_application_of(number, name)
        self.follows("Schedule an interview")
        self.fills({"Stage": stage, "Starts": starts, "Minutes": "60", "Where": "Room Fresnel"})
        for folded in self.here.locator("details:not([open]) > summary", has_text="Somebody else").all():
            folded.click()
        for box in self.here.get_by_role("checkbox").all():
            box.set_checked(box.evaluate("box => box.labels[0].innerText.trim()") in panel)
        self.presses("Schedule and invite")
        self.page.wait_for_url(re.compile(r"/interviews/[0-9a-f-]{36}/$"))
        return self.page.url

    def moves_the_interview(self: "Person", address: str, *, starts: str, reason: str, side: str) -> None:
        self.page.goto(address)
        self.follows("Move")
        self.fills({"Starts": starts, "Reason": reason, "Whose side": side})
        self.presses("Move and tell everybody")

    def cancels_the_interview(self: "Person", address: str, *, reason: str, side: str) -> None:
        self.page.goto(address)
        self.follows("Cancel the interview")
        self.fills({"Reason": reason, "Whose side": side})
        self.presses("Cancel and tell everybody")

    def adds_to_the_panel(self: "Person", address: str, name: str) -> None:
        self.page.goto(address)
        self.fills({"Add to the panel": name})
        self.presses("Add and invite")
        self.is_told(f"{name} is on the panel, with an invitation.")

    def takes_off_the_panel(self: "Person", address: str, name: str) -> None:
        self.page.goto(address)
        self.presses(f"Take off {name}")
        self.is_told(f"{name} is off the panel and told.")

    def marks_it_held(self: "Person", address: str) -> None:
        self.page.goto(address)
        self.presses("Mark held")

    def extends_an_offer(self: "Person", application: str, *, starts_on: str) -> None:
        self.page.goto(application)
        self.fills({"First day": starts_on})
        self.presses("Extend an offer")
