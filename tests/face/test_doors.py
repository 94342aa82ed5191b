"""Sign-in, the second step and the error pages: our words, our frame, and nothing for axe to find."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from hiring.tenancy.views import errors
from tests.face.conftest import PHONE, WIDE
from tests.world import harbor, north  # noqa: F401 - fixtures

STRANGERS = {
    "/accounts/login/": "Sign in",
    "/accounts/signup/": "People come in by invitation",
    "/accounts/password/reset/": "A new password",
    "/accounts/password/reset/done/": "Look in your mail",
    "/accounts/password/reset/key/1-nothing/": "This link is spent",
    "/accounts/confirm-email/": "Look in your mail",
    "/accounts/confirm-email/nothing/": "This link is spent",
    "/accounts/inactive/": "This sign-in has ended",
    "/no/such/page": "Nothing is here",
}
MEMBERS = {
    "/accounts/logout/": "Sign out of this browser?",
    "/accounts/password/change/": "Change your password",
    "/accounts/2fa/": "A second step at sign-in",
    "/accounts/reauthenticate/": "Is it still you?",
}
INLINE = re.compile(r"<[^>]*\s(style|on\w+)=|<style\b|<script(?![^>]*\bnonce=)")


def heading(html: str) -> str:
    return re.sub(r"\s+", " ", re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)[1]).strip()


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "title"), STRANGERS.items(), ids=STRANGERS)
def test_a_stranger_reads_our_words(address, title):
    html = Client().get(address).content.decode()
    assert heading(html) == title
    assert INLINE.findall(html) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "title"), MEMBERS.items(), ids=MEMBERS)
def test_a_member_reads_our_words(north, address, title):  # noqa: F811
    north.recruiter.user.set_password("a long enough sentence")
    north.recruiter.user.save()
    html = north.client(north.recruiter).get(address).content.decode()
    assert heading(html) == title
    assert INLINE.findall(html) == []


@pytest.mark.django_db
@pytest.mark.django_db
def test_who_has_no_password_yet_chooses_one(north):  # noqa: F811
    html = north.client(north.recruiter).get("/accounts/password/set/").content.decode()
    assert heading(html) == "Choose a password"


@pytest.mark.django_db
def test_what_nobody_can_sign_in_with_is_said_beside_the_form():
    answer = Client().post("/accounts/login/", {"login": "nobody@example.com", "password": "wrong"})
    html = answer.content.decode()
    assert re.findall(r'class="error">.*?</svg>(.*?)</p>', html, re.DOTALL) != []
    assert 'role="alert"' in html


def test_broken_needs_neither_context_nor_database():
    answer = errors.server_error(RequestFactory().get("/o/north/"))
    assert (answer.status_code, heading(answer.content.decode())) == (500, "Something broke on our side")


def test_a_program_gets_the_sentence_and_no_page():
    answer = errors.server_error(RequestFactory().get("/api/v1/o/north/"))
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/json")


@pytest.mark.e2e
@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_at_the_doors(visit, styleguide, size, theme):
    pages = {address: Client().get(address) for address in STRANGERS}
    found = {}
    page = visit(size, theme=theme)

    def as_rendered(route):
        answer = pages[urlsplit(route.request.url).path]
        policy = answer["Content-Security-Policy"]
        route.fulfill(body=answer.content, headers={"Content-Security-Policy": policy, "Content-Type": "text/html"})

    for address in pages:
        page.route(f"**{address}", as_rendered)
        page.goto(urljoin(styleguide, address))
        found[address] = [each["id"] for each in Axe().run(page).response["violations"]]
    assert found == {address: [] for address in STRANGERS}


@pytest.mark.parametrize("status", ["400", "403", "403_csrf", "404", "429", "500"])
def test_every_refusal_says_what_to_do_and_shows_a_way_on(status):
    html = render_to_string(f"{status}.html")
    assert '<a class="button" href="/">Go to your home page</a>' in html
    assert re.search(r'class="lede">[^<]{40,}<', html)
