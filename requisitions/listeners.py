"""What this app hears from the ledger: that a kickoff's page says something else now, and that somebody is hired."""

from hiring.ledger.models import Event
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.history import is_history
from requisitions.actions.hand_over import follow_the_hire, watch_what_is_theirs
from requisitions.actions.versions import page_changed
from requisitions.models import Application, Kickoff

# What the page shows of a requisition; a change of its words is among them (kickoff_changed).
SHOWN = (
    "kickoff_scheduled",
    "kickoff_attended",
    "kickoff_held",
    "kickoff_changed",
    "kickoff_signed",
    "kickoff_agreed",
    "kickoff_amended",
    "amendment_signed",
    "calibration_profile_removed",
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


def hear_a_hire(event: Event, act: Act) -> None:
    """Begin the hand-over. A hire of the past, or one that was brought along, is on board by now, or begun by hand."""
    if act.origin == Origin.LIVE and not is_history(event.at):
        application = (
            Application.objects.with_people().select_related("requisition__recruiter").get(pk=event.subject_id)
        )
        follow_the_hire(application, act=act)


def hear_who_left(event: Event, act: Act) -> None:
    """Let no late hand-over be told to somebody who is gone."""
    watch_what_is_theirs(event.subject_id, act=act)
