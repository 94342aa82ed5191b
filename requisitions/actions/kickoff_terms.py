"""The parts of a kickoff that are one text or a few figures: ideal profile, sourcing, time to hire, promises."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.partners import held_kickoff
from requisitions.actions.versions import page_changed, stale, write_version
from requisitions.models import Kickoff, Requisition
from requisitions.rules.drafts import Experience, Profile, Promises, Sourcing, Terms, TimeToHire, fingerprint

NAMES: dict[type[Terms], str] = {
    Profile: "the ideal profile",
    Sourcing: "sourcing",
    TimeToHire: "the time to hire",
    Experience: "what candidates may count on",
    Promises: "the promises",
}
Kind = TypeVar("Kind", bound=Terms)
# As addresses name them.
PARTS: dict[str, type[Terms]] = {
    "profile": Profile,
    "sourcing": Sourcing,
    "time": TimeToHire,
    "experience": Experience,
}
LONGEST_DAYS, LARGEST_SLATE = 730, 20


def with_changes(terms: Terms, changes: Mapping[str, Any]) -> Terms:
    """Return the part with those of `changes` that belong to it."""
    now = asdict(terms)
    return type(terms)(**{name: changes.get(name, value) for name, value in now.items()})


def terms_of(kickoff: Kickoff, kind: type[Kind]) -> Kind:
    """Return that part of the kickoff as it is now."""
    return kind(**{field.name: getattr(kickoff, field.name) for field in fields(kind)})


def seen_of(terms: Terms) -> str:
    """Return the fingerprint a form carries of what it shows."""
    return fingerprint(*asdict(terms).values())


@transaction.atomic
def change_terms(requisition: Requisition, terms: Terms, *, seen: str, act: Act) -> Kickoff:
    """Replace one part of the kickoff. `seen`: the fingerprint of that part as the writer read it.

    What stands so already is a second click, whoever made it so.

    Raises ``Stale`` when somebody changed that part since, ``Incomplete``, ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    current = terms_of(kickoff, type(terms))
    if terms == current:
        return kickoff
    if seen_of(current) != seen:
        raise stale(kickoff, NAMES[type(terms)], act=act)
    _check(terms, act=act)
    values = asdict(terms)
    for name, value in values.items():
        setattr(kickoff, name, value)
    kickoff.save(update_fields=list(values))
    if write_version(kickoff, what=NAMES[type(terms)], act=act) is None:
        page_changed(kickoff)
    return kickoff


def _check(terms: Terms, *, act: Act) -> None:
    match terms:
        case Sourcing(slate_size=size) if not 1 <= size <= LARGEST_SLATE:
            raise Incomplete(f"A slate has 1 to {LARGEST_SLATE} candidates.")
        case Sourcing(slate_due_on=due) if due is not None and due < act.today:
            raise Incomplete("Choose a day for the slate that is still to come.")
        case TimeToHire(wished_days=wished, agreed_days=agreed):
            for days in (wished, agreed):
                if days is not None and not 1 <= days <= LONGEST_DAYS:
                    raise Incomplete(f"Choose 1 to {LONGEST_DAYS} days.")
