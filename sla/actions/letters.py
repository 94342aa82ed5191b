"""Puts the mails about promises and cases into the outbox, and says whether they are true still."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.conf import settings

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Message as Posted
from hiring.tenancy.act import Act
from hiring.tenancy.links import address
from hiring.tenancy.models import Member, Organization
from hiring.tenancy.scope import current_organization_id
from sla.models import Commitment, EscalationCase
from sla.queries.cases import case_facts
from sla.queries.promises import line
from sla.queries.wording import spoken
from sla.rules import letters
from sla.rules.commitment import Audience, Message

if TYPE_CHECKING:
    from uuid import UUID

    from requisitions.models import Requisition


def _organization() -> Organization:
    return Organization.objects.get(pk=current_organization_id())


def remind(commitment: Commitment, messages: Sequence[Message], *, act: Act) -> None:
    """Write what the sweep planned for one promise: to its owner, and after a breach to who waits."""
    for message in messages:
        to = commitment.owner if message.to is Audience.OWNER else commitment.beneficiary
        if to is None or not to.is_active:
            continue
        is_notice = message.to is Audience.BENEFICIARY
        kind = "breach_notice" if is_notice else "reminder"
        key = f"{kind}:{commitment.pk}:{commitment.generation}:{message.kind}:{message.step}:{to.pk}"
        envelope = Envelope(kind, key, commitment.pk, commitment.generation)
        letter = _breach_notice(commitment, to, act) if is_notice else reminder_letter(commitment, act)
        post(letter, envelope, to=to, act=act, available_at=max(message.sends_at, act.recorded_at))


def reminder_letter(commitment: Commitment, act: Act) -> Letter:
    words = spoken(line(commitment), _organization())
    return letters.reminder(
        _told(commitment, commitment.owner, act),
        fact=words.mail,
        minutes=words.minutes,
        button=(words.action, f"{settings.BASE_URL}{words.path}"),
    )


def _breach_notice(commitment: Commitment, to: Member, act: Act) -> Letter:
    organization = _organization()
    return letters.breach_notice(
        _told(commitment, to, act),
        owner=commitment.owner.name,
        owed=spoken(line(commitment), organization).owed,
        url=address(organization, "commitments"),
    )


def _told(commitment: Commitment, to: Member, act: Act) -> letters.Told:
    return letters.Told(str(commitment.requisition), commitment.due_at, act.recorded_at, to.zone)


def reminder_is_true(message: Posted) -> bool:
    """A reminder is true while its promise is open in the generation it was written for."""
    open_ones = Commitment.objects.with_id(message.subject_id).filter(generation=message.generation, state="open")
    return open_ones.exists()


def case_is_open(message: Posted) -> bool:
    return EscalationCase.objects.with_id(message.subject_id).filter(closed_at=None).exists()


def tell_decider(case: EscalationCase, *, act: Act) -> None:
    """Send the case to whoever decides now; a vacancy goes to every organization admin, never nowhere."""
    facts = case_facts(case, act.recorded_at)
    organization = _organization()
    for to in _deciders(case):
        letter = letters.to_decider(
            facts,
            name=to.name,
            came_from=_came_from(case),
            zone=to.zone,
            now=act.recorded_at,
            url=address(organization, "case", case.number),
        )
        post(letter, Envelope("case", f"case:{case.pk}:{case.level}:{to.pk}", case.pk), to=to, act=act)


def _deciders(case: EscalationCase) -> list[Member]:
    if case.decider_id:
        return [Member.objects.get(pk=case.decider_id)]
    return list(Member.objects.holding("admin").exclude(pk=case.about_id))


def _came_from(case: EscalationCase) -> str:
    if case.level == 0:
        return "this case comes to you because the agreed number of promises was missed."
    return "this case comes to you because nobody below you decided it in time, or it was sent up with a note."


def tell_both_sides(case: EscalationCase, *, act: Act) -> None:
    """Tell the person concerned and the other side the same facts in the same minute."""
    facts = case_facts(case, act.recorded_at)
    decider = Member.objects.with_id(case.decider_id).values_list("name", flat=True).first()
    for to in _both_sides(case):
        letter = letters.to_both_sides(
            facts, decider=decider or "An administrator", zone=to.zone, url=address(_organization(), "record")
        )
        post(letter, Envelope("case", f"case_sides:{case.pk}:{to.pk}", case.pk), to=to, act=act)


def tell_outcome(case: EscalationCase, *, act: Act) -> None:
    facts = case_facts(case, act.recorded_at)
    by = case.closed_by.name if case.closed_by else "The program"
    for to in _both_sides(case):
        letter = letters.outcome(
            facts,
            decided=case.get_outcome_display(),
            by=by,
            note=case.note,
            url=address(_organization(), "record"),
        )
        envelope = Envelope("case_outcome", f"case_outcome:{case.pk}:{to.pk}", case.pk)
        post(letter, envelope, to=to, act=act)


def _both_sides(case: EscalationCase) -> list[Member]:
    requisition: Requisition = case.requisition
    ids: set[UUID] = {case.about_id, requisition.hiring_manager_id, requisition.recruiter_id}
    return list(Member.objects.active().filter(pk__in=ids).order_by("pk"))
