"""What judgement hears from the ledger, in the transaction of the thing itself."""

from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from requisitions.models import Application
from scorecards.actions.calling_off import cancel_what_is_left
from scorecards.actions.survey import remember


def hear_the_end(event: Event, act: Act) -> None:
    """An application ended: nobody need come to its debrief."""
    cancel_what_is_left(Application.objects.get(pk=event.subject_id), act=act)


def hear_the_outcome(event: Event, act: Act) -> None:
    """An application ended, whoever's decision it was: its candidate may be asked how it was."""
    if event.strand_id is not None:
        remember(event.strand_id, act=act)
