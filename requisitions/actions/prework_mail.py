"""The mails about the answers before the kickoff, to the hiring manager."""

from datetime import datetime

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.act import Act
from hiring.tenancy.links import address
from requisitions.models import Prework, PreworkAnswer, Requisition
from requisitions.rules.prework_letters import PreworkFacts, answer_returned, questions_wait

SENT, RETURNED = "prework_sent", "prework_returned"


def ask(prework: Prework, requisition: Requisition, *, moved_from: datetime | None, act: Act) -> None:
    manager = requisition.hiring_manager
    earlier = moved_from.astimezone(manager.zone) if moved_from else None
    letter = questions_wait(_facts(prework, requisition), earlier=earlier)
    key = f"{SENT}:{prework.pk}:{prework.generation}"
    envelope = Envelope(kind=SENT, dedup_key=key, subject_id=prework.pk, generation=prework.generation)
    post(letter, envelope, to=manager, act=act)


def tell_returned(answer: PreworkAnswer, requisition: Requisition, *, act: Act) -> None:
    letter = answer_returned(_facts(answer.prework, requisition), question=answer.question)
    key = f"{RETURNED}:{answer.pk}:{act.at.isoformat()}"
    envelope = Envelope(kind=RETURNED, dedup_key=key, subject_id=answer.pk)
    post(letter, envelope, to=requisition.hiring_manager, act=act)


def _facts(prework: Prework, requisition: Requisition) -> PreworkFacts:
    return PreworkFacts(
        requisition=requisition.reference,
        role=requisition.title,
        by=requisition.recruiter.name,
        by_address=requisition.recruiter.email,
        questions=prework.answers.count(),
        due_at=prework.due_at.astimezone(requisition.hiring_manager.zone),
        page=address(prework.organization, "prework", requisition.number),
    )
