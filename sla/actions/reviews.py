"""The review before a case about a recruiter is closed: sourcing, workload and process first, a person last."""

from dataclasses import dataclass

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.models import Side
from sla.actions.cases import open_for
from sla.models import CaseReview, EscalationCase
from sla.queries.workload import open_requisitions_of


class NotReviewed(Refused):
    """The case is about somebody else than a recruiter."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, in the order in which it is asked; `person` may stay empty."""

    sourcing: str
    workload: str
    process: str
    person: str = ""


@transaction.atomic
def review(case: EscalationCase, findings: Findings, *, act: Act) -> CaseReview:
    """Write the review down; a later one stands beside it. Only the decider's.

    Raises as ``open_for``, ``NotReviewed`` and ``Incomplete``.
    """
    locked = open_for(case, act)
    if locked.side != Side.RECRUITER:
        raise NotReviewed("Only a case about a recruiter is reviewed.")
    texts = {name: getattr(findings, name).strip() for name in ("sourcing", "workload", "process", "person")}
    for name in ("sourcing", "workload", "process"):
        if not texts[name]:
            raise Incomplete(f"Write what you found about {name}. The person comes last.")
    same = locked.reviews.filter(written_by=act.actor, **texts).first()
    if same is not None:
        return same
    made = CaseReview.objects.create(
        case=locked,
        **texts,
        open_requisitions=open_requisitions_of(locked.about_id),
        written_by=act.actor,
        written_at=act.recorded_at,
    )
    record("case_reviewed", locked, act=act, data={"open_requisitions": made.open_requisitions})
    return made
