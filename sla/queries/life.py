"""The life of one promise, oldest line first, as the people on it read it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sla.models import Commitment, CommitmentEvent, Relief
from sla.queries.timeline import Moment
from sla.rules.commitment import EventKind

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        EventKind.OPENED: ("event", "Promised"),
        EventKind.PAUSED: ("event", "Rests from here"),
        EventKind.RESUMED: ("event", "Runs on"),
        EventKind.DELEGATED: ("event", "Passed on to the delegate"),
        EventKind.HANDED_BACK: ("event", "Back with whoever promised it"),
        EventKind.REMINDED: ("event", "Reminded"),
        EventKind.BREACHED: ("late", "Not done when it was due"),
        EventKind.BREACH_RETRACTED: ("kept", "Turned out to have been done in time"),
        EventKind.MET: ("kept", "Done in time"),
        EventKind.MET_LATE: ("late", "Done, late"),
        EventKind.MISSED: ("late", "Missed"),
        EventKind.WAIVED: ("event", "Waived"),
        EventKind.CANCELLED: ("event", "No longer asked for"),
        EventKind.SUPERSEDED: ("event", "Asked for anew, with another time"),
    }
)


def life_of(commitment: Commitment) -> list[Moment]:
    """Return what happened to it; two queries. Reminders that nobody got are left out."""
    lines = commitment.events.select_related("actor").filter(kind__in=WORDS)
    told = [Moment(line.occurred_at, *WORDS[line.kind], _by(line)) for line in lines]
    return sorted([*told, *_reasons(commitment)], key=lambda each: each.at)


def _by(line: CommitmentEvent) -> str:
    return line.actor.name if line.actor else ""


def _reasons(commitment: Commitment) -> Iterator[Moment]:
    for relief in Relief.objects.for_page().filter(commitment=commitment):
        yield Moment(relief.approved_at, "event", f"“{relief.reason}”", relief.approved_by.name)
