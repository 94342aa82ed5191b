"""What the kickoff's page hears from the ledger: that it says something else now."""

from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from requisitions.actions.versions import page_changed
from requisitions.models import Kickoff

# What the page shows of a requisition; a change of its words is among them (kickoff_changed).
SHOWN = (
    "kickoff_scheduled",
    "kickoff_attended",
    "kickoff_held",
    "kickoff_changed",
    "kickoff_signed",
    "kickoff_agreed",
    "kickoff_point_begun",
    "kickoff_point_ended",
    "requirement_challenged",
    "requirements_approved",
    "requisition_opened",
)


def hear_a_change(event: Event, act: Act) -> None:
    """Let open pages read again."""
    kickoff = Kickoff.objects.filter(requisition=event.thread_id).only("pk").first()
    if kickoff is not None:
        page_changed(kickoff)
