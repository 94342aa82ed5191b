"""Mails about cases that wait for a person, too many having come at once: let them go or drop them, with a reason."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Hold, HoldDecision, Message
from hiring.delivery.querysets import MessageQuerySet
from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from hiring.tenancy.here import here
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from sla.actions.cases import decide_by
from sla.actions.letters import ESCALATION
from sla.models import EscalationCase
from sla.queries.held import held_by
from sla.queries.rulebook import rule_of

RELEASED, DROPPED = HoldDecision.Outcome.RELEASED, HoldDecision.Outcome.DROPPED
TOLD = "mails_held"
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What to do with the mails of which cases: of these, or of all, `seen` of them having been there to read."""

    outcome: str
    reason: str
    cases: frozenset[UUID] = frozenset()
    seen: int = 0

    @property
    def number(self) -> int:
        return len(self.cases) or self.seen


@transaction.atomic
def answer(hold: Hold, asked: Answer, *, act: Act) -> HoldDecision:
    """Release or drop. A second click finds it done so and changes nothing.

    Raises ``Incomplete`` without a reason or a case, ``Stale`` if something else is held than was seen.
    """
    if not asked.reason.strip():
        raise Incomplete("Say why: whoever looks into it later reads it.")
    locked = Hold.objects.select_for_update().get(pk=hold.pk)
    try:
        messages = _asked_for(locked, asked, act)
    except Stale:
        # Only what is there no more was decided before: the same words about as many others are a decision of its own.
        if done := _repeated(locked, asked, act):
            return done
        raise
    subjects = sorted({str(each) for each in messages.values_list("subject_id", flat=True)})
    (_release if asked.outcome == RELEASED else _drop)(messages, asked.reason.strip(), act)
    made = HoldDecision.objects.create(
        hold=locked,
        outcome=asked.outcome,
        subjects=subjects,
        reason=asked.reason.strip(),
        decided_by=act.actor,
        decided_at=act.recorded_at,
    )
    verb = "held_mails_released" if asked.outcome == RELEASED else "held_mails_dropped"
    record(verb, locked, act=act, data={"number": len(subjects), "cases": subjects, "decision": str(made.pk)})
    if not locked.messages.held().exists():
        Hold.objects.filter(pk=locked.pk).update(closed_at=act.recorded_at)
    return made


def _repeated(hold: Hold, asked: Answer, act: Act) -> HoldDecision | None:
    same = hold.decisions.filter(outcome=asked.outcome, reason=asked.reason.strip(), decided_by=act.actor)
    wanted = sorted(map(str, asked.cases))
    return next((each for each in same if each.subjects == wanted or _was_all(each, asked)), None)


def _was_all(earlier: HoldDecision, asked: Answer) -> bool:
    return not asked.cases and len(earlier.subjects) == asked.seen


def _asked_for(hold: Hold, asked: Answer, act: Act) -> MessageQuerySet:
    """Return the mails, locked. What is about the member, or somebody above them, is held for somebody else."""
    if not asked.number:
        raise Incomplete("Choose at least one case.")
    if act.actor is None:
        raise NotYours("A person lets held mails go.")
    found = held_by(hold, act.actor)
    if asked.cases:
        found = found.filter(subject_id__in=asked.cases)
    ids = list(found.select_for_update(of=("self",)).values_list("pk", "subject_id"))
    if len({subject for _, subject in ids}) != asked.number:
        raise Stale("What is held has changed since you read it. Look again, then decide.")
    return Message.objects.filter(pk__in=[pk for pk, _ in ids])


def _release(messages: MessageQuerySet, reason: str, act: Act) -> None:
    """Let them go, in the words of now: whoever decides has as long as if the case had come to them just now."""
    for case in _with_deciders(messages):
        case.decide_by_at = case.next_action_at = decide_by(rule_of(case), case.decider_id, case.about, act.recorded_at)
        case.save(update_fields=["decide_by_at", "next_action_at"])
    messages.update(held_at=None, letter=None, available_at=act.recorded_at)


def _drop(messages: MessageQuerySet, reason: str, act: Act) -> None:
    """Nobody is written to. The cases stand in the inbox of who decides, and go up to nobody by themselves."""
    for case in _with_deciders(messages):
        case.next_action_at = None
        case.save(update_fields=["next_action_at"])
    messages.update(held_at=None, dropped_at=act.recorded_at, last_error=reason[:LONGEST_REASON])


def _with_deciders(messages: MessageQuerySet) -> Collection[EscalationCase]:
    """Return the open cases, locked, that these mails bring to whoever decides them now."""
    levels = dict(messages.filter(kind=ESCALATION).values_list("subject_id", "generation"))
    found = EscalationCase.objects.open().filter(pk__in=levels, plan_agreed_at=None)
    locked = found.select_related("about", "policy").select_for_update(of=("self",)).order_by("number")
    return [case for case in locked if case.level == levels[case.pk]]


def waits(case: EscalationCase) -> bool:
    """Return whether whoever decides the case has not been told yet, a person having to say so first."""
    held: MessageQuerySet = Message.objects.held().filter(kind=ESCALATION, subject_id=case.pk, generation=case.level)
    return held.exists()


def tell_administrators(hold: Hold, number: int, act: Act) -> None:
    """Write once to each administrator that mails wait, and where to look at them."""
    organization = here()
    letter = Letter(
        subject=f"Escalation mails wait for your word: {number} cases within an hour",
        headline="More cases came at once than is usual here",
        lede=f"{number} cases arose within an hour; up to {hold.usual} are usual. Their mails wait for your word.",
        facts=(
            ("Recorded", "Every missed promise and every case, with its true date."),
            ("Not sent", "What brings the cases to those who decide, and tells both sides. No case goes up meanwhile."),
        ),
        button_label="Look at what is held",
        button_url=address(organization, "held_mails"),
        after="An outage, a wrong calendar or a clock may be behind it. More may have joined since.",
        footer="No case and no candidate is named in this mail.",
    )
    for to in Member.objects.holding("admin"):
        post(letter, Envelope(TOLD, f"{TOLD}:{hold.pk}:{to.pk}", hold.pk), to=to, act=act)


def still_waits(message: Message) -> bool:
    return Hold.objects.filter(pk=message.subject_id, closed_at=None).exists()
