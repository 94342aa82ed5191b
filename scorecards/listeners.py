"""What judgement hears from the ledger, in the transaction of the thing itself."""

from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from requisitions.models import Application
from scorecards.actions.calling_off import cancel_what_is_left


def hear_the_end(event: Event, act: Act) -> None:
    """An application ended: nobody need come to its debrief."""
    cancel_what_is_left(Application.objects.get(pk=event.subject_id), act=act)
