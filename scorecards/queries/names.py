"""How ids of this app become names in the feed; one query for each kind of thing."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from hiring.tenancy.models import Member
from scorecards.models import Course, Question


def of_questions(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    rows = Question.objects.filter(pk__in=ids).values_list("pk", "competency__name")
    return {pk: f"a question on {name}" for pk, name in rows}


def of_courses(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Course.objects.filter(pk__in=ids).values_list("pk", "name"))


def of_members(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Member.objects.filter(pk__in=ids).values_list("pk", "name"))


NAMES: Mapping[str, Callable[[Iterable[UUID]], Mapping[UUID, str]]] = {
    "scorecards.course": of_courses,
    "scorecards.question": of_questions,
    "tenancy.member": of_members,
}
