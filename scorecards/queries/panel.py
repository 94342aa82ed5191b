"""The panel of one interview as the rules see it: who sits, who has submitted, who owns the hire."""

from requisitions.models import Application, Interview
from scorecards.models import Debrief
from scorecards.rules.visibility import Round


def panel_of(interview: Interview) -> Round:
    """Return the round with members' ids; `interview.application.requisition` is best selected along."""
    return Round(
        seats={member: moment is not None for member, moment in interview.seats.values_list("member", "submitted_at")},
        owners=owners_of(interview.application),
        named=frozenset(
            Debrief.objects.not_cancelled()
            .filter(application=interview.application_id)
            .values_list("decider", flat=True)
        ),
        is_revealed=interview.revealed_at is not None,
    )


def owners_of(application: Application) -> frozenset[object]:
    """Return the ids of the two who own the hire."""
    requisition = application.requisition
    return frozenset({requisition.hiring_manager_id, requisition.recruiter_id})
