"""Who has signed which version of a kickoff, as the rules see it."""

from datetime import datetime

from django.db.models import F

from requisitions.models import Kickoff, KickoffSignature, Requisition
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


def agreement(requisition: Requisition) -> tuple[int, datetime] | None:
    """Return the kickoff's version with the time its last signature was given, once both have signed it."""
    standing = KickoffSignature.objects.filter(kickoff__requisition=requisition, version=F("kickoff__version"))
    signed = list(standing.values_list("version", "signed_at"))
    return max(signed) if len(signed) > 1 else None


def agreed_version(requisition: Requisition) -> int | None:
    """Return the latest version that both sides have signed: what holds while a later one waits for a name."""
    names: dict[int, set[str]] = {}
    for version, side in KickoffSignature.objects.filter(kickoff__requisition=requisition).values_list(
        "version", "side"
    ):
        names.setdefault(version, set()).add(side)
    return max((version for version, sides in names.items() if len(sides) > 1), default=None)
