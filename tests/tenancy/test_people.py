"""Holding roles, leaving, signing in; and that another organization's people do not exist here."""

import pytest
from django.test import Client

from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.errors import NotYours
from hiring.tenancy.models import Invitation, Member, User
from tests.world import MONDAY

GOOD_PASSWORD = "a long quiet sentence"


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


def test_who_is_known_from_an_import_has_not_left_and_has_no_address_to_show(north):
    with north.scope():
        Member.objects.create(
            name="Not recorded", email="e3b0@imported.invalid", time_zone="UTC", is_active=False, joined_at=MONDAY
        )
        people.deactivate(north.finance, act=north.act(north.admin))
    page = north.client(north.admin).get("/o/north/people/").content.decode()
    assert (page.count("Known from an import"), page.count("Has left")) == (1, 1)
    assert "imported.invalid" not in page


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
