"""What surrounds one interview: its stage, who may sit on it, the panel's kit, who is expected elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When

from hiring.tenancy.models import Member
from requisitions.models import Application, Competency, Interview, InterviewSeat, PoolMember, Requirement, Stage


def who_may_sit(stage: Stage, now: datetime) -> "QuerySet[Any]":
    """Return all active members with `is_of_pool`: in the stage's pool, and `ahead`: interviews to come.

    The pool's people stand first, those with the least ahead of them on top: so that the same two are not always
    asked. Others follow by name.
    """
    scheduled = Q(
        interview_seats__interview__state=Interview.State.SCHEDULED, interview_seats__interview__ends_at__gte=now
    )
    pooled = PoolMember.objects.filter(pool=stage.pool_id, member=OuterRef("pk"))
    found = Member.objects.active().annotate(ahead=Count("interview_seats", scheduled), is_of_pool=Exists(pooled))
    first = Case(When(is_of_pool=True, then=F("ahead")), default=0)
    return found.order_by("-is_of_pool", first, "name")


def stages_to_interview_in(application: Application) -> list[Stage]:
    """Return the stages an interview may be planned for; where the plan has none, the one they are in."""
    found = Stage.objects.filter(requisition=application.requisition_id).for_interviews().select_related("pool")
    return list(found) or [application.stage]


def stage_to_interview_in(application: Application, offered: list[Stage], asked: str = "") -> Stage:
    """Return the stage `asked` for by its id, else the one they are in or the next after it, else the last."""
    here = application.stage.position
    ahead = [stage for stage in offered if stage.position >= here] or offered[-1:]
    return next((stage for stage in offered if str(stage.pk) == asked), ahead[0])


@dataclass(frozen=True, slots=True)
class KitEntry:
    """One competency this stage assesses, with the requirements it stands for."""

    competency: Competency
    requirements: tuple[Requirement, ...]


def kit(interview: Interview) -> tuple[KitEntry, ...]:
    """Return what this interview is to find out, with the anchors of each rating in the competency."""
    requirements = Requirement.objects.agreed().filter(requisition=interview.application.requisition_id)
    known = list(requirements)
    focus = interview.stage.focus_set.select_related("competency").order_by("competency__name")
    return tuple(
        KitEntry(each.competency, tuple(one for one in known if one.competency_id == each.competency_id))
        for each in focus
    )


def clashes(interview: Interview) -> list[str]:
    """Return the names of those on the panel who sit in another interview at the same time. A warning, no refusal."""
    elsewhere = Interview.objects.overlapping(interview.starts_at, interview.ends_at).exclude(pk=interview.pk)
    seats = InterviewSeat.objects.filter(
        interview__in=elsewhere, member__in=[seat.member_id for seat in interview.seats.all()]
    )
    return sorted(set(seats.values_list("member__name", flat=True)))
