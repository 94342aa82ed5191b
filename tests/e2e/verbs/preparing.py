"""What is done before a kickoff and around it: the words one advises against."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.people import Person


class Preparing:
    def advises_against(self: "Person", word: str, instead: str) -> None:
        self.opens("settings/words/")
        self.fills({"Word": word, "What to write instead": instead})
        self.presses("Put it on the list")

    def takes_off_the_list(self: "Person", word: str) -> None:
        self.opens("settings/words/")
        self.presses(re.compile(f"^Take off: {re.escape(word)}$"))
        self.is_told("is off the list")
