"""A promise in words, with its names filled in, and the page where one keeps it."""

from dataclasses import dataclass

from hiring.tenancy.links import page
from hiring.tenancy.models import Organization
from sla.queries.promises import Promise
from sla.registry import CLAUSES


@dataclass(frozen=True, slots=True)
class Spoken:
    """`todo` and `waits` to its owner, `owed` and `to_you` to the other side; `mail` names no candidate."""

    todo: str
    owed: str
    waits: str
    to_you: str
    mail: str
    action: str
    minutes: int
    path: str


def spoken(promise: Promise, organization: Organization) -> Spoken:
    """Return the words of a promise."""
    words = CLAUSES[promise.clause].wording
    names = {
        "candidate": promise.candidate or "",
        "title": promise.title,
        "number": promise.reference,
        "other": promise.other or "",
    }
    return Spoken(
        todo=words.todo.format(**names),
        owed=words.owed.format(**names),
        waits=words.waits.format(**names),
        to_you=(words.to_you or words.waits).format(**names),
        mail=words.mail.format(**names),
        action=words.action,
        minutes=words.minutes,
        path=_path(promise, organization),
    )


def _path(promise: Promise, organization: Organization) -> str:
    clause = CLAUSES[promise.clause]
    subjects = {
        "number": promise.number,
        "subject": promise.subject_id,
        "application": promise.application_id,
    }
    path = page(organization, clause.page, subjects[clause.page_takes])
    return f"{path}#{clause.place}" if clause.place else path
