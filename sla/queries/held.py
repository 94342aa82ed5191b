"""What is held of the mails about cases, for whoever may let it go."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hiring.delivery.models import Hold, Message
from hiring.delivery.querysets import MessageQuerySet
from hiring.tenancy.models import Member
from sla.models import EscalationCase
from sla.queries.rulebook import TITLES, rule_of
from sla.querysets import CaseQuerySet
from sla.rules.case_words import rule_title


@dataclass(frozen=True, slots=True)
class HeldCase:
    """One case whose mails wait: by which rule, since when, to whom. `number` only for who may read the case."""

    case_id: UUID
    number: int | None
    title: str
    opened_at: datetime
    held_at: datetime
    to: tuple[str, ...]


def open_hold() -> Hold | None:
    found: Hold | None = Hold.objects.filter(closed_at=None).first()
    return found


def held_by(hold: Hold, member: Member) -> MessageQuerySet:
    """Return what `member` may let go: nothing about themselves or anybody above them, which is held for others."""
    theirs = EscalationCase.objects.judged_by(member).values("pk")
    found: MessageQuerySet = Message.objects.held().filter(hold=hold, subject_id__in=theirs)
    return found


def cases_held(hold: Hold, member: Member) -> CaseQuerySet:
    """Return the cases whose mails `member` may let go, those that came first before the others."""
    subjects = held_by(hold, member).values("subject_id")
    found: CaseQuerySet = EscalationCase.objects.filter(pk__in=subjects).select_related("policy").order_by("number")
    return found


def told(cases: Sequence[EscalationCase], hold: Hold, member: Member) -> list[HeldCase]:
    """Return what to show of the cases; a fixed number of queries."""
    ids = [case.pk for case in cases]
    to: dict[UUID, list[str]] = defaultdict(list)
    since: dict[UUID, datetime] = {}
    mails = Message.objects.held().filter(hold=hold, subject_id__in=ids).order_by("to_name", "id")
    for subject, name, at in mails.values_list("subject_id", "to_name", "held_at"):
        to[subject].append(name)
        since[subject] = min(at, since.get(subject, at))
    readable = set(EscalationCase.objects.visible_to(member).filter(pk__in=ids).values_list("pk", flat=True))
    return [
        HeldCase(
            case_id=case.pk,
            number=case.number if case.pk in readable else None,
            title=rule_title(rule_of(case), TITLES),
            opened_at=case.opened_at,
            held_at=since[case.pk],
            to=tuple(to[case.pk]),
        )
        for case in cases
    ]
