"""What all that stands in a library has in common: offered no more, offered again, and written by two at once."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Stale
from hiring.tenancy.models import Member, TenantModel
from hiring.tenancy.rules.wording import moment

Thing = TypeVar("Thing", bound=TenantModel)


def retire(thing: Thing, verb: str, *, act: Act) -> Thing:
    """Offer it no more. A second click changes nothing."""
    return _mark(thing, act.at, verb, act=act)


def restore(thing: Thing, verb: str, *, act: Act) -> Thing:
    """Offer it again. A second click changes nothing."""
    return _mark(thing, None, verb, act=act)


@transaction.atomic
def _mark(thing: Thing, retired_at: datetime | None, verb: str, *, act: Act) -> Thing:
    found: Any = type(thing).objects.select_for_update().get(pk=thing.pk)
    if (found.retired_at is None) != (retired_at is None):
        found.retired_at = retired_at
        found.save(update_fields=["retired_at"])
        record(verb, found, act=act)
    return found


def stale(who: Member | None, at: datetime | None, *, act: Act) -> Stale:
    """Return the refusal for a writer who had not seen the last change, naming who made it."""
    if who is None or at is None or act.actor is None:
        return Stale("It was changed since you opened it. Your text is kept below; choose which stays.")
    when = moment(at, now=act.at, zone=act.actor.zone)
    return Stale(f"{who.first_name} changed it, {when}. Your text is kept below; choose which stays.")
