"""Signing in under attack: guessing, the second step, sessions that were not meant for it, addresses that lead away."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from hiring.tenancy.models import User

PASSWORD = "a long quiet sentence"
HOME = "/o/north/me/"
SIGN_IN = "/accounts/login/"
SECOND_STEP = "/accounts/2fa/authenticate/"
LEAD_AWAY = [
    "//evil.example/",
    "https://evil.example/",
    "/\\evil.example",
    "///evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
]


@pytest.fixture
def email(north, fresh_limits):
    """Somebody's address, who signs in with PASSWORD."""
    user = User.objects.get(pk=north.recruiter.user_id)
    user.set_password(PASSWORD)
    user.save()
    return user.email


def signs_in(browser, email, password=PASSWORD, **more):
    return browser.post(SIGN_IN, {"login": email, "password": password}, **more)


def is_in(browser):
    return browser.get(HOME).status_code == 200


def test_after_five_wrong_passwords_the_right_one_is_not_heard_for_a_while(email):
    for _ in range(5):
        signs_in(Client(), email, "a guess of a sentence", REMOTE_ADDR="198.51.100.7")
    browser = Client()
    answer = signs_in(browser, email, REMOTE_ADDR="203.0.113.9")
    assert "Too many" in answer.content.decode()
    assert not is_in(browser)
    other = Client()
    other_user = User.objects.create_user("somebody.else@north.example", PASSWORD)
    assert signs_in(other, other_user.email).status_code == 302, "nobody else is kept out"


