"""Market figures and figures from inside about a type of role: typed one by one, or from a table."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.models import RoleFact
from requisitions.rules.role_facts import FactDraft, misfit, read_facts
from requisitions.rules.tables import Problem

SAME = ("role_type", "kind", "location", "source", "as_of_on")


class SaidOtherwise(Refused):
    """The same source said another figure for the same day."""


@transaction.atomic
def add_role_fact(draft: FactDraft, *, act: Act) -> RoleFact:
    """Write one figure down; twice is once. Raises ``Incomplete``, ``SaidOtherwise``."""
    if said := misfit(draft, today=act.today):
        raise Incomplete(said)
    fact, is_new = _add(draft, act=act)
    if is_new:
        record("role_fact_added", fact, act=act, data={"kind": fact.kind})
    return fact


@dataclass(frozen=True, slots=True)
class FactsReport:
    """What a table would do, or did: `new` figures, `known` ones, and rows that cannot be taken."""

    new: tuple[FactDraft, ...]
    known: int
    problems: tuple[Problem, ...]
    wrote: bool = False

    @property
    def may_write(self) -> bool:
        return bool(self.new) and not self.problems


@transaction.atomic
def import_role_facts(text: str, *, dry_run: bool, act: Act) -> FactsReport:
    """Take a table in, or only tell what it would do; with a row that cannot be taken nothing is written."""
    drafts, problems = read_facts(text, today=act.today)
    there = {_key(fact): fact for fact in RoleFact.objects.of_roles({draft.role_type for draft in drafts})}
    new = [draft for draft in dict.fromkeys(drafts) if _key(draft) not in there]
    clashes = [
        Problem(0, f"{draft.source} said another figure of {draft.role_type} for {draft.as_of_on}.")
        for draft in drafts
        if (other := there.get(_key(draft))) and _said(other) != draft
    ]
    report = FactsReport(tuple(new), len(drafts) - len(new) - len(clashes), (*problems, *clashes))
    if dry_run or not report.may_write:
        return report
    added = [_add(draft, act=act)[0] for draft in new]
    record("role_facts_imported", added[0], act=act, data={"number": len(added)})
    return FactsReport(report.new, report.known, (), wrote=True)


def _add(draft: FactDraft, *, act: Act) -> tuple[RoleFact, bool]:
    values = asdict(draft)
    same = {name: values.pop(name) for name in SAME}
    values |= {"added_by": act.actor, "added_at": act.at}
    fact, is_new = RoleFact.objects.get_or_create(**same, defaults=values)
    if not is_new and _said(fact) != draft:
        raise SaidOtherwise(f"{fact.source} said another figure for {fact.as_of_on:%-d %B %Y}. Name a source apart.")
    return fact, is_new


def _said(fact: RoleFact) -> FactDraft:
    return FactDraft(**{field.name: getattr(fact, field.name) for field in fields(FactDraft)})


def _key(fact: FactDraft | RoleFact) -> tuple[object, ...]:
    return tuple(getattr(fact, name) for name in SAME)


def by_kind(facts: Sequence[FactDraft]) -> dict[str, int]:
    """Return how many figures there are of each kind."""
    return {kind: sum(fact.kind == kind for fact in facts) for kind in dict.fromkeys(fact.kind for fact in facts)}
