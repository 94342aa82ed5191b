"""The panel of one interview as the rules see it: who sits, who has submitted, who owns the hire."""

from requisitions.models import Application, Interview
from scorecards.models import Debrief
from scorecards.rules.visibility import Round


def panel_of(interview: Interview, *, named: frozenset[object] | None = None) -> Round:
    """Return the round with members' ids. `named`: who was named to decide, where that is known already.

    Asks nothing more of an interview ``with_panel()``.
    """
    return Round(
        seats={each.member_id: each.submitted_at is not None for each in interview.seats.all()},
        owners=owners_of(interview.application),
        named=named_for(interview.application) if named is None else named,
        is_revealed=interview.revealed_at is not None,
    )


def owners_of(application: Application) -> frozenset[object]:
    """Return the ids of the two who own the hire."""
    requisition = application.requisition
    return frozenset({requisition.hiring_manager_id, requisition.recruiter_id})


def named_for(application: Application) -> frozenset[object]:
    """Return the ids of those who were named to decide, in any round."""
    rounds = Debrief.objects.not_cancelled().filter(application=application)
    return frozenset(rounds.values_list("decider", flat=True))
