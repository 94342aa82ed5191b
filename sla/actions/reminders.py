"""Reminders and notices of breaches: put into the outbox in bulk, worded when they leave.

What leaves in the morning for a breach of the night speaks of the morning, and not at all if it was done by then.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.conf import settings

from hiring.delivery.letter import Letter
from hiring.delivery.models import Message
from hiring.tenancy.links import address
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import current_organization_id
from sla.models import Commitment
from sla.queries.promises import line
from sla.queries.wording import spoken
from sla.rules import letters

if TYPE_CHECKING:
    from sla.querysets import CommitmentQuerySet

REMINDER, BREACH_NOTICE = "reminder", "breach_notice"


def is_true(message: Message) -> bool:
    """Such a message is true while its promise is open in the generation it was written for."""
    return _promises(message).exists()


def write_reminder(message: Message, now: datetime) -> Letter | None:
    found = _promises(message).for_page().first()
    return reminder_letter(found, now) if found else None


def reminder_letter(commitment: Commitment, now: datetime) -> Letter:
    words = spoken(line(commitment), _organization())
    return letters.reminder(
        _told(commitment, commitment.owner, now),
        fact=words.mail,
        minutes=words.minutes,
        button=(words.action, f"{settings.BASE_URL}{words.path}"),
    )


def write_breach_notice(message: Message, now: datetime) -> Letter | None:
    found = _promises(message).for_page().first()
    if found is None or found.beneficiary is None:
        return None
    organization = _organization()
    return letters.breach_notice(
        _told(found, found.beneficiary, now),
        owner=found.owner.name,
        owed=spoken(line(found), organization).owed,
        url=address(organization, "commitments"),
    )


WRITERS: Mapping[str, Callable[[Message, datetime], Letter | None]] = MappingProxyType(
    {REMINDER: write_reminder, BREACH_NOTICE: write_breach_notice}
)


def _promises(message: Message) -> "CommitmentQuerySet":
    return Commitment.objects.with_id(message.subject_id).filter(generation=message.generation, state="open")


def _organization() -> Organization:
    return Organization.objects.get(pk=current_organization_id())


def _told(commitment: Commitment, to: Member, now: datetime) -> letters.Told:
    return letters.Told(str(commitment.requisition), commitment.due_at, now, to.zone)
