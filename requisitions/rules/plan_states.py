"""The life of a plan item: which steps there are, and what the decisions on one version add up to."""

from collections.abc import Iterable

OPEN, SEND_BACK, DECLINE = "open", "send_back", "decline"
SIDES = ("finance", "talent")


def settle(decisions: Iterable[tuple[str, str]]) -> str:
    """Return the state that the (side, decision) pairs on one version add up to.

    One decline declines; one "send it back" sends back; it takes both sides to approve.
    """
    by_side = dict(decisions)
    if DECLINE in by_side.values():
        return "declined"
    if SEND_BACK in by_side.values():
        return "sent_back"
    return "approved" if all(by_side.get(side) == OPEN for side in SIDES) else "proposed"
