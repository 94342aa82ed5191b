"""A case that is open: about the manager, with the TA leader since Friday 13 November, 9:00."""

from datetime import timedelta

import pytest

from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from sla.actions.sweep import sweep
from sla.models import EscalationCase
from tests.sla.test_engine import local, two_missed_debriefs

OPENED = local(13, 9)


@pytest.fixture
def case(north, harbor, move_clock):
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=OPENED)
    move_clock(OPENED + timedelta(hours=1))
    with north.scope():
        return EscalationCase.objects.get()


def by(world, member):
    """Return an act of the member two hours after it was opened."""
    return Act.live(Member.objects.with_roles().get(pk=member.pk), OPENED + timedelta(hours=2))


def page_of(world, member, case, path="cases"):
    return world.client(member).get(f"/o/{world.slug}/{path}/{case.number}/")
