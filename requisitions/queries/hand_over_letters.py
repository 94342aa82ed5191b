"""What the mails about a hand-over say as they leave, and whether they still are so."""

from datetime import datetime

from hiring.delivery.letter import Letter
from hiring.delivery.models import Message
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import HandOver, HandOverItem
from requisitions.rules import hand_over as rules
from requisitions.rules.hand_over_letters import HandOverFacts, late

BEGUN, LATE = "hand_over_begun", "hand_over_late"


def facts_of(hand_over: HandOver, *, at: datetime) -> HandOverFacts:
    requisition = hand_over.application.requisition
    return HandOverFacts(
        requisition=requisition.reference,
        role=requisition.title,
        starts_on=hand_over.starts_on,
        today=at.astimezone(hand_over.owner.zone).date(),
        page=address(hand_over.organization, "hand_over", hand_over.application_id),
    )


def alerted(hand_over: HandOver) -> Member | None:
    """Return who is told of a failure: the owner, or while they are gone one of the two who own the hire."""
    requisition = hand_over.application.requisition
    people = (hand_over.owner, requisition.recruiter, requisition.hiring_manager)
    return next((each for each in people if each.is_active), None)


def is_theirs(message: Message) -> bool:
    """Return whether the reader still owns it, and something on it is open."""
    found = HandOver.objects.with_id(message.subject_id).filter(completed_at=None)
    return found.filter(owner=message.recipient_id).exists()


def write_late(message: Message, now: datetime) -> Letter | None:
    """Find the words; none when what fell due that day is settled, or the hand-over has changed since."""
    about = HandOverItem.objects.with_id(message.subject_id).first()
    if about is None:
        return None
    hand_over = HandOver.objects.with_people().get(pk=about.hand_over_id)
    if (hand_over.generation, alerted(hand_over)) != (message.generation, message.recipient):
        return None
    facts, items = facts_of(hand_over, at=now), hand_over.items.select_related("doer")
    missed = [each for each in items if rules.is_late(each.due, today=facts.today)]
    if about.due_on not in {each.due_on for each in missed}:
        return None
    return late(facts, [(each.text, each.doer.name, each.due_on) for each in missed])
