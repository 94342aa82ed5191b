"""Who sits on an interview's panel: added until it is held, taken off until their scorecard is in; who is prepared."""

from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.errors import NotYours, Refused
from hiring.tenancy.models import Member
from requisitions.actions import interview_mail
from requisitions.actions.interview import InterviewIncomplete, locked, refuse_unchangeable, tell
from requisitions.actions.readiness import refuse_unready
from requisitions.models import Interview, InterviewSeat
from requisitions.rules.readiness import Deed


class SeatTaken(Refused):
    """The seat's scorecard is in; it stays on the panel."""


@transaction.atomic
def add_seat(interview: Interview, member: Member, *, act: Act) -> InterviewSeat:
    """Add somebody to the panel and invite them. A second click changes nothing. Raises ``InterviewOver``."""
    interview = locked(interview)
    if seat := interview.seats.filter(member=member).first():
        return seat
    refuse_unchangeable(interview)
    refuse_unready(Deed.SIT_ON_PANEL, [member], interview.application.requisition, act=act)
    seat = InterviewSeat.objects.create(interview=interview, member=member, added_at=act.at)
    tell("panel_changed", interview, act=act, added=str(member.pk))
    interview_mail.invite_seat(interview, seat, act=act)
    return seat


@transaction.atomic
def remove_seat(seat: InterviewSeat, *, act: Act) -> None:
    """Take somebody off the panel, but not the last one. Raises ``SeatTaken``, ``InterviewOver``."""
    interview = locked(seat.interview)
    refuse_unchangeable(interview)
    seat = InterviewSeat.objects.select_related("member").get(pk=seat.pk)
    if seat.submitted_at is not None:
        raise SeatTaken(f"{seat.member.name} has submitted a scorecard and stays on the panel.")
    if interview.seats.count() == 1:
        raise InterviewIncomplete("Nobody would be left on the panel. Add somebody first, or cancel the interview.")
    interview_mail.uninvite_seat(interview, seat, act=act)
    member_id = str(seat.member_id)
    seat.delete()
    tell("panel_changed", interview, act=act, removed=member_id)


@transaction.atomic
def confirm_preparation(interview: Interview, *, act: Act) -> InterviewSeat:
    """Whoever acts has read the kit. A second click changes nothing. Raises ``NotYours``, ``InterviewOver``."""
    interview = locked(interview)
    seat = interview.seats.filter(member=act.actor).first()
    if seat is None:
        raise NotYours("Somebody on the panel says for themselves that they are prepared.")
    if seat.prepared_at is not None:
        return seat
    refuse_unchangeable(interview)
    seat.prepared_at = act.at
    seat.save(update_fields=["prepared_at"])
    tell("preparation_confirmed", interview, act=act, member=str(seat.member_id))
    return seat
