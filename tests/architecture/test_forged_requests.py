"""Requests that other sites make a browser send, and requests under other names: every page refuses them."""

import re

import pytest
from django.test import Client

from tests.architecture.test_every_door import DOORS, addresses, visit  # noqa: F401 - a fixture

DOORSTEP = ["/accounts/login/", "/accounts/logout/", "/accounts/password/reset/", "/accounts/password/change/"]


@pytest.fixture
def browser(north):
    """A signed-in browser that another site makes send things."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(north.recruiter.user)
    return browser


def token_of(browser):
    page = browser.get("/o/north/me/").content.decode()
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


def zone_of(north):
    with north.scope():
        return type(north.recruiter).objects.get(pk=north.recruiter.pk).time_zone


def test_no_page_takes_a_form_without_its_token(north, visit):  # noqa: F811
    _, ours, _ = visit
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(north.recruiter.user)
    pages = [next(addresses(route, ours, ours)) for route in DOORS if not route.startswith("api/")]
    ways = [
        {},
        {"headers": {"HX-Request": "true"}},
        {"content_type": "application/json"},
        {"content_type": "text/plain"},
    ]
    taken = [
        (page, way)
        for page in [*pages, *DOORSTEP, "/join/north/secret/", "/join/north/secret/key/", "/survey/north/secret/"]
        for way in ways
        if browser.post(page, "{}" if "content_type" in way else {}, **way).status_code != 403
    ]
    assert taken == []


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_other_verb_is_a_way_around_it(browser, method):
    assert getattr(browser, method)("/o/north/me/").status_code == 403
    answer = browser.post("/o/north/me/", {"_method": "get", "name": "X", "time_zone": "Asia/Tokyo"})
    assert answer.status_code == 403


def test_a_form_with_its_token_is_taken_and_from_another_site_it_is_not(north, browser):
    form = {"name": "Maya Lind", "time_zone": "Asia/Tokyo", "csrfmiddlewaretoken": token_of(browser)}
    for origin in ("https://evil.example", "null", "http://testserver.evil.example"):
        assert browser.post("/o/north/me/", form, headers={"Origin": origin}).status_code == 403
    assert zone_of(north) == "Europe/Amsterdam"
    assert browser.post("/o/north/me/", form, headers={"Origin": "http://testserver"}).status_code == 302
    assert zone_of(north) == "Asia/Tokyo"


def test_somebody_elses_token_signs_nobody_in(north, browser):
    """Signing a victim in as the attacker: the token is another browser's."""
    victim = Client(enforce_csrf_checks=True)
    stolen = {"login": "a@b.example", "password": "x", "csrfmiddlewaretoken": token_of(browser)}
    assert victim.post("/accounts/login/", stolen).status_code == 403


def test_a_session_opens_no_door_of_the_programs(browser):
    assert browser.post("/api/v1/o/north/plan-items", "{}", content_type="application/json").status_code == 401


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver:80@evil.example", "testserver.evil.example", "127.0.0.1.evil.example"]
)
def test_another_host_name_gets_nothing(browser, host):
    answer = browser.get("/o/north/me/", headers={"Host": host})
    assert answer.status_code == 400
    assert "Maya" not in answer.content.decode()


def test_a_forwarded_host_is_not_read_and_is_in_no_mail(north, mailoutbox):
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "666", "Forwarded": "host=evil.example"}
    answer = Client().post("/accounts/password/reset/", {"email": north.recruiter.email}, headers=forged)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/password/reset/done/")
    [mail] = mailoutbox
    assert "evil" not in mail.body
    assert "http://testserver/accounts/password/reset/key/" in mail.body
    assert Client().get("/o/north/me/", headers=forged)["Location"] == "/accounts/login/?next=/o/north/me/"
