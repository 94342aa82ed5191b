"""One field of a kickoff, saved by itself: nobody's text is written over that its writer had not seen."""

from dataclasses import replace
from typing import Any

from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Stale
from requisitions.actions import kickoff_lines, requirements
from requisitions.actions.kickoff_terms import NAMES, PARTS, change_terms, seen_of, terms_of, with_changes
from requisitions.actions.partners import held_kickoff
from requisitions.actions.versions import stale
from requisitions.models import Kickoff, KickoffLine, Requirement, Requisition
from requisitions.rules.drafts import fingerprint
from requisitions.rules.fields import KINDS, Spot
from requisitions.rules.values import as_shown

# What a form of the field gives, already of its type.
Value = Any
Place = Kickoff | Requirement | KickoffLine


class FieldChanged(Stale):
    """Somebody else saved the same field since. `theirs`: what it says now, as a form shows it; `seen`: of that."""

    def __init__(self, words: str, *, theirs: str, seen: str) -> None:
        super().__init__(words)
        self.theirs, self.seen = theirs, seen


class FieldGone(Incomplete):
    """The row it belonged to is no longer part of what is agreed."""


@transaction.atomic
def save_field(requisition: Requisition, spot: Spot, value: Value, *, seen: str, act: Act) -> str:
    """Write `value` into the field and return what a form that shows it now has seen.

    `seen`: the fingerprint of what the writer had read. What stands already is no change. Raises
    ``FieldChanged`` when somebody saved something else in between, ``FieldGone``, ``Incomplete``, ``NotYours``,
    ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    place = place_of(kickoff, spot)
    now = shown(place, spot)
    if now == as_shown(value):
        return fingerprint(now)
    if fingerprint(now) != seen:
        words = str(stale(kickoff, _what(spot), act=act))
        raise FieldChanged(words, theirs=now, seen=fingerprint(now))
    _change(place, spot, value, act=act)
    return fingerprint(shown(place_of(held_kickoff(requisition, act=act), spot), spot))


def place_of(kickoff: Kickoff, spot: Spot) -> Place:
    """Return the row the field stands in. Raises ``FieldGone``."""
    if not spot.letter:
        return kickoff
    found: Place | None
    if spot.letter == "R":
        agreed = Requirement.objects.agreed().with_choices().select_related("requisition")
        found = agreed.filter(requisition=kickoff.requisition_id, position=spot.position).first()
    else:
        lines = KickoffLine.objects.agreed().select_related("owner", "kickoff__requisition")
        found = lines.filter(kickoff=kickoff, kind=KINDS[spot.letter], position=spot.position).first()
    if found is None:
        raise FieldGone(f"{spot.code} is no longer part of the kickoff. What you wrote is still here: add it anew.")
    return found


def shown(place: Place, spot: Spot) -> str:
    """Return the field's value as a form shows it."""
    return as_shown(getattr(place, _attribute(spot)))


def _what(spot: Spot) -> str:
    """Return what versions call a change of it: the row's code, or the part."""
    return spot.code or NAMES[PARTS[spot.part]]


def _change(place: Place, spot: Spot, value: Value, *, act: Act) -> None:
    if isinstance(place, Requirement):
        draft = replace(requirements.draft_of(place), **{_attribute(spot): value})
        requirements.change_requirement(place, draft, seen=place.fingerprint, act=act)
    elif isinstance(place, KickoffLine):
        line = replace(kickoff_lines.draft_of(place), **{_attribute(spot): value})
        kickoff_lines.change_line(place, line, seen=place.fingerprint, act=act)
    else:
        current = terms_of(place, PARTS[spot.part])
        terms = with_changes(current, {spot.name: value})
        change_terms(place.requisition, terms, seen=seen_of(current), act=act)


def _attribute(spot: Spot) -> str:
    return f"{spot.name}_id" if spot.name in {"stage", "owner"} else spot.name
