"""What whoever runs the house hears of: no sweep, no mail, breaches that nobody was told of."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from hiring.delivery.actions import relay
from hiring.delivery.models import Message
from hiring.tenancy.actions.people import deactivate
from hiring.tenancy.watch import SEEN, look, warnings
from sla.actions.sweep import sweep
from tests.requisitions.running import run
from tests.sla.test_engine import hold, local

MINUTE = timedelta(minutes=1)
SWEPT, DUE = local(24, 13, 59), local(24, 14)  # all reminders but the last have left, and when the scorecard is due
TOKEN = "a token of the machine that looks"


@pytest.fixture(autouse=True)
def _nobody_looked():
    cache.delete(SEEN)


@pytest.fixture
def owed(north, harbor, move_clock):
    """In both organizations the interviewer owes a scorecard, and everything up to now was swept and sent."""
    move_clock(local(23, 15))
    for world in (north, harbor):
        with world.scope():
            hold(world, run(world).apply("Sam Lee", days=-10), at=local(23, 13))
        sweep(world.organization.pk, now=SWEPT)
    return north, harbor


def counts(now):
    return look(now).counts


def test_a_sweep_that_does_not_come_is_counted_once_for_each_organization(owed):
    assert counts(DUE + 4 * MINUTE)["organizations_unswept"] == 0
    assert counts(DUE + 6 * MINUTE)["organizations_unswept"] == 2
    sweep(owed[0].organization.pk, now=DUE + 6 * MINUTE)
    assert counts(DUE + 6 * MINUTE)["organizations_unswept"] == 1


def test_mail_that_does_not_leave_is_counted(owed):
    sweep(owed[0].organization.pk, now=DUE + MINUTE)
    while relay(owed[0].organization.pk, now=DUE + 6 * MINUTE):
        pass
    sent = counts(DUE + 30 * MINUTE)["organizations_unsent"]
    with owed[0].scope():
        Message.objects.filter(kind="breach_notice").update(sent_at=None, available_at=DUE + 5 * MINUTE)
    assert counts(DUE + 19 * MINUTE)["organizations_unsent"] == sent
    assert counts(DUE + 21 * MINUTE)["organizations_unsent"] == sent + 1


def test_a_breach_that_nobody_who_waits_was_told_of_is_counted(owed):
    for world in owed:
        sweep(world.organization.pk, now=DUE + MINUTE)
    assert counts(DUE + 20 * MINUTE)["breaches_in_silence"] == 0
    with owed[1].scope():
        Message.objects.filter(kind="breach_notice").update(kind="lost")
    assert counts(DUE + 14 * MINUTE)["breaches_in_silence"] == 0
    assert counts(DUE + 20 * MINUTE)["breaches_in_silence"] == 1


def test_whoever_has_left_waits_for_nothing_and_a_breach_is_no_silence(owed):
    north, harbor = owed
    with north.scope():
        deactivate(north.recruiter, act=north.act(north.admin, local(23, 18)))
    for world in owed:
        sweep(world.organization.pk, now=DUE + MINUTE)
    assert counts(DUE + 20 * MINUTE)["breaches_in_silence"] == 0
    with harbor.scope():
        Message.objects.filter(kind="breach_notice").update(kind="lost")
    assert counts(DUE + 20 * MINUTE)["breaches_in_silence"] == 1


def test_ready_says_what_lags_and_serves_all_the_same(owed, client, move_clock):
    move_clock(DUE + 6 * MINUTE)
    assert "Nobody has looked" in client.get("/readyz").content.decode()
    look(DUE + 6 * MINUTE)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    first, *lines = answer.content.decode().splitlines()
    assert (first, "warning: 2 organizations wait five minutes for a sweep." in lines) == ("ready", True)
    assert not any(world.slug in answer.content.decode() for world in owed)


def test_a_look_goes_stale(owed):
    look(DUE)
    assert "Nobody has looked within five minutes: do beat, a worker and Redis run?" not in warnings(DUE + 4 * MINUTE)
    assert warnings(DUE + 6 * MINUTE) == ["Nobody has looked within five minutes: do beat, a worker and Redis run?"]


def test_the_figures_are_for_who_has_the_token(owed, client, settings):
    look(DUE + 6 * MINUTE)
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
    settings.METRICS_TOKEN = TOKEN
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 404
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    assert "hiring_organizations_unswept 2.0" in answer.content.decode()
    assert not any(world.slug in answer.content.decode() for world in owed)


def test_nobody_looked_is_said_in_figures_too(client, settings, db):
    settings.METRICS_TOKEN = TOKEN
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert "hiring_watch_at_seconds 0.0" in answer.content.decode()
