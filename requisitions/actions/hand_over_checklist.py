"""What every hand-over begins with: put a line on the checklist, take one off, or write the whole of it."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_version
from hiring.tenancy.errors import Incomplete
from requisitions.models import HandOverChecklist
from requisitions.queries.hand_over import lines_in_force
from requisitions.rules import hand_over as rules


def put_on_checklist(line: rules.Line, *, expected_version: int, act: Act) -> HandOverChecklist:
    """Add the line, or replace the one with its text. Raises ``Incomplete``, ``Stale``."""
    added = _checked(line)
    others = [each for each in lines_in_force()[1] if each.text != added.text]
    return write_checklist([*others, added], expected_version=expected_version, note=f"On: {added.text}", act=act)


def take_off_checklist(text: str, *, expected_version: int, act: Act) -> HandOverChecklist:
    """Take the line off. Raises ``Incomplete`` for one that is not there or is the last, ``Stale``."""
    known = lines_in_force()[1]
    left = [each for each in known if each.text != text]
    if len(left) == len(known):
        raise Incomplete(f"“{text}” is not on the checklist.")
    return write_checklist(left, expected_version=expected_version, note=f"Off: {text}", act=act)


@transaction.atomic
def write_checklist(
    lines: Iterable[rules.Line], *, expected_version: int, note: str = "", act: Act
) -> HandOverChecklist:
    """Write the next version, with which hand-overs begin from now on. Raises ``Incomplete``, ``Stale``."""
    stale = "The checklist was changed since you read it. Look at it again, then change it."
    version = next_version(HandOverChecklist.objects.all(), seen=expected_version, stale=stale)
    checked = rules.in_order(_checked(each) for each in lines)
    if not checked:
        raise Incomplete("Keep at least one line: a hand-over begins with something to do.")
    if len({each.text for each in checked}) != len(checked):
        raise Incomplete("A line stands on the checklist twice. Write it once.")
    if len(checked) > rules.MOST_ITEMS:
        raise Incomplete(f"A checklist has at most {rules.MOST_ITEMS} lines.")
    made: HandOverChecklist = HandOverChecklist.objects.create(
        version=version,
        lines=[asdict(each) for each in checked],
        note=note,
        written_by=act.actor,
        written_at=act.at,
    )
    record("hand_over_checklist_changed", made, act=act, data={"version": version, "count": len(checked)})
    return made


def _checked(line: rules.Line) -> rules.Line:
    try:
        return rules.checked(line)
    except rules.Unusable as wrong:
        raise Incomplete(str(wrong)) from wrong
