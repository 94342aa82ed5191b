"""What upper apps have to say about a kickoff: they fill this in at start-up, and its notes ask them all."""

from collections.abc import Callable, Iterable
from datetime import date

from requisitions.models import Requisition
from requisitions.rules.notes import Note

Adviser = Callable[[Requisition, date], Iterable[Note]]
_advisers: list[Adviser] = []


def advises(adviser: Adviser) -> None:
    """Ask `adviser` whenever a kickoff is read. Only ``apps.py`` calls this."""
    if adviser not in _advisers:
        _advisers.append(adviser)


def advice_on(requisition: Requisition, on: date) -> tuple[Note, ...]:
    return tuple(note for adviser in _advisers for note in adviser(requisition, on))
