"""The board's filters as sentences: each a label, its present value, and the addresses of the others."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from hiring.tenancy.models import Member
from sla.clauses import Clause

SIDES = {"": "Both sides", "manager": "Managers", "recruiter": "Recruiters", "interviewer": "Interviewers"}


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """`value` is the present choice in words, `chosen` as the address has it."""

    label: str
    value: str
    options: tuple[Option, ...]
    chosen: str = ""


def departments() -> dict[str, str]:
    """Return the departments that anybody works in."""
    names = Member.objects.exclude(department="").order_by("department").values_list("department", flat=True)
    return {name: name for name in names.distinct()}


def filters(
    request: HttpRequest, *, weeks: Mapping[str, str], clauses: Mapping[str, Clause], departments: Mapping[str, str]
) -> dict[str, Filter]:
    titles = {"": "all", **{key: clause.title for key, clause in clauses.items()}}
    return {
        "side": choice(request, "side", "Side", SIDES),
        "clause": choice(request, "clause", "Promise", titles),
        "department": choice(request, "department", "Department", {"": "all", **departments}),
        "weeks": choice(request, "weeks", "Period", weeks, default="12"),
    }


def choice(request: HttpRequest, name: str, label: str, options: Mapping[str, str], default: str = "") -> Filter:
    """Return one filter whose state lives in the address; an unknown value is the default."""
    current = request.GET.get(name, default)
    current = current if current in options else default
    return Filter(
        label,
        options[current],
        tuple(Option(words, _address(request, name, value), value == current) for value, words in options.items()),
        current,
    )


def _address(request: HttpRequest, name: str, value: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query[name] = value
    return f"?{query.urlencode()}"