def test_one_network_that_tries_many_addresses_meets_the_page_that_says_wait(email, settings):
    # Fewer than the thirty a minute of the settings: on a busy machine thirty guesses take longer than a minute.
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    answers = [signs_in(Client(), f"user{n}@north.example", "a guess of a sentence") for n in range(4)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "Too many tries at once" in answers[-1].content.decode()
    assert signs_in(Client(), email, REMOTE_ADDR="203.0.113.9").status_code == 302, "other networks go on"


def test_a_made_up_forwarded_address_is_no_other_network(email, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for n in range(3):
        answer = signs_in(Client(), f"user{n}@north.example", "a guess", headers={"X-Forwarded-For": f"203.0.113.{n}"})
    assert answer.status_code == 429


def test_behind_a_proxy_people_are_counted_by_their_own_address_and_not_the_proxys(email, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for n in range(3):
        signs_in(Client(), f"user{n}@north.example", "a guess", headers={"X-Forwarded-For": "1.1.1.1, 198.51.100.7"})
    assert signs_in(Client(), email, headers={"X-Forwarded-For": "1.1.1.1, 198.51.100.7"}).status_code == 429
    assert signs_in(Client(), email, headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 302


def test_who_has_an_account_is_not_told_by_sign_in_nor_by_reset(email):
    wrong = [signs_in(Client(), each, "a guess of a sentence") for each in (email, "nobody@north.example")]
    assert len({each.content.decode().count("alert") for each in wrong}) == 1
    resets = [Client().post("/accounts/password/reset/", {"email": each}) for each in (email, "nobody@north.example")]
    assert {(each.status_code, each["Location"]) for each in resets} == {(302, "/accounts/password/reset/done/")}


# The second step.


@pytest.fixture
def second_step(email, settings):
    """TOTP is on for `email`: the function returns the code of now, good for half a minute more on a slow machine."""
    settings.MFA_TOTP_TOLERANCE = 1
    user = User.objects.get(email=email)
    secret = "JBSWY3DPEHPK3PXP" * 2
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return lambda: format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def test_a_password_alone_opens_nothing_where_a_second_step_is_on(email, second_step):
    browser = Client()
    assert signs_in(browser, email)["Location"].startswith(SECOND_STEP)
    for door in (HOME, "/", "/accounts/2fa/", "/accounts/password/change/", "/accounts/2fa/recovery-codes/"):
        assert browser.get(door)["Location"].startswith(SIGN_IN), door
    browser.post(SECOND_STEP, {"code": "000000"})
    assert not is_in(browser)
    assert browser.post(SECOND_STEP, {"code": second_step()}).status_code == 302
    assert is_in(browser)


def test_a_code_that_was_seen_is_worth_nothing_a_second_time(email, second_step):
    first, second = Client(), Client()
    for browser in (first, second):
        signs_in(browser, email)
    code = second_step()
    for browser in (first, second):
        browser.post(SECOND_STEP, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_a_recovery_code_works_once(email, second_step):
    user = User.objects.get(email=email)
    code = RecoveryCodes(user.authenticator_set.get(type="recovery_codes")).get_unused_codes()[0]
    first, second = Client(), Client()
    for browser in (first, second):
        signs_in(browser, email)
        browser.post(SECOND_STEP, {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_codes_cannot_be_tried_one_after_another(email, second_step):
    browser = Client()
    signs_in(browser, email)
    for n in range(5):
        browser.post(SECOND_STEP, {"code": f"{n:06}"})
    browser.post(SECOND_STEP, {"code": second_step()})
    assert not is_in(browser)


def test_a_new_password_by_mail_does_not_step_around_the_second_step(email, second_step, mailoutbox):
    browser = Client()
    browser.post("/accounts/password/reset/", {"email": email})
    path = next(line for line in mailoutbox[-1].body.splitlines() if "/reset/key/" in line).split("testserver")[-1]
    form = browser.get(path, follow=True)
    new = "another quiet sentence"
    browser.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert not is_in(browser)
    assert signs_in(browser, email, new)["Location"].startswith(SECOND_STEP)
    assert not is_in(browser)


def test_the_second_step_is_not_taken_away_by_a_session_alone(email, second_step):
    browser = Client()
    browser.force_login(User.objects.get(email=email))
    for door in ("/accounts/2fa/totp/deactivate/", "/accounts/2fa/recovery-codes/generate/"):
        assert browser.post(door)["Location"].startswith("/accounts/reauthenticate/")
    assert get_adapter().is_mfa_enabled(User.objects.get(email=email))


# Sessions.


def test_a_session_planted_before_signing_in_is_not_the_one_that_is_signed_in(email):
    attacker, victim = Client(), Client()
    attacker.get(SIGN_IN)
    attacker.session.save()
    planted = attacker.session.session_key
    victim.cookies["session"] = planted
    signs_in(victim, email)
    assert is_in(victim)
    assert victim.cookies["session"].value != planted
    attacker.cookies["session"] = planted
    assert not is_in(attacker)


def test_a_copied_cookie_is_dead_after_signing_out(email):
    browser, thief = Client(), Client()
    signs_in(browser, email)
    thief.cookies["session"] = browser.cookies["session"].value
    assert is_in(thief)
    browser.post("/accounts/logout/")
    assert not is_in(thief)


def test_a_new_password_ends_every_other_session(email):
    browser, thief = Client(), Client()
    signs_in(browser, email)
    signs_in(thief, email)
    new = "another quiet sentence"
    browser.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(browser), is_in(thief)) == (True, False)


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(email):
    browser = Client()
    signs_in(browser, email)
    cookie = browser.cookies["session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


# Addresses that lead away.


@pytest.mark.parametrize("address", LEAD_AWAY)
def test_signing_in_and_out_lead_to_no_other_site(email, address):
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": email, "password": PASSWORD, "next": address})
    assert answer["Location"] == "/"
    assert browser.post("/accounts/logout/", {"next": address})["Location"] == "/"


def test_signing_in_leads_on_to_the_page_that_was_asked_for(email):
    answer = Client().get("/o/north/candidates/?q=a")
    assert answer["Location"] == "/accounts/login/?next=/o/north/candidates/%3Fq%3Da"
    asked = Client().post(SIGN_IN, {"login": email, "password": PASSWORD, "next": "/o/north/me/"})
    assert asked["Location"] == "/o/north/me/"


def test_the_demos_one_click_is_nowhere_else(north):
    assert Client().post(f"/demo/{north.recruiter.user_id}/").status_code == 404


def test_the_demo_offers_who_runs_hiring_first_by_role_and_keeps_interviewers_behind_a_fold(north, harbor, settings):
    settings.DEMO = True
    page = Client().get("/accounts/login/").content.decode()
    ours = page[page.index("<h2>North</h2>") :].partition("</section>")[0]
    shown, folded = ours.split("<details")
    names = [north.recruiter, north.manager, north.ta_leader, north.ta_director, north.chro, north.finance]
    places = [shown.index(f"/demo/{member.user_id}/") for member in names]
    assert places == sorted(places)
    assert "Two interviewers" in folded
    for member in (north.interviewer, north.second_interviewer):
        assert f"/demo/{member.user_id}/" in folded


def test_nobody_changes_the_address_that_invitations_and_mail_go_by(north, harbor):
    answer = north.client(north.recruiter).post("/accounts/email/", {"action_add": "", "email": "else@harbor.example"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert not EmailAddress.objects.filter(email="else@harbor.example").exists()
