"""Who may read and write a scorecard, as PostgreSQL decides it, whatever the code above asks.

Only the conditions of the restrictive policies stand here, beside the house's own_organization. What
must happen together with a submission (the seat, the round) are triggers: migrations/0003.
scorecards/rules/visibility.py says the same in Python; a property test holds the two together.
"""

from hiring.tenancy.constraints import RestrictivePolicy

ME = "(SELECT current_actor())"


def _own_seat(condition: str) -> str:
    """A seat of mine at the interview of this scorecard, for which `condition` holds."""
    return f"""EXISTS (
        SELECT FROM requisitions_interviewseat seat
        WHERE seat.organization_id = scorecards_scorecard.organization_id
          AND seat.interview_id = scorecards_scorecard.interview_id
          AND seat.member_id = {ME} AND {condition})"""


# Hiring manager, recruiter and whoever was named to decide: once the round is revealed, and not while
# they owe a scorecard of their own to the same interview.
DECIDES = f"""EXISTS (
        SELECT FROM requisitions_interview interview
        JOIN requisitions_application application
          ON application.organization_id = interview.organization_id AND application.id = interview.application_id
        JOIN requisitions_requisition requisition
          ON requisition.organization_id = interview.organization_id AND requisition.id = application.requisition_id
        WHERE interview.organization_id = scorecards_scorecard.organization_id
          AND interview.id = scorecards_scorecard.interview_id AND interview.revealed_at IS NOT NULL
          AND ({ME} IN (requisition.hiring_manager_id, requisition.recruiter_id) OR EXISTS (
            SELECT FROM scorecards_debrief debrief
            WHERE debrief.organization_id = interview.organization_id
              AND debrief.application_id = interview.application_id
              AND debrief.decider_id = {ME} AND debrief.cancelled_at IS NULL)))
      AND NOT {_own_seat("seat.submitted_at IS NULL")}"""  # noqa: S608 - our own constants, in a migration

MAY_READ = f"""author_id = {ME} OR submitted_at IS NOT NULL AND (
    {_own_seat("seat.submitted_at IS NOT NULL")}
    OR {DECIDES})"""
OWN_DRAFT = f"author_id = {ME} AND submitted_at IS NULL"
OWN_SEAT = _own_seat("true")


def _of_a_card(condition: str) -> str:
    """The rating belongs to a scorecard for which `condition` holds; that table's own policies apply inside."""
    return f"""EXISTS (
        SELECT FROM scorecards_scorecard card
        WHERE card.organization_id = scorecards_rating.organization_id
          AND card.id = scorecards_rating.scorecard_id AND {condition})"""


RATING_OF_OWN_DRAFT = _of_a_card(f"card.author_id = {ME} AND card.submitted_at IS NULL")

SCORECARD_POLICIES = [
    RestrictivePolicy(name="scorecard_is_blind", command="SELECT", using=MAY_READ),
    RestrictivePolicy(name="scorecard_is_begun_as_ones_own", command="INSERT", check=f"{OWN_DRAFT} AND {OWN_SEAT}"),
    RestrictivePolicy(
        name="scorecard_changes_until_submitted",
        command="UPDATE",
        using=OWN_DRAFT,
        check=f"author_id = {ME} AND {OWN_SEAT}",
    ),
    RestrictivePolicy(name="scorecard_is_discarded_as_a_draft", command="DELETE", using=OWN_DRAFT),
]
RATING_POLICIES = [
    RestrictivePolicy(name="rating_is_read_with_its_scorecard", command="SELECT", using=_of_a_card("true")),
    RestrictivePolicy(name="rating_joins_ones_own_draft", command="INSERT", check=RATING_OF_OWN_DRAFT),
    RestrictivePolicy(
        name="rating_changes_with_ones_own_draft",
        command="UPDATE",
        using=RATING_OF_OWN_DRAFT,
        check=RATING_OF_OWN_DRAFT,
    ),
    RestrictivePolicy(name="rating_leaves_ones_own_draft", command="DELETE", using=RATING_OF_OWN_DRAFT),
]
