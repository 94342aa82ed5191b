"""What surrounds one interview: the kit its panel works from, and who is expected elsewhere at that time."""

from dataclasses import dataclass

from requisitions.models import Competency, Interview, InterviewSeat, Requirement


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
