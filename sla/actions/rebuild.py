"""Every promise told from the beginning of the ledger and compared with what stands, as for a single fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from hiring.tenancy.act import Act
from requisitions.models import Requisition
from sla.actions.commitments import hold_all, telling_of
from sla.actions.derived import Difference, difference_of, write_difference
from sla.models import Commitment
from sla.queries.stories import ALL, story_of
from sla.registry import CLAUSES
from sla.rules.replay import Key


@dataclass(frozen=True, slots=True)
class Checked:
    """One requisition's promises: how many there are, how many wait for a sweep, and what differs, a sentence each."""

    number: int
    waiting: int
    sentences: tuple[str, ...]


def rebuild(requisition: Requisition, *, act: Act, is_check: bool = False) -> Checked:
    """Tell the requisition's promises from nothing and write what differs; as a check, only say so.

    What waits for the sweep is left to it: its row says what it should say up to then.
    """
    hold_all(requisition.pk)
    clauses = list(CLAUSES.values())
    telling = telling_of(story_of(requisition.pk, ALL, clauses), clauses)
    rows = list(Commitment.objects.filter(requisition=requisition, clause__in=CLAUSES))
    waiting = {_key(row) for row in rows if row.next_action_at and row.next_action_at <= act.recorded_at}
    keys = [key for key in dict.fromkeys([*telling.changes, *map(_key, rows)]) if key not in waiting]
    told = telling.of(keys, act.recorded_at)
    found = difference_of(told, now=act.recorded_at, is_for_writing=not is_check, is_swept=True)
    sentences = tuple(_sentences(requisition, found))
    if not is_check:
        write_difference(found, act=act, now=act.recorded_at)
    return Checked(len(rows), len(waiting), sentences)


def _key(row: Commitment) -> tuple[str, Key]:
    return row.clause, Key(row.subject_id, row.made_by_id)


def _sentences(requisition: Requisition, found: Difference) -> Iterator[str]:
    for row, _ in found.new:
        yield f"{_name(requisition, row)}: is missing."
    for row, _ in found.changed:
        for column, stood in found.before[row.pk].items():
            if stood != getattr(row, column):
                yield f"{_name(requisition, row)}: {column} is {stood}, and should be {getattr(row, column)}."


def _name(requisition: Requisition, row: Commitment) -> str:
    return f"{requisition.reference} {row.clause} of {row.made_by_id} about {row.subject_id}, cycle {row.cycle}"
