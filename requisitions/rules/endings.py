"""Why an application ended, and whether that reason is complete. Only a cited requirement explains a decline."""

from collections.abc import Iterable
from dataclasses import dataclass

CITED = "requirement"
UNEXPLAINED = "other"


@dataclass(frozen=True, slots=True)
class Ending:
    """What somebody gave as the reason: its code, whether a requirement was named, and their own words."""

    reason: str
    cites: bool = False
    note: str = ""


def missing_from(ending: Ending) -> str:
    """Return what the reason still lacks, as the sentence to show; nothing when it is complete."""
    if ending.reason == CITED and not ending.cites:
        return "Choose the requirement that is not met."
    if ending.reason != CITED and ending.cites:
        return "A requirement is cited only with the reason that one is not met."
    if ending.reason == UNEXPLAINED and not ending.note.strip():
        return "Write in a sentence what decided it. Other counts as without a requirement."
    return ""


@dataclass(frozen=True, slots=True)
class Closed:
    """How many applications ended, and how: the line under the board."""

    hired: int = 0
    cited: int = 0
    withdrew: int = 0
    offer_declined: int = 0
    set_aside: int = 0  # the role closed, or a duplicate
    unexplained: int = 0

    @property
    def total(self) -> int:
        return self.hired + self.cited + self.withdrew + self.offer_declined + self.set_aside + self.unexplained


def group_of(state: str, reason: str) -> str:
    """Return which count of ``Closed`` an ended application belongs to."""
    if state != "rejected":
        return {"hired": "hired", "withdrawn": "withdrew", "offer_declined": "offer_declined"}[state]
    named = {CITED: "cited", "withdrew": "withdrew", "role_closed": "set_aside", "duplicate": "set_aside"}
    return named.get(reason, "unexplained")


def count_closed(ended: Iterable[tuple[str, str, int]]) -> Closed:
    """Return the counts of (state, reason, how many) rows."""
    counts: dict[str, int] = {}
    for state, reason, number in ended:
        group = group_of(state, reason)
        counts[group] = counts.get(group, 0) + number
    return Closed(**counts)
