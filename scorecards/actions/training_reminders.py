"""Telling people that a course runs out: thirty days before, a week before, and once it has.

Set-based and safe to run twice: one message each, by its key; worded when it leaves, if it is still so.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from hiring.delivery.letter import Letter
from hiring.delivery.models import Message
from hiring.delivery.notes import Note, post_many, recipients
from hiring.tenancy.here import day_here
from hiring.tenancy.links import address
from hiring.tenancy.scope import organization_scope
from scorecards.models import Course, TrainingPolicy
from scorecards.queries.training import Line, Register, compliance
from scorecards.rules.training import SOON, State
from scorecards.rules.training_letters import expiry_letter

EXPIRES = "training_expires"
WEEK = timedelta(days=7)
EVERY = timedelta(days=1)


def remind(organization_id: UUID, *, now: datetime) -> int:
    """Write what is due to be said, and when to look again. Return how many were written."""
    with organization_scope(organization_id):
        policy = TrainingPolicy.objects.select_for_update().filter(next_look_at__lte=now).first()
        if policy is None:
            return 0
        today = day_here(now)
        lines = [line for line in compliance(on=today) if line.standing.until]
        people = recipients({line.member.pk for line in lines})
        notes = [
            Note(EXPIRES, _key(line, stage), people[line.member.pk], line.course.pk, stage, now)
            for line in lines
            if line.member.pk in people and (stage := _stage(line, today))
        ]
        post_many(notes, written_at=now)
        policy.next_look_at = now + EVERY
        policy.save(update_fields=["next_look_at"])
        return len(notes)


def _stage(line: Line, today: date) -> int:
    """Return 1 within thirty days, 2 within a week, 3 once it has lapsed; 0 when there is nothing to say."""
    until = line.standing.until
    if until is None or line.standing.state not in {State.SOON, State.LAPSED}:
        return 0
    if until < today:
        return 3 if today - until <= SOON else 0
    return 2 if until - today <= WEEK else 1


def _key(line: Line, stage: int) -> str:
    until = line.standing.until
    return f"{EXPIRES}:{line.course.pk}:{line.member.pk}:{until and until.isoformat()}:{stage}"


def write_letter(message: Message, now: datetime) -> Letter | None:
    """Find the words as it leaves; none when the course was renewed, waived or retired meanwhile."""
    course = Course.objects.standing().select_related("organization").with_id(message.subject_id).first()
    if course is None or message.recipient_id is None:
        return None
    today = day_here(now)
    stands = Register([message.recipient_id]).standing(message.recipient_id, course, on=today)
    if stands.until is None or stands.state not in {State.SOON, State.LAPSED}:
        return None
    page = address(course.organization, "training")
    return expiry_letter(course=course.name, until=stands.until, today=today, left=stands.left, page=page)
