"""Programs act as one member of one organization, until the token ends."""

from datetime import timedelta

import pytest
from django.test import Client
from rest_framework.throttling import SimpleRateThrottle

from hiring.tenancy.actions.tokens import make_token, revoke_token
from hiring.tenancy.models import ApiToken
from tests.world import MONDAY


def bearer(secret):
    return Client(headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def secret(north, move_clock):
    move_clock(MONDAY)
    with north.scope():
        _, secret = make_token(
            north.admin, name="export", expires_at=MONDAY + timedelta(days=30), act=north.act(north.admin)
        )
    return secret


def test_a_token_opens_its_own_organization_and_no_other(north, harbor, secret):
    seen = {
        each["email"].partition("@")[2] for each in bearer(secret).get("/api/v1/o/north/members/").json()["results"]
    }
    assert seen == {"north.example"}
    assert bearer(secret).get("/api/v1/o/harbor/members/").status_code == 401
    assert bearer(secret).get("/api/v1/o/nobody/members/").status_code == 401
    assert Client().get("/api/v1/o/north/members/").status_code == 401


def test_a_session_does_not_open_the_api(north):
    assert north.client(north.admin).get("/api/v1/o/north/members/").status_code == 401


def test_only_the_hash_is_kept(north, secret):
    with north.scope():
        [row] = ApiToken.objects.values()
    assert secret not in str(row)


@pytest.mark.parametrize("end", ["revoked", "expired", "member left"])
def test_an_ended_token_is_no_token(north, secret, move_clock, end):
    with north.scope():
        if end == "revoked":
            revoke_token(north.admin, ApiToken.objects.get().pk, act=north.act(north.admin))
        if end == "member left":
            type(north.admin).objects.filter(pk=north.admin.pk).update(is_active=False)
    if end == "expired":
        move_clock(MONDAY + timedelta(days=31))
    assert bearer(secret).get("/api/v1/o/north/members/").status_code == 401


def test_a_token_may_no_more_than_its_member(north, move_clock):
    move_clock(MONDAY)
    with north.scope():
        _, secret = make_token(north.interviewer, name="x", expires_at=None, act=north.act(north.interviewer))
    assert bearer(secret).get("/api/v1/o/north/members/").status_code == 403


def test_a_member_is_counted_and_nobody_else(north, harbor, secret, monkeypatch):
    """Tests have no rate by themselves; with the one of every other mode, the API answers all the same."""
    monkeypatch.setattr(SimpleRateThrottle, "rate", "2/day", raising=False)
    with harbor.scope():
        _, theirs = make_token(harbor.admin, name="export", expires_at=None, act=harbor.act(harbor.admin))
    answers = [bearer(secret).get("/api/v1/o/north/members/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert bearer(theirs).get("/api/v1/o/harbor/members/").status_code == 200
    assert Client().get("/api/schema").status_code == 200
