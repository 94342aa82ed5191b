"""Concerns: what somebody on either side raises by hand, about somebody on the other, for whoever can change it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from hiring.ledger.actions import record
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_number
from hiring.tenancy.errors import Incomplete, NotYours
from hiring.tenancy.ids import uuid7
from hiring.tenancy.models import Member
from requisitions.models import Requisition
from sla.actions import letters
from sla.actions.cases import add_words, decide_by, target_for
from sla.actions.policy import policy_in_force
from sla.models import CaseEvidence, CaseNote, Commitment, EscalationCase
from sla.queries.rulebook import rule_for_concerns

# Beside the two who own the hire.
MAY_RAISE = frozenset({Role.BUSINESS_LEADER, Role.TA_LEADER})


@dataclass(frozen=True, slots=True)
class Concern:
    """About whom, what happened, and which of their promises it is about, if any."""

    about: Member
    words: str
    promises: Sequence[Commitment] = ()


def open_to(member: Member) -> QuerySet[Requisition]:
    """Return the requisitions about which this member may raise one: what they see; a business leader, any."""
    found: QuerySet[Requisition] = Requisition.objects.with_people()
    return found if MAY_RAISE & member.roles else found.visible_to(member)  # type: ignore[attr-defined]


def about(person: Member, *, by: Member) -> QuerySet[Requisition]:
    """Return the running hires of a person about which this member may raise a concern about them."""
    theirs = open_to(by).running().filter(Q(hiring_manager=person) | Q(recruiter=person))  # type: ignore[attr-defined]
    return theirs if MAY_RAISE & by.roles else theirs.filter(Q(hiring_manager=by) | Q(recruiter=by))


@transaction.atomic
def raise_concern(requisition: Requisition, concern: Concern, *, act: Act) -> EscalationCase:
    """Open a case of it, with whoever the policy names for that side.

    While theirs about the same person and requisition is open, what they write next stands on that one, as do further
    promises; the same words twice stand once.

    Raises ``NotYours`` for who is on neither side, or about themselves, and ``Incomplete``.
    """
    raiser, words = _raiser(requisition, concern, act), concern.words.strip()
    Requisition.objects.select_for_update(no_key=True).get(pk=requisition.pk)
    if found := standing(requisition, concern.about, raiser):
        _add(found, concern, words, act=act)
        return found
    case = _open(requisition, concern, raiser, act=act)
    _rest_on(case, concern.promises)
    record("case_opened", case, act=act, data={"rule": case.rule, "level": case.level})
    letters.tell_decider(case, act=act)
    return case


def standing(requisition: Requisition, person: Member, raiser: Member) -> EscalationCase | None:
    """Return the concern about this person on this requisition that the raiser has open; there is one at most."""
    theirs = EscalationCase.objects.open().raised_by(raiser).for_page()
    found: EscalationCase | None = theirs.filter(requisition=requisition, about=person).order_by("number").last()
    return found


def _add(case: EscalationCase, concern: Concern, words: str, *, act: Act) -> None:
    stands_on = set(case.evidence.values_list("commitment_id", flat=True))
    _rest_on(case, [each for each in concern.promises if each.pk not in stands_on])
    if words != case.concern and not CaseNote.objects.filter(case=case, author=act.actor, text=words).exists():
        add_words(case, words, act=act)


def _rest_on(case: EscalationCase, promises: Sequence[Commitment]) -> None:
    CaseEvidence.objects.bulk_create(
        CaseEvidence(case=case, commitment=each, at=each.breached_at or each.due_at) for each in promises
    )


def _raiser(requisition: Requisition, concern: Concern, act: Act) -> Member:
    raiser, side = act.actor, requisition.side_of(concern.about)
    if raiser is None or not (requisition.side_of(raiser) or MAY_RAISE & raiser.roles):
        raise NotYours(f"Whoever hires on {requisition.reference} raises a concern about it.")
    if raiser.pk == concern.about.pk:
        raise NotYours("A concern is about somebody else. Your own record is yours to write on.")
    if side is None:
        raise Incomplete(f"Choose whom it is about: {requisition.hiring_manager.name} or {requisition.recruiter.name}.")
    if not concern.words.strip():
        raise Incomplete("Write what happened, in a sentence or two.")
    if any((each.owner_id, each.requisition_id) != (concern.about.pk, requisition.pk) for each in concern.promises):
        raise Incomplete(f"Choose promises of {concern.about.name} on {requisition.reference}.")
    return raiser


def _open(requisition: Requisition, concern: Concern, raiser: Member, *, act: Act) -> EscalationCase:
    policy, side = policy_in_force(act.recorded_at), str(requisition.side_of(concern.about))
    rule = rule_for_concerns(policy, side)
    target = target_for(rule, rule.first_level, concern.about, requisition, besides=frozenset({raiser.pk}))
    by = decide_by(rule, target.person_id, concern.about, act.recorded_at)
    return EscalationCase.objects.create(
        number=next_number("case"),
        rule=rule.key,
        policy=policy,
        about=concern.about,
        side=side,
        requisition=requisition,
        scope_id=uuid7(),
        value=1,
        level=target.level,
        decider_id=target.person_id,
        decider_role=target.role,
        opened_at=act.recorded_at,
        decide_by_at=by,
        next_action_at=by,
        raised_by=raiser,
        concern=concern.words.strip(),
    )
