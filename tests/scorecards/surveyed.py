"""Candidates who have said how it was: answers of a spring that is over, each of somebody who was asked."""

from datetime import date

from requisitions.models import Application, Candidate, Requisition
from scorecards.models import SurveyAnswer, SurveyInvitation
from tests.world import MONDAY

SPRING = date(2026, 4, 1)


def fill(requisition: Requisition, **departments: int) -> None:
    """So many answers from each department; call it inside the world's scope."""
    stage = requisition.stages.first()
    for department, number in departments.items():
        counts = {"quarter_on": SPRING, "department": department, "role_type": "Engineering", "outcome": "rejected"}
        for place in range(number):
            application = Application.objects.create(
                candidate=Candidate.objects.create(name=f"{department} {place}", created_at=MONDAY), stage=stage,
                requisition=requisition, applied_at=MONDAY, stage_since_at=MONDAY,
            )  # fmt: skip
            SurveyInvitation.objects.create(
                **counts, application=application, due_at=MONDAY, asked_at=MONDAY, state="asked"
            )
            words = f"Said in {department}, {requisition.title}"
            SurveyAnswer.objects.create(**counts, recommend=9, respected=4, words=words)
