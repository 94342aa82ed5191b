"""All interviews of one application together: who has written, what is still sealed, who belongs to it."""

from django.db.models import Exists, OuterRef, QuerySet

from hiring.tenancy.models import Member
from requisitions.models import Application, Interview, InterviewSeat, Side
from scorecards.models import Debrief


def loops_of(member: Member) -> QuerySet[Application]:
    """Return the applications `member` may see as a candidate's, sits on a panel of, or was named to decide on."""
    seats = InterviewSeat.objects.filter(interview__application=OuterRef("pk"), member=member)
    named = Debrief.objects.not_cancelled().filter(application=OuterRef("pk"), decider=member)
    asked = Debrief.objects.not_cancelled().filter(application=OuterRef("pk"), attendance_set__member=member)
    taking_part = Application.objects.filter(Exists(seats) | Exists(named) | Exists(asked))
    seen = Application.objects.visible_to(member) if member.may("candidates.view") else Application.objects.none()
    return (seen | taking_part).select_related(
        "candidate", "stage", "requisition__hiring_manager", "requisition__recruiter"
    )


def interviews_of(application: Application) -> list[Interview]:
    """Return those that took place, in order, with stage and panel."""
    held = Interview.objects.filter(application=application, state=Interview.State.HELD)
    return list(held.select_related("stage").prefetch_related("seats__member"))


def sealed_interviews(application: Application) -> list[Interview]:
    """Return the held interviews whose round is not revealed yet."""
    return [each for each in interviews_of(application) if each.revealed_at is None]


def side_of(member: Member, application: Application) -> str:
    """Return on which side of the hire `member` stands."""
    requisition = application.requisition
    sides = {requisition.recruiter_id: Side.RECRUITER, requisition.hiring_manager_id: Side.MANAGER}
    return sides.get(member.pk, Side.INTERVIEWER)


def people_of(application: Application) -> list[Member]:
    """Return who is asked to a debrief unless somebody says otherwise: the owners and every panel, by name."""
    requisition = application.requisition
    seats = InterviewSeat.objects.filter(interview__application=application).exclude(interview__state="cancelled")
    panel = [each.member for each in seats.select_related("member")]
    return sorted({requisition.hiring_manager, requisition.recruiter, *panel}, key=lambda each: each.name)
