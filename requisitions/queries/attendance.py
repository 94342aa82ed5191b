"""How the record of who was at a kickoff stands between the two sides."""

from datetime import datetime

from requisitions.models import Kickoff, Requisition, Side
from requisitions.rules.attendance import Standing, Voice, standing


def attendance_standing(kickoff: Kickoff) -> Standing | None:
    """Return how it stands, from the record, the answers and the signatures after it; None before it is recorded.

    Signing confirms it: nobody signs what was agreed at a meeting and says that there was none.
    """
    latest = kickoff.attendance_set.select_related("recorded_by").order_by("-recorded_at", "id").first()
    if latest is None:
        return None
    requisition: Requisition = kickoff.requisition
    said: dict[str, tuple[datetime, bool, str]] = {}
    answers = kickoff.attendance_answers.filter(answered_at__gte=latest.recorded_at)
    for side, at, agrees, why in answers.values_list("side", "answered_at", "agrees", "why"):
        said[side] = (at, agrees, why)
    signed = kickoff.signatures.filter(signed_at__gte=latest.recorded_at).order_by("signed_at")
    for side, at in signed.values_list("side", "signed_at"):
        if side not in said or said[side][0] <= at:
            said[side] = (at, True, "")
    owners = ((Side.MANAGER, requisition.hiring_manager), (Side.RECRUITER, requisition.recruiter))
    voices = [
        Voice(side, owner.first_name, latest.recorded_by_id == owner.pk, *_answer(said.get(side)))
        for side, owner in owners
    ]
    return standing(latest.recorded_by.first_name if latest.recorded_by else "The program", voices)


def _answer(said: tuple[datetime, bool, str] | None) -> tuple[bool | None, str]:
    return (said[1], said[2]) if said else (None, "")
