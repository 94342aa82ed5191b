"""The agenda's clock: which point is talked about, for how long, and whether it is settled or parked."""

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.partners import held_kickoff
from requisitions.models import Kickoff, KickoffPoint, Requisition
from requisitions.rules.agenda import KEYS


class NoSuchPoint(Incomplete):
    """The agenda has no point of that name."""


@transaction.atomic
def begin_point(requisition: Requisition, key: str, *, act: Act) -> KickoffPoint:
    """Talk about this point from now on; the one before stops. Twice is once.

    Raises ``NoSuchPoint``, ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    point = _point(kickoff, key)
    if point.running_since_at:
        return point
    for running in kickoff.points.exclude(running_since_at=None):
        _stop(running, act=act)
    point.running_since_at, point.state = act.at, KickoffPoint.State.OPEN
    _save(point, "kickoff_point_begun", act=act)
    return point


@transaction.atomic
def end_point(requisition: Requisition, key: str, state: str, *, act: Act) -> KickoffPoint:
    """Stop its clock, if it runs, and say how it stands: "settled", "parked", or "open" again. Twice is once.

    Raises ``NoSuchPoint``, ``NotYours``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    point = _point(kickoff, key)
    if point.state == state and point.running_since_at is None and point.pk:
        return point
    _stop(point, act=act)
    point.state = state
    _save(point, "kickoff_point_ended", act=act)
    return point


def _point(kickoff: Kickoff, key: str) -> KickoffPoint:
    if key not in KEYS:
        raise NoSuchPoint(f"The agenda has no point {key!r}. It has {', '.join(KEYS)}.")
    point, _ = KickoffPoint.objects.get_or_create(kickoff=kickoff, key=key)
    point.kickoff = kickoff
    return point


def _stop(point: KickoffPoint, *, act: Act) -> None:
    point.spent_for, point.running_since_at = point.spent_until(act.at), None
    point.save(update_fields=["spent_for", "running_since_at"])


def _save(point: KickoffPoint, verb: str, *, act: Act) -> None:
    point.save()
    seconds = int(point.spent_for.total_seconds())
    data: dict[str, Fact] = {"point": point.key, "state": point.state, "seconds": seconds}
    record(verb, point.kickoff, act=act, thread=point.kickoff.requisition_id, data=data)
