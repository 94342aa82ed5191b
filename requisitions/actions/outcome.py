"""The candidate knows how it ended: by our mail, or because somebody called. Said once for each ending."""

from datetime import datetime

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions.visits import locked
from requisitions.models import Application, Offer

Way = Application.Way


class NothingToTell(Refused):
    """It has not ended by our decision."""


class WayUnknown(Incomplete):
    """By mail or by phone."""


@transaction.atomic
def tell_outcome(application: Application, *, way: str, act: Act) -> Application:
    """Note that the candidate was told. A second click changes nothing. Raises ``NothingToTell``, ``WayUnknown``."""
    application = locked(application)
    if way not in Way.values:
        raise WayUnknown("Say how they were told: by mail or by phone.")
    ended_at = ended_by_us_at(application)
    if ended_at is None:
        raise NothingToTell("We have declined nothing here. Close the application first.")
    if application.told_at is not None and application.told_at >= ended_at:
        return application
    application.told_at, application.told_way = act.at, way
    application.save(update_fields=["told_at", "told_way"])
    data = {**application.parties, "way": way}
    record("candidate_told", application, act=act, thread=application.requisition_id, data=data)
    return application


def waits_to_be_told(application: Application) -> bool:
    """Tell whether the candidate does not know yet what we decided."""
    ended_at = ended_by_us_at(application)
    return ended_at is not None and (application.told_at is None or application.told_at < ended_at)


def ended_by_us_at(application: Application) -> datetime | None:
    """Return when we declined, or took an offer back; a duplicate is nobody who waits for an answer."""
    if application.state == Application.State.REJECTED:
        return None if application.reason == Application.Reason.DUPLICATE else application.closed_at
    if application.state != Application.State.ACTIVE:
        return None
    last: Offer | None = application.offers.first()
    return last.answered_at if last and last.state == Offer.State.RESCINDED else None
