"""What people do about being away: ask, approve for each other, call off."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class BeingAway:
    def asks_for_leave(self: "Person", first_on: str, last_on: str, *, takes_over: str = "Nobody") -> None:
        self.opens("me/")
        self.follows("My working hours")
        self.here.get_by_text("Ask for leave", exact=True).click()
        self.fills({"First day away": first_on, "Last day away": last_on, "Who takes over": takes_over})
        self.presses("Ask for it")
        self.is_told("Asked for.")

    def approves_the_leave_of(self: "Person", name: str) -> None:
        self.opens("leave/")
        self.presses(f"Approve {name}")
        self.is_told(f"{name}'s leave: approved.")

    def calls_off_the_leave(self: "Person", starting: str) -> None:
        """`starting` is the first day as the page writes it out: 12 April 2027."""
        self.opens("me/")
        self.follows("My working hours")
        self.presses(f"Call off the leave from {starting}")
        self.is_told("Called off.")
