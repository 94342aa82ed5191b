"""Is what a waiting mail says still so? Asked by the outbox right before it leaves (registered in apps.py)."""

from uuid import UUID

from hiring.delivery.models import Message
from requisitions.models import (
    Application,
    Interview,
    InterviewSeat,
    Kickoff,
    PlanItem,
    Prework,
    PreworkAnswer,
    Requisition,
    Slate,
)
from requisitions.queries.approvals import step_to_decide


def invitation_holds(message: Message) -> bool:
    """Return whether the interview stands as the invitation says, and its reader still sits there."""
    interview = Interview.objects.filter(pk=subject_of(message)).first()
    if interview is None or interview.state == Interview.State.CANCELLED:
        return False
    return interview.generation == message.generation and (message.recipient_id is None or _sits(message))


def cancellation_holds(message: Message) -> bool:
    """Return whether the interview is off, or off for this reader alone."""
    interview = Interview.objects.filter(pk=subject_of(message)).first()
    if interview is None or interview.state == Interview.State.CANCELLED:
        return True
    return message.recipient_id is not None and not _sits(message)


def kickoff_stands(message: Message) -> bool:
    """Return whether the kickoff is still to take place as the invitation says, with its reader."""
    kickoff = Kickoff.objects.select_related("requisition").filter(pk=subject_of(message)).first()
    return (
        kickoff is not None
        and kickoff.generation == message.generation
        and kickoff.held_at is None
        and kickoff.requisition.state != Requisition.State.CANCELLED
    )


def answers_wait(message: Message) -> bool:
    """Return whether answers before a kickoff that is still to come are asked for by the moment the mail names."""
    asked = Prework.objects.select_related("kickoff__requisition").filter(pk=subject_of(message)).first()
    if asked is None or asked.completed_at or asked.kickoff.held_at or asked.kickoff.requisition.is_closed:
        return False
    return asked.generation == message.generation


def answer_is_returned(message: Message) -> bool:
    return PreworkAnswer.objects.filter(pk=subject_of(message), state=PreworkAnswer.State.RETURNED).exists()


def signature_waits(message: Message) -> bool:
    """Return whether what was changed still waits for this reader's name, on a requisition that goes on."""
    kickoff = Kickoff.objects.select_related("requisition").filter(pk=subject_of(message)).first()
    if kickoff is None or kickoff.requisition.is_closed:
        return False
    signed = kickoff.signatures.filter(version=kickoff.version, member=message.recipient_id).exists()
    return kickoff.version > message.generation and not signed


def plan_item_waits(message: Message) -> bool:
    """Return whether this version still waits for a decision, and of this reader."""
    item = PlanItem.objects.filter(pk=subject_of(message), version=message.generation).first()
    reader = message.recipient
    return item is not None and reader is not None and reader.is_active and step_to_decide(item, reader) is not None


def slate_waits(message: Message) -> bool:
    return Slate.objects.waiting().filter(pk=subject_of(message)).exists()


def is_still_declined(message: Message) -> bool:
    """Return whether the application is still declined: reopening it in time keeps the answer in the house."""
    return Application.objects.filter(pk=subject_of(message), state=Application.State.REJECTED).exists()


def _sits(message: Message) -> bool:
    return InterviewSeat.objects.filter(interview=subject_of(message), member=message.recipient_id).exists()


def subject_of(message: Message) -> UUID:
    """Return what the message is about. Raises ``ValueError``: ours are always about something."""
    if message.subject_id is None:
        raise ValueError(f"Message {message.pk} is about nothing.")
    return message.subject_id
