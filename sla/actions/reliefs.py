"""Relief for one promise: forgiven, or at rest until a day. Somebody else than its owner decides it, and says why.

What it does to the promise follows from the ledger (sla/rules/replay.py); a breach on record stays on record.
"""

from datetime import date, timedelta

from django.db import transaction

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused
from hiring.tenancy.here import here
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from sla.actions.commitments import hold
from sla.models import Commitment, Relief
from sla.queries.promises import line
from sla.queries.wording import spoken
from sla.rules import letters
from sla.rules.clocks import Clock
from sla.rules.commitment import Outcome, State
from sla.rules.worktime import end_of_date

LONGEST_PAUSE = timedelta(days=30)
NEEDS_NONE = frozenset({Outcome.MET, Outcome.CANCELLED, Outcome.SUPERSEDED})
RELIEF = "relief"


class NothingToRelieve(Refused):
    """The promise was kept, ended, or rests already."""


class NoSuchPause(Incomplete):
    """A pause that cannot be meant: over already, too long, of a promise that runs to a day both agreed."""


@transaction.atomic
def waive(commitment: Commitment, *, reason: str, act: Act) -> Relief:
    """Forgive it, open or missed; a second click changes nothing.

    Raises ``NotYours``, ``Incomplete`` without a reason, and ``NothingToRelieve`` for what needs no forgiving.
    """
    held, approver, reason = _held(commitment, reason, act)
    if found := Relief.objects.waivers().filter(commitment=held).first():
        return found
    if held.outcome in NEEDS_NONE:
        raise NothingToRelieve(f"It is {held.get_outcome_display().lower()}; there is nothing to waive.")
    waiver = Relief.objects.create(
        commitment=held, kind=Relief.Kind.WAIVER, reason=reason, approved_by=approver, approved_at=act.recorded_at
    )
    record("commitment_waived", held, act=act, thread=held.requisition_id, data=_facts(held))
    _tell(held, waiver, act=act)
    return waiver


@transaction.atomic
def pause(commitment: Commitment, *, until_on: date, reason: str, act: Act) -> Relief:
    """Let it rest through that day, as the owner's calendar dates it; then it runs on by itself.

    Raises ``NotYours``, ``Incomplete``, ``NoSuchPause`` and ``NothingToRelieve``.
    """
    held, approver, reason = _held(commitment, reason, act)
    ends_at = end_of_date(held.owner.zone, until_on)
    running = Relief.objects.running(act.recorded_at).filter(commitment=held).first()
    if running and running.ends_at == ends_at:
        return running
    if held.state != State.OPEN or running:
        raise NothingToRelieve("It rests or has ended already. Let it run again before it rests anew.")
    if held.due_at <= act.at:
        raise NothingToRelieve("It is overdue, and no pause takes that back. It can be waived, or be kept late.")
    if held.clock == Clock.FIXED:
        raise NoSuchPause("It runs to a day that both agreed. Agree on another day instead.")
    today = act.at.astimezone(held.owner.zone).date()
    if not today <= until_on <= today + LONGEST_PAUSE:
        raise NoSuchPause(f"Choose a day from today on, at most {LONGEST_PAUSE.days} days away.")
    rest = Relief.objects.create(
        commitment=held, kind=Relief.Kind.PAUSE, reason=reason, approved_by=approver, approved_at=act.recorded_at,
        ends_at=ends_at,
    )  # fmt: skip
    data = {**_facts(held), "ends_at": ends_at.isoformat()}
    record("commitment_paused", held, act=act, thread=held.requisition_id, data=data)
    _tell(held, rest, act=act)
    return rest


@transaction.atomic
def resume(commitment: Commitment, *, act: Act) -> None:
    """Let it run again before its pause is over; its owner may, too. A second click changes nothing."""
    hold(commitment)
    held = _read(commitment)
    member = act.actor
    if member is None or not (may_relieve(held, member) or member.pk in {held.owner_id, held.made_by_id}):
        raise NotYours("Whoever owes it, waits for it or oversees it lets it run again.")
    running = Relief.objects.running(act.recorded_at).filter(commitment=held).first()
    if running is None:
        return
    running.ends_at, running.ended_by = act.recorded_at, member
    running.save(update_fields=["ends_at", "ended_by"])
    record("commitment_resumed", held, act=act, thread=held.requisition_id, data=_facts(held))


def may_relieve(commitment: Commitment, member: Member) -> bool:
    """Tell whether this member may waive or pause it: who waits for it, or oversees; never who owes or promised it."""
    if member.pk in {commitment.owner_id, commitment.made_by_id}:
        return False
    return member.pk == commitment.beneficiary_id or member.may("commitments.relieve")


def _held(commitment: Commitment, reason: str, act: Act) -> tuple[Commitment, Member, str]:
    """Return the promise as it stands, held till the commit, who relieves it, and why."""
    hold(commitment)
    held, approver = _read(commitment), act.actor
    if approver is None or not may_relieve(held, approver):
        raise NotYours("Whoever waits for a promise or oversees it may waive or pause it, and nobody their own.")
    if not reason.strip():
        raise Incomplete("Say why, in a sentence: it stands beside the promise for good.")
    return held, approver, reason.strip()


def _read(commitment: Commitment) -> Commitment:
    found: Commitment = Commitment.objects.for_page().get(pk=commitment.pk)
    return found


def _facts(commitment: Commitment) -> dict[str, str | int]:
    application = {"application": str(commitment.application_id)} if commitment.application_id else {}
    return {
        "clause": commitment.clause,
        "about": str(commitment.subject_id),
        "owner": str(commitment.made_by_id),
        "cycle": commitment.cycle,
        **application,
    }


def _tell(commitment: Commitment, relief: Relief, *, act: Act) -> None:
    """Tell who owes it, in the words of whoever decided."""
    organization = here()
    told = letters.Told(
        str(commitment.requisition), relief.ends_at or commitment.due_at, act.recorded_at, commitment.owner.zone
    )
    letter = letters.relief(
        told,
        fact=spoken(line(commitment), organization).mail,
        is_pause=relief.kind == Relief.Kind.PAUSE,
        reason=(relief.reason, relief.approved_by.name),
        url=address(organization, "commitment", commitment.pk),
    )
    envelope = Envelope(RELIEF, f"{RELIEF}:{relief.pk}", commitment.pk, commitment.generation)
    post(letter, envelope, to=commitment.owner, act=act)
