"""What people do with the hiring plan: argue for a seat, decide, make the requisition."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person

ARGUMENT = {
    "Role type": "Engineering",
    "Department": "Metrology",
    "Outcome": "The line measures lenses while they move, and no batch waits for the laboratory.",
    "In six months": "The prototype measures 200 lenses an hour beside line 2.",
    "In twelve months": "Lines 1 to 3 run without the laboratory.",
    "Time to impact": "Three months",
    "Target start": "2027-06-01",
    "Why somebody from outside": "Nobody here has built optical metrology before.",
    "Other ways considered": "Training takes two years; the supplier cannot deliver before 2029.",
    "Yearly cost of a seat": "98000",
}


class Planning:
    def plans_a_seat(self: "Person", title: str, *, recruiter: str, manager: str) -> None:
        """Write the whole argument and propose it to finance and talent acquisition."""
        self.drafts_a_seat(title, recruiter=recruiter, manager=manager)
        self.presses("Propose it")

    def drafts_a_seat(self: "Person", title: str, *, recruiter: str, manager: str) -> None:
        self.opens("plan/new/")
        self.fills({"Title": title, **ARGUMENT, "Hiring manager": manager, "Recruiter": recruiter})
        self.presses("Save the draft")

    def decides_on_the_seat(self: "Person", title: str, choice: str) -> None:
        self.opens("plan/")
        self.follows(title)
        self.chooses(choice)
        self.presses("Decide on version 1")

    def creates_the_requisition(self: "Person", title: str) -> int:
        """Make the requisition of an approved seat; return its number, which its kickoff's address carries."""
        self.opens("plan/")
        self.follows(title)
        self.presses("Create the requisition")
        self.page.wait_for_url("**/kickoff/")
        return int(self.page.url.split("/requisitions/")[1].split("/")[0])
