"""What the ledger tells of a requisition and of applications in it: the facts and decisions of their promises."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hiring.ledger.models import Event
from sla.clauses import Clause
from sla.models import Leave
from sla.queries.facts import facts_of
from sla.rules import facts as telling
from sla.rules.decisions import OF_PEOPLE, Decision, Verb
from sla.rules.facts import Fact

ALL = None  # in place of applications: every one of the requisition
DECISIONS = frozenset(Verb) - OF_PEOPLE


@dataclass(frozen=True)
class Story:
    """Everything told of the requisition itself and of some of its applications, in order."""

    requisition_id: UUID
    facts: tuple[Fact, ...]
    decisions: tuple[Decision, ...]

    def strands(self, clause: Clause) -> list[list[Fact]]:
        """Return what `clause` decides from, once for each application where it is about applications."""
        heard = [each for each in self.facts if each.verb in clause.hears]
        if clause.about == "requisition":
            return [heard]
        own = [each for each in heard if each.application_id is None]
        strands: dict[UUID, list[Fact]] = defaultdict(list)
        for each in heard:
            if each.application_id:
                strands[each.application_id].append(each)
        return [telling.in_order([*own, *strand]) if own else strand for strand in strands.values()]

    def without(self, fact: Fact) -> "Story":
        return Story(self.requisition_id, tuple(each for each in self.facts if each is not fact), self.decisions)


def story_of(requisition_id: UUID, applications: Collection[UUID] | None, clauses: Iterable[Clause]) -> Story:
    """Read what these clauses hear, in one query. A clause about requisitions hears all of it."""
    about: dict[str, set[str]] = {"application": set(), "requisition": set()}
    for clause in clauses:
        about[clause.about] |= clause.hears
    events = Event.objects.told_of(
        requisition_id,
        thread=about["requisition"],
        strands=applications,
        strand_verbs=about["application"] | DECISIONS,
    )
    told = list(events)
    heard = about["application"] | about["requisition"]
    return Story(
        requisition_id,
        tuple(telling.in_order(facts_of(each for each in told if each.verb in heard))),
        tuple(decision_of(each) for each in told if each.verb in DECISIONS),
    )


def leaves_of(people: Collection[UUID]) -> list[Decision]:
    """Return what was decided about these people's leave."""
    if not people:
        return []
    leaves = Leave.objects.filter(member__in=people)
    told = Event.objects.filter(subject_id__in=leaves.order_by().values("pk"), verb__in=OF_PEOPLE)
    return [decision_of(each) for each in told.order_by()]


def decision_of(event: Event) -> Decision:
    """Return `event`, one of the verbs of decisions, as the replay understands it."""
    data = event.data
    return Decision(
        verb=Verb(event.verb),
        at=event.at,
        recorded_at=event.recorded_at,
        by_id=event.actor_id,
        clause=str(data.get("clause") or ""),
        subject_id=_id(data.get("about")),
        owner_id=_id(data.get("owner") or data.get("member")),
        cycle=data.get("cycle"),
        leave_id=event.subject_id if event.verb in OF_PEOPLE else None,
        delegate_id=_id(data.get("delegate")),
        begins_at=_instant(data.get("begins_at")),
        ends_at=_instant(data.get("ends_at")),
    )


def _id(value: object) -> UUID | None:
    return UUID(str(value)) if value else None


def _instant(value: object) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value else None
