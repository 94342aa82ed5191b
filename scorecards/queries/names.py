"""How ids of this app become names in the feed; one query for each kind of thing."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from scorecards.models import Question


def of_questions(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    rows = Question.objects.filter(pk__in=ids).values_list("pk", "competency__name")
    return {pk: f"a question on {name}" for pk, name in rows}


NAMES: Mapping[str, Callable[[Iterable[UUID]], Mapping[UUID, str]]] = {"scorecards.question": of_questions}
