"""The gate before leading a kickoff, sitting on a panel and deciding a debrief: hung into requisitions at start-up."""

from collections.abc import Collection

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Refused
from hiring.tenancy.here import day_here
from hiring.tenancy.history import is_history
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from requisitions.rules.readiness import Deed
from scorecards.queries.training import gaps_of, mode_of
from scorecards.rules.training import Mode, refusal

WORDS = {
    Deed.LEAD_KICKOFF: "lead a kickoff",
    Deed.SIT_ON_PANEL: "be on a panel",
    Deed.DECIDE_DEBRIEF: "decide a debrief",
}


class Untrained(Refused):
    """Somebody lacks valid training, and the organization's gate blocks."""


def let_through(deed: Deed, people: Collection[Member], requisition: Requisition, act: Act) -> None:
    """Raise ``Untrained`` where the gate blocks and one of `people` lacks something. What is history, was."""
    if is_history(act.at) or mode_of(deed) != Mode.BLOCK:
        return
    if gaps := gaps_of(people, deed, requisition, on=day_here(act.at)):
        raise Untrained(refusal(gaps, WORDS[deed]))
