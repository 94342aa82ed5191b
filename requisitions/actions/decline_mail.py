"""The answer to a candidate who does not go on: written with the decision, sent when chosen, dropped if taken back."""

from datetime import datetime

from hiring.delivery.actions import Addressee, post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Message
from hiring.tenancy.act import Act
from requisitions.actions.outcome import tell_outcome
from requisitions.models import Application
from requisitions.rules import letters

DECLINED = "application_declined"


def letter_for(application: Application) -> Letter:
    """Return the letter as it will leave: for the preview, and for sending."""
    requisition = application.requisition
    return letters.candidate_declined(
        role=requisition.title,
        house=application.organization.name,
        recruiter=requisition.recruiter.name,
        recruiter_address=requisition.recruiter.email,
    )


def answer_candidate(application: Application, *, send_at: datetime, act: Act) -> Message | None:
    """Put the answer into the outbox for `send_at`; None for a candidate without an address."""
    candidate = application.candidate
    if not candidate.email or application.state != Application.State.REJECTED:
        return None
    # The time of closing: somebody declined, reopened and declined again is answered again.
    key = f"{DECLINED}:{application.pk}:{application.closed_at:%Y%m%dT%H%M%S%f}:candidate"
    envelope = Envelope(kind=DECLINED, dedup_key=key, subject_id=application.pk)
    to = Addressee(name=candidate.name, email=candidate.email)
    message = post(letter_for(application), envelope, to=to, act=act, available_at=send_at)
    tell_outcome(application, way=Application.Way.MAIL, act=act)
    return message
