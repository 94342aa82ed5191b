"""Coming in, holding roles, leaving; and that another organization's people do not exist here."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.errors import NotYours
from hiring.tenancy.models import Invitation, Member, User
from tests.world import MONDAY

GOOD_PASSWORD = "a long quiet sentence"


def invited(world, email="lin@north.example", roles=(Role.INTERVIEWER,)):
    return people.invite(name="Lin Zhao", email=email, roles=list(roles), act=world.act(world.admin))


def test_an_invitation_is_one_letter_with_a_link_that_lets_its_address_in(north, harbor, client, move_clock):
    move_clock(MONDAY + timedelta(hours=1))
    with north.scope():
        invitation = invited(north)
        letter = Message.objects.get()
    path = re.search(r"http://[^/]+(/join/\S+)", letter.text)[1]
    assert (letter.to_address, invitation.secret in path) == ("lin@north.example", True)

    assert client.get(path).status_code == 200
    with north.scope():
        assert Invitation.objects.open(MONDAY + timedelta(hours=1)).count() == 1, "looking does not accept"

    answer = client.post(path, {"password": GOOD_PASSWORD, "time_zone": "Europe/Paris"})
    assert (answer.status_code, answer["Location"]) == (302, "/o/north/")
    with north.scope():
        lin = Member.objects.with_roles().get(email="lin@north.example")
        assert (lin.roles, lin.time_zone) == ({Role.INTERVIEWER}, "Europe/Paris")
        assert list(Event.objects.about(lin.pk).values_list("verb", flat=True)) == ["member_joined"]
    with harbor.scope():
        assert not Member.objects.filter(email="lin@north.example").exists()

    assert Client().get(path).status_code == 410, "the link works once"


@pytest.mark.parametrize("change", ["withdrawn", "too old", "replaced", "inviter left"])
def test_an_invitation_that_is_over_lets_nobody_in(north, client, move_clock, change):
    move_clock(MONDAY)
    with north.scope():
        secret = invited(north).secret
        if change == "withdrawn":
            people.withdraw_invitation(Invitation.objects.get(), act=north.act(north.admin))
        if change == "replaced":
            invited(north)
        if change == "inviter left":
            Member.objects.filter(pk=north.admin.pk).update(is_active=False)
    if change == "too old":
        move_clock(MONDAY + people.VALID_FOR)
    answer = client.post(f"/join/north/{secret}/", {"password": GOOD_PASSWORD, "time_zone": "Europe/Paris"})
    assert answer.status_code == 410
    with north.scope():
        assert not Member.objects.filter(email="lin@north.example").exists()


def test_nobody_gives_more_than_they_have(north):
    with north.scope():
        recruiter = Member.objects.with_roles().get(pk=north.recruiter.pk)
        with pytest.raises(NotYours):
            people.invite(name="Eve", email="eve@north.example", roles=[Role.ADMIN], act=north.act(recruiter))
        assert not Invitation.objects.exists()


def test_the_last_admin_stays(north):
    with north.scope():
        with pytest.raises(people.LastAdmin):
            people.deactivate(north.admin, act=north.act(north.admin))
        with pytest.raises(people.LastAdmin):
            people.change_roles(north.admin, [Role.RECRUITER], act=north.act(north.admin))
        people.change_roles(north.recruiter, [Role.ADMIN], act=north.act(north.admin))
        people.deactivate(north.admin, act=north.act(north.admin))
        assert Member.objects.get(pk=north.admin.pk).is_active is False


def test_pages_stop_the_moment_a_membership_ends(north, harbor):
    browser = north.client(north.recruiter)
    assert browser.get("/o/north/me/").status_code == 200
    with north.scope():
        people.deactivate(north.recruiter, act=north.act(north.admin))
    assert browser.get("/o/north/me/").status_code == 404


def test_people_page_is_the_admins_and_shows_this_organization_only(north, harbor):
    page = north.client(north.admin).get("/o/north/people/")
    assert page.status_code == 200
    assert "recruiter@north.example" in page.content.decode()
    assert "harbor" not in page.content.decode().lower()
    assert north.client(north.recruiter).get("/o/north/people/").status_code == 403
    assert harbor.client(harbor.admin).get("/o/north/people/").status_code == 404
    assert Client().get("/o/north/people/").status_code == 302
    assert Client().get("/o/nobody/people/").status_code == 302, "who is signed out learns nothing of slugs"


def test_a_member_of_another_organization_is_no_member_to_edit(north, harbor):
    page = north.client(north.admin).post(f"/o/north/people/{harbor.recruiter.pk}/", {"roles": ["admin"]})
    assert page.status_code == 404
    with harbor.scope():
        assert Member.objects.with_roles().get(pk=harbor.recruiter.pk).roles == {Role.RECRUITER}


def test_signing_in_by_address_and_password(north, client):
    user = User.objects.get(email="manager@north.example")
    user.set_password(GOOD_PASSWORD)
    user.save()
    page = client.post("/accounts/login/", {"login": "manager@north.example", "password": GOOD_PASSWORD})
    assert (page.status_code, page["Location"]) == (302, "/")
    assert user.password.startswith("argon2")


def test_nobody_signs_up_by_themselves(db, client):
    answer = client.post("/accounts/signup/", {"email": "x@y.example", "password1": GOOD_PASSWORD})
    assert "invitation" in answer.content.decode()
    assert not User.objects.filter(email="x@y.example").exists()
