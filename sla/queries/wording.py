"""A promise in words, with its names filled in, and the page where one keeps it."""

from dataclasses import dataclass

from hiring.tenancy.links import page
from hiring.tenancy.models import Organization
from sla.models import Commitment
from sla.registry import CLAUSES


@dataclass(frozen=True, slots=True)
class Spoken:
    """`todo` to its owner, `owed` to the other side, `waits` who waits; `mail` names no candidate."""

    todo: str
    owed: str
    waits: str
    mail: str
    action: str
    minutes: int
    path: str


def spoken(commitment: Commitment, organization: Organization) -> Spoken:
    """Return the words of a promise read with ``for_page()``; asks the database nothing."""
    clause = CLAUSES[commitment.clause]
    names = {
        "candidate": commitment.application.candidate.name if commitment.application else "",
        "title": commitment.requisition.title,
        "number": f"REQ-{commitment.requisition.number}",
        "other": commitment.beneficiary.name if commitment.beneficiary else "",
    }
    words = clause.wording
    return Spoken(
        todo=words.todo.format(**names),
        owed=words.owed.format(**names),
        waits=words.waits.format(**names),
        mail=words.mail.format(**names),
        action=words.action,
        minutes=words.minutes,
        path=_path(commitment, organization),
    )


def _path(commitment: Commitment, organization: Organization) -> str:
    clause = CLAUSES[commitment.clause]
    subjects = {
        "number": commitment.requisition.number,
        "subject": commitment.subject_id,
        "application": commitment.application_id,
    }
    return page(organization, clause.page, subjects[clause.page_takes])
