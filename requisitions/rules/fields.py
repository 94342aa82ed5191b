"""Where a kickoff's fields stand: "slate_size" is its own, "R3.text" belongs to R3, "C1.owner" to a channel."""

import re
from dataclasses import dataclass

OWN = {
    "ideal_profile": ("profile", "Ideal profile"),
    "sourcing_plan": ("sourcing", "Sourcing plan"),
    "slate_size": ("sourcing", "Candidates on the slate"),
    "slate_due_on": ("sourcing", "Slate by"),
    "wished_days": ("time", "Wish, in days"),
    "agreed_days": ("time", "Agreed, in days"),
    "candidate_promises": ("experience", "What candidates may count on"),
}
OF_REQUIREMENT = {
    "text": "Requirement",
    "level": "Level",
    "competency": "Competency",
    "stage": "Assessed in",
    "method": "How it is assessed",
    "evidence": "Evidence that would satisfy you",
}
OF_LINE = {"text": "What", "detail": "Detail", "owner": "Who sees to it", "due_on": "Until"}
KINDS = {"C": "channel", "K": "risk", "D": "decision"}
_CODE = re.compile(r"(?P<letter>[RCKD])(?P<position>[1-9][0-9]{0,3})\.(?P<name>[a-z_]+)")


class NoSuchField(ValueError):
    """A kickoff has no field of that name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One field. `letter`: R, C, K or D of the row it belongs to; empty for the kickoff's own. `part`: its section."""

    name: str
    letter: str = ""
    position: int = 0

    @property
    def address(self) -> str:
        return f"{self.code}.{self.name}" if self.letter else self.name

    @property
    def code(self) -> str:
        return f"{self.letter}{self.position}" if self.letter else ""

    @property
    def part(self) -> str:
        if not self.letter:
            return OWN[self.name][0]
        return {"R": "requirements", "C": "sourcing", "K": "risks", "D": "decisions"}[self.letter]

    @property
    def short(self) -> str:
        return _names(self.letter)[self.name] if self.letter else OWN[self.name][1]

    @property
    def label(self) -> str:
        return f"{self.code}, {self.short.lower()}" if self.letter else self.short


def spot(address: str) -> Spot:
    """Return where the field of that address stands. Raises ``NoSuchField``."""
    if address in OWN:
        return Spot(address)
    found = _CODE.fullmatch(address)
    if found is None or found["name"] not in _names(found["letter"]):
        raise NoSuchField(address)
    return Spot(found["name"], found["letter"], int(found["position"]))


def _names(letter: str) -> dict[str, str]:
    return OF_REQUIREMENT if letter == "R" else OF_LINE
