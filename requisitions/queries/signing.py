"""Who has signed which version of a kickoff, as the rules see it."""

from requisitions.models import Kickoff, Requisition
from requisitions.rules.signing import Desk


def desk_of(kickoff: Kickoff) -> Desk:
    """Return the desk of `kickoff`; only the named manager's and recruiter's names count."""
    requisition = kickoff.requisition
    names = {(requisition.hiring_manager_id, "manager"), (requisition.recruiter_id, "recruiter")}
    rows = kickoff.signatures.values_list("version", "side", "member_id")
    return Desk(
        version=kickoff.version,
        signatures=frozenset((version, side) for version, side, member in rows if (member, side) in names),
        is_open=requisition.state == Requisition.State.OPEN,
    )
