"""What the promises hear from the ledger, in the transaction of the thing itself: quick, database only."""

from collections.abc import Sequence

from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from requisitions.models import Kickoff
from sla.actions import cases, commitments
from sla.actions.agreement import sign_agreement
from sla.actions.hours import follow_zone
from sla.models import Commitment
from sla.queries.facts import fact_of, facts_of
from sla.registry import clauses_hearing, verbs
from sla.rules.facts import in_order


def hear(event: Event, act: Act) -> None:
    """Let every clause that listens for this verb answer, and write what it answers."""
    fact = fact_of(event)
    strand = facts_of(Event.objects.on_strand(event.thread_id, event.strand_id, verbs()).exclude(pk=event.pk))
    for clause in clauses_hearing(event.verb):
        before = [each for each in in_order(strand) if each.verb in clause.hears and each.at <= fact.at]
        for change in clause.decide(fact, before):
            commitments.apply(clause, change, fact, act=act)


def hear_agreement(event: Event, act: Act) -> None:
    sign_agreement(Kickoff.objects.get(pk=event.subject_id), act=act)


def hear_move(event: Event, act: Act) -> None:
    """A member's profile changed: where they live now, their days begin."""
    if before := event.data.get("zone_before"):
        follow_zone(Member.objects.get(pk=event.subject_id), before, act=act)


def hear_breaches(events: Sequence[Event], act: Act) -> None:
    """Promises were broken: do their owners' records ask for a case? Once for each person and clause."""
    latest = {(each.data["owner"], each.data["clause"]): each.subject_id for each in events}
    # In one order, whoever asks: two sweeps lock the same people.
    for _, commitment_id in sorted(latest.items()):
        cases.consider(Commitment.objects.get(pk=commitment_id), act=act)
