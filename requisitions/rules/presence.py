"""Who is at a kickoff's page, in one sentence."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from requisitions.rules.fields import NoSuchField, spot


class Somebody(Protocol):
    """Who has the page open. `on`: the address of a field, or nothing."""

    @property
    def member_id(self) -> UUID: ...
    @property
    def first_name(self) -> str: ...
    @property
    def on(self) -> str: ...


def said(here: Iterable[Somebody], *, reader: UUID) -> str:
    """Return "Aiko and you are here. Aiko is editing R3." for the reader; first names, the reader last."""
    others = [each for each in here if each.member_id != reader]
    if not others:
        return "Only you are here."
    names = [each.first_name for each in others]
    return " ".join([f"{', '.join(names)} and you are here.", *filter(None, map(_doing, others))])


def _doing(somebody: Somebody) -> str:
    try:
        place = spot(somebody.on)
    except NoSuchField:
        return ""
    return f"{somebody.first_name} is editing {place.code or place.label.lower()}."
