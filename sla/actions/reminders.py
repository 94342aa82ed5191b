"""Reminders and notices of breaches: put into the outbox in bulk, worded when they leave.

What leaves in the morning for a breach of the night speaks of the morning, and not at all if it was done by then.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from hiring.delivery.letter import Letter
from hiring.delivery.models import Message
from hiring.tenancy.here import here
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from sla.models import Commitment
from sla.queries.promises import line
from sla.queries.wording import spoken
from sla.rules import letters

if TYPE_CHECKING:
    from sla.querysets import CommitmentQuerySet

REMINDER, BREACH_NOTICE, HANDED_OVER = "reminder", "breach_notice", "handed_over"


def is_true(message: Message) -> bool:
    """Such a message is true while its promise is open in its generation, its reader still on that side."""
    return _promises(message).exists()


def write_reminder(message: Message, now: datetime) -> Letter | None:
    found = _promises(message).for_page().first()
    return reminder_letter(found, now) if found else None


def reminder_letter(commitment: Commitment, now: datetime, *, asked_by: str = "") -> Letter:
    organization = here()
    words = spoken(line(commitment), organization)
    return letters.reminder(
        _told(commitment, commitment.owner, now),
        fact=words.mail,
        minutes=words.minutes,
        button=(words.action, f"{settings.BASE_URL}{words.path}"),
        later="" if commitment.was_put_off else address(organization, "snooze", commitment.pk),
        asked_by=asked_by,
    )


def write_breach_notice(message: Message, now: datetime) -> Letter | None:
    found = _promises(message).for_page().first()
    return _breach_letter(found, now) if found and found.beneficiary else None


def _breach_letter(commitment: Commitment, now: datetime) -> Letter:
    organization = here()
    return letters.breach_notice(
        _told(commitment, commitment.beneficiary, now),
        owner=commitment.owner.name,
        owed=spoken(line(commitment), organization).owed,
        url=address(organization, "commitments"),
    )


def write_hand_over(message: Message, now: datetime) -> Letter | None:
    found = _promises(message).for_page().select_related("delegated_from").first()
    if found is None or found.delegated_from is None:
        return None
    words = spoken(line(found), here())
    return letters.handed_over(
        _told(found, found.owner, now),
        fact=words.mail,
        made_by=found.delegated_from.name,
        button=(words.action, f"{settings.BASE_URL}{words.path}"),
    )


def write_digest(message: Message, now: datetime) -> Letter | None:
    """Write what is left of the letters that fell together: nothing, the one letter, or all of them in one."""
    found = _gathered(message)
    if not found:
        return None
    is_owed = {each.pk: each.owner_id == message.recipient_id for each in found}
    if len(found) == 1:
        [only] = found
        return reminder_letter(only, now) if is_owed[only.pk] else _breach_letter(only, now)
    return letters.digest(
        [_item(each, each.owner, now) for each in found if is_owed[each.pk]],
        [_item(each, each.beneficiary, now) for each in found if not is_owed[each.pk]],
        url=address(here(), "commitments_of", message.recipient_id),
    )


def _gathered(message: Message) -> list[Commitment]:
    """Return the promises that the gathered messages are about and that are still open in their generation."""
    rows = Message.objects.filter(gathered_into=message.pk).values_list("subject_id", "generation")
    generations = {subject_id: generation for subject_id, generation in rows if subject_id}
    found = _between(message).filter(pk__in=list(generations), state="open").for_page()
    return [each for each in found if each.generation == generations[each.pk]]


def _item(commitment: Commitment, to: Member, now: datetime) -> letters.Item:
    words = spoken(line(commitment), here())
    is_owners = to.pk == commitment.owner_id
    sentence = words.mail if is_owners else f"{commitment.owner.name}, {words.owed}"
    return letters.Item(_told(commitment, to, now), sentence)


WRITERS: Mapping[str, Callable[[Message, datetime], Letter | None]] = MappingProxyType(
    {REMINDER: write_reminder, BREACH_NOTICE: write_breach_notice, HANDED_OVER: write_hand_over}
)


def _promises(message: Message) -> "CommitmentQuerySet":
    """Return the promise that it is about, if that is still open and its reader's: a delegate may have it by now."""
    found = _between(message).with_id(message.subject_id)
    return found.filter(generation=message.generation, state="open")


def _between(message: Message) -> "CommitmentQuerySet":
    """Return what its reader owes, or waits for; a digest speaks of both."""
    owes, waits = Q(owner=message.recipient_id), Q(beneficiary=message.recipient_id)
    sides = {REMINDER: owes, HANDED_OVER: owes, BREACH_NOTICE: waits}
    return Commitment.objects.filter(sides.get(message.kind, owes | waits))


def _told(commitment: Commitment, to: Member, now: datetime) -> letters.Told:
    return letters.Told(str(commitment.requisition), commitment.due_at, now, to.zone)
