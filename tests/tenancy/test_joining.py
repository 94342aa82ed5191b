"""Coming in by invitation: only who reads the invited address's mail, or signs in with it, comes in."""

import re

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.test import Client

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.models import Invitation, Member, User
from tests.world import MONDAY

LIN = "lin@north.example"
PASSWORD = "a long quiet sentence"
ANSWERS = {"password": PASSWORD, "time_zone": "Europe/Paris"}


def invited(world, email=LIN, roles=(Role.INTERVIEWER,)):
    return people.invite(name="Lin Zhao", email=email, roles=list(roles), act=world.act(world.admin))


def link(world, kind):
    """The path of the newest letter's button, and to whom it went."""
    with world.scope():
        letter = Message.objects.filter(kind=kind).latest("created_at", "id")
    return re.search(r"http://[^/]+(/join/\S+)", letter.text)[1], letter.to_address


@pytest.fixture
def forwarded(north, fresh_limits, move_clock):
    """The path in an invitation that its reader has sent on."""
    move_clock(MONDAY)
    with north.scope():
        invitation = invited(north)
    path, address = link(north, "invitation")
    assert (address, invitation.secret in path) == (LIN, True)
    return path


def is_member(world, email=LIN):
    with world.scope():
        return Member.objects.filter(email=email, user__isnull=False).exists()


def test_the_invited_reader_asks_for_a_link_chooses_a_password_and_is_in(north, harbor, forwarded, client):
    assert client.get(forwarded).status_code == 200
    assert client.post(forwarded).status_code == 302
    path, address = link(north, "address_proof")
    assert address == LIN

    assert client.get(path).status_code == 200
    with north.scope():
        assert Invitation.objects.open(MONDAY).count() == 1, "looking does not accept"
    answer = client.post(path, ANSWERS)
    assert (answer.status_code, answer["Location"]) == (302, "/o/north/")
    with north.scope():
        lin = Member.objects.with_roles().get(email=LIN)
        assert (lin.roles, lin.time_zone) == ({Role.INTERVIEWER}, "Europe/Paris")
        assert list(Event.objects.about(lin.pk).values_list("verb", flat=True)) == ["member_joined"]
    assert User.objects.get(email=LIN).check_password(PASSWORD)
    assert client.get("/o/north/me/").status_code == 200
    assert not is_member(harbor)

    assert Client().get(path).status_code == 410, "the link works once"
    assert Client().post(path, ANSWERS).status_code == 410


def test_whoever_holds_a_forwarded_invitation_sets_no_password_and_joins_nothing(north, forwarded, client):
    client.post(forwarded, ANSWERS)
    assert not is_member(north)
    user = User.objects.filter(email=LIN).first()
    assert user is None or not user.has_usable_password()
    assert client.get("/o/north/").status_code == 302, "not signed in"
    _, address = link(north, "address_proof")
    assert address == LIN, "all they achieve is a mail to the invited address"


@pytest.mark.parametrize("key", ["guessed", "ctm4g5-" + "0" * 32, "somebody else's", "a minute too old"])
def test_a_key_that_was_not_mailed_to_this_address_in_the_last_hour_opens_nothing(
    north, forwarded, client, key, settings
):
    client.post(forwarded)
    if key == "somebody else's":
        key = PasswordResetTokenGenerator().make_token(north.recruiter.user)
    if key == "a minute too old":
        key = link(north, "address_proof")[0].split("/")[-2]
        settings.PASSWORD_RESET_TIMEOUT = -60
    answer = client.post(f"{forwarded}{key}/", ANSWERS)
    assert (answer.status_code, answer["Location"]) == (302, forwarded)
    assert not is_member(north)
    assert not User.objects.get(email=LIN).has_usable_password()


def test_a_key_does_not_carry_over_to_another_address_invitation(north, forwarded, client):
    client.post(forwarded)
    key = link(north, "address_proof")[0].split("/")[-2]
    with north.scope():
        invited(north, email="eve@north.example", roles=[Role.ADMIN])
    other, _ = link(north, "invitation")
    client.post(other)
    assert client.post(f"{other}{key}/", ANSWERS)["Location"] == other
    assert not is_member(north, "eve@north.example")


def test_an_address_that_has_a_password_signs_in_to_join(north, forwarded, client):
    lin = User.objects.create_user(LIN, PASSWORD)
    page = client.get(forwarded).content.decode()
    assert f"/accounts/login/?next={forwarded}" in page
    assert client.post(forwarded, ANSWERS).status_code == 403
    assert not is_member(north)

    client.post("/accounts/login/", {"login": LIN, "password": PASSWORD})
    assert client.post(forwarded, {"time_zone": "Europe/Paris"})["Location"] == "/o/north/"
    with north.scope():
        assert Member.objects.get(email=LIN).user == lin


def test_somebody_else_who_is_signed_in_does_not_take_the_place(north, forwarded):
    browser = north.client(north.recruiter)
    page = browser.get(forwarded).content.decode()
    assert ("recruiter@north.example" in page, "Sign out" in page) == (True, True)
    assert browser.post(forwarded, {"time_zone": "Europe/Paris"}).status_code == 403
    assert not is_member(north)


def test_a_mail_scanner_that_follows_every_link_changes_nothing(north, forwarded, client):
    client.post(forwarded)
    path, _ = link(north, "address_proof")
    for each in (forwarded, path):
        assert {Client().get(each).status_code, Client().head(each).status_code} == {200}
    assert client.post(path, ANSWERS)["Location"] == "/o/north/"


def test_a_weak_password_is_refused_beside_its_field(north, forwarded, client):
    client.post(forwarded)
    path, _ = link(north, "address_proof")
    for weak in ("short", "lin@north.example"):
        assert client.post(path, {**ANSWERS, "password": weak}).status_code == 422
    assert not is_member(north)


@pytest.mark.parametrize("change", ["withdrawn", "too old", "replaced", "inviter left"])
def test_an_invitation_that_is_over_lets_nobody_in(north, forwarded, client, move_clock, change):
    client.post(forwarded)
    path, _ = link(north, "address_proof")
    with north.scope():
        if change == "withdrawn":
            people.withdraw_invitation(Invitation.objects.get(), act=north.act(north.admin))
        if change == "replaced":
            invited(north)
        if change == "inviter left":
            Member.objects.filter(pk=north.admin.pk).update(is_active=False)
    if change == "too old":
        move_clock(MONDAY + people.VALID_FOR)
    assert client.post(path, ANSWERS).status_code == 410
    assert not is_member(north)
    assert not User.objects.get(email=LIN).has_usable_password()


def test_an_inviter_who_may_no_longer_give_the_role_has_invited_nobody(north, forwarded, client):
    with north.scope():
        recruiter = Member.objects.with_roles().get(pk=north.recruiter.pk)
        Invitation.objects.update(invited_by=recruiter, roles=["admin"])
    client.post(forwarded)
    path, _ = link(north, "address_proof")
    assert client.post(path, ANSWERS).status_code == 410
    assert not is_member(north)
    assert not User.objects.get(email=LIN).has_usable_password()


def test_the_mail_that_proves_an_address_can_be_asked_for_a_few_times_a_minute(north, forwarded, client):
    answers = [client.post(forwarded).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    with north.scope():
        assert Message.objects.filter(kind="address_proof").count() <= 5
