"""The other side's answer to who was at the kickoff: so it was, or otherwise and why."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.partners import held_kickoff, signing_side
from requisitions.actions.versions import page_changed
from requisitions.models import AttendanceAnswer, Requisition
from requisitions.queries.attendance import attendance_standing

LONGEST_WHY = 240


@transaction.atomic
def answer_attendance(requisition: Requisition, *, agrees: bool, why: str = "", act: Act) -> AttendanceAnswer | None:
    """Confirm what was recorded, or dispute it with a word why; the same answer again is none.

    Raises ``Incomplete`` while nothing is recorded and for a dispute without a reason, ``NotASigner``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    side = signing_side(requisition, act=act)
    stands, why = attendance_standing(kickoff), " ".join(why.split())[:LONGEST_WHY]
    if stands is None:
        raise Incomplete("Nobody has said yet who was there.")
    if not agrees and not why:
        raise Incomplete("Write in a word what was otherwise.")
    last = kickoff.attendance_answers.filter(side=side).last()
    if agrees and side.value not in stands.waits_for:
        return None
    if last and (last.agrees, last.why) == (agrees, why) and side.value in stands.waits_for:
        return None
    answer: AttendanceAnswer = AttendanceAnswer.objects.create(
        kickoff=kickoff, side=side, member=act.actor, agrees=agrees, why="" if agrees else why, answered_at=act.at
    )
    verb = "attendance_confirmed" if agrees else "attendance_disputed"
    record(verb, kickoff, act=act, thread=requisition, data={"side": side.value})
    page_changed(kickoff)
    return answer
