"""A candidate is asked a day after the outcome, answers without a name, and nobody can tell who said what."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from hiring.delivery.actions import relay
from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.actions.tokens import make_token
from requisitions.actions.application import add_application, reject, reopen
from requisitions.models import Application, Candidate
from scorecards import tasks
from scorecards.actions.survey import switch
from scorecards.actions.survey_asking import ask
from scorecards.models import SurveyAnswer, SurveyInvitation, SurveyTicket
from tests.requisitions.running import run
from tests.scorecards.loop import AFTER, add_interview
from tests.scorecards.surveyed import fill
from tests.world import MONDAY

DAY = timedelta(hours=24)
SAID = {"recommend": "9", "respected": "5", "heard_back": "2", "about_work": "", "words": "Say when you call."}


@pytest.fixture
def declined(loop, harbor, move_clock):
    """Nadia has had an interview in each organization, and has been declined in both."""
    cache.clear()
    for world in (loop.world, harbor):
        with world.scope():
            decline(world)
    move_clock(AFTER + DAY)
    return loop


def decline(world, at=AFTER):
    application = Application.objects.select_related("candidate").get()
    return reject(application, reason="role_closed", act=world.act(world.recruiter, at))


def asked(world, now=AFTER + DAY):
    return ask(world.organization.pk, now=now)


def link(world):
    with world.scope():
        letter = Message.objects.get(kind="candidate_survey")
    return re.search(r"http://[^/]+(/survey/\S+)", letter.text)[1]


def test_they_are_asked_once_a_day_later_by_a_mail_that_says_nothing_of_the_outcome(declined, harbor, mailoutbox):
    north = declined.world
    assert asked(north, AFTER + DAY - timedelta(seconds=1)) == 0
    assert (asked(north), asked(north)) == (1, 0)
    relay(north.organization.pk, now=AFTER + DAY)
    [mail] = mailoutbox
    assert (mail.subject, mail.to) == (
        "How was it to apply at North?",
        [f"{declined.application.candidate.name} <nadia@mail.example>"],
    )
    assert not re.search("declin|reject|unfortunately|closed", mail.body, re.IGNORECASE)
    with harbor.scope():
        assert not Message.objects.filter(kind="candidate_survey").exists()
    with north.scope():
        event = Event.objects.get(verb="survey_sent")
        assert (event.subject_id, event.thread_id) == (declined.application.pk, declined.requisition.pk)


def test_the_wake_up_finds_both_organizations_by_what_is_due_alone(declined, harbor, monkeypatch):
    woken = []
    monkeypatch.setattr(tasks.ask_organization, "delay", lambda **kwargs: woken.append(kwargs))
    tasks.ask()
    both = (declined.world, harbor)
    assert sorted(each["organization_id"] for each in woken) == sorted(str(each.organization.pk) for each in both)


def test_who_is_taken_back_in_or_asked_lately_is_not_asked_and_neither_is_anybody_while_it_is_off(declined, harbor):
    north = declined.world
    with north.scope():
        reopen(declined.application, act=north.act(north.recruiter, AFTER))
    assert asked(north) == 0
    with north.scope():
        assert SurveyInvitation.objects.get().why_not == "reopened"
        decline(north, AFTER + DAY)
        assert SurveyInvitation.objects.get().state == "due", "ended anew, due anew"
    assert asked(north, AFTER + 2 * DAY) == 1
    with harbor.scope():
        switch(is_on=False, act=harbor.act(harbor.admin))
    assert asked(harbor) == 0
    with harbor.scope():
        switch(is_on=True, act=harbor.act(harbor.admin))
        assert SurveyInvitation.objects.get().why_not == "off"
    assert asked(harbor) == 0, "what ended while it was off is not asked about later"


def test_the_same_address_is_asked_about_one_role_in_half_a_year_and_not_while_another_runs(declined):
    north = declined.world
    asked(north)
    with north.scope():
        again = run(north, number=143)
        second, third = (again.apply(name) for name in ("Known", "Running"))
        for each in (second, third):
            add_interview(each, again.stages["Technical"], [north.interviewer], AFTER)
        Candidate.objects.filter(pk=second.candidate_id).update(email="NADIA@mail.example")
        other = run(north, number=144)
        elsewhere = add_application(other.requisition, third.candidate, source="Referral", act=other.act())
        for each in (second, third):
            reject(each, reason="role_closed", act=north.act(north.recruiter, MONDAY))
    assert asked(north, MONDAY + DAY) == 0
    with north.scope():
        why = dict(SurveyInvitation.objects.filter(state="not_asked").values_list("application", "why_not"))
        assert why == {second.pk: "asked_lately", third.pk: "elsewhere"}
        reject(elsewhere, reason="role_closed", act=north.act(north.recruiter, MONDAY))
        assert not SurveyInvitation.objects.filter(application=elsewhere).exists(), "nobody interviewed them for it"


def test_an_answer_is_kept_in_its_groups_and_what_let_it_in_is_gone(declined, harbor):
    north, browser = declined.world, Client()
    asked(north)
    page = browser.get(link(north))
    assert (page.status_code, page["X-Robots-Tag"], page["Cache-Control"]) == (200, "noindex, nofollow", "no-store")
    assert "apply at North" in page.content.decode()
    assert "Nadia" not in page.content.decode()
    assert browser.post(link(north), {"words": "No number"}).status_code == 422
    with north.scope():
        assert SurveyTicket.objects.count() == 1, "neither looking nor a mistake uses it up"
    answer = browser.post(link(north), SAID)
    assert (answer.status_code, answer["Location"]) == (302, "/survey/thanks/")
    assert "Thank you" in browser.get("/survey/thanks/").content.decode()
    assert [browser.post(link(north), SAID).status_code, browser.get(link(north)).status_code] == [410, 410]
    with north.scope():
        kept = SurveyAnswer.objects.values().get()
        assert not SurveyTicket.objects.exists()
        event = Event.objects.get(verb="survey_answered")
    assert (event.subject_id, event.thread_id, event.strand_id, event.data) == (north.organization.pk, None, None, {})
    assert kept.pop("id").version == 4, "no id that tells when"
    assert kept.pop("organization_id") == north.organization.pk
    assert kept == {
        "quarter_on": date(2026, 10, 1), "department": "", "role_type": "Engineering", "outcome": "rejected",
        "recommend": 9, "knew_next": None, "about_work": None, "respected": 5, "heard_back": 2, "could_show": None,
        "words": "Say when you call.",
    }  # fmt: skip
    with harbor.scope():
        assert not SurveyAnswer.objects.exists()


def test_a_link_that_opens_nothing_says_the_same_whatever_is_wrong_with_it(declined, harbor, move_clock):
    north, browser = declined.world, Client()
    asked(north)
    secret = link(north).split("/")[3]
    wrong = [f"/survey/north/{secret[::-1]}/", f"/survey/harbor/{secret}/", f"/survey/nobody/{secret}/"]
    pages = [browser.get(path) for path in wrong]
    move_clock(AFTER + 15 * DAY)
    pages += [browser.get(link(north)), browser.post(link(north), SAID)]
    assert {page.status_code for page in pages} == {410}
    words = {re.sub(r'nonce="[^"]+"', "", page.content.decode()) for page in pages}
    assert len(words) == 1
    assert not re.search("north|harbor|nadia", words.pop(), re.IGNORECASE)
    assert asked(north, AFTER + 15 * DAY) == 0
    with north.scope():
        assert not SurveyTicket.objects.exists(), "what has run out is forgotten"


def test_whoever_tries_links_by_the_dozen_is_held_up(declined):
    browser = Client()
    answers = [browser.post("/survey/north/guess/").status_code for _ in range(31)]
    assert (set(answers[:30]), answers[30]) == ({410}, 429)


def test_who_oversees_hiring_reads_what_is_of_five_or_more_and_nobody_else_reads_anything(north, harbor, move_clock):
    move_clock(MONDAY)
    leader = north.client(north.ta_leader)
    assert "Too few to say, so far" in leader.get("/o/north/insights/candidates/").content.decode()
    with harbor.scope():
        fill(run(harbor).requisition, Legal=30)
    with north.scope():
        fill(run(north).requisition, Vision=8, Controls=6, Finance=2)
    page = leader.get("/o/north/insights/candidates/?period=nonsense").content.decode()
    rows = dict(re.findall(r'scope="row">(\w+)</th>(.*?)</tr>', page, re.DOTALL))
    assert "too few to say" in rows["Controls"], "sixteen minus eight minus six would be two"
    assert "too few to say" not in rows["Vision"]
    assert "Legal" not in page
    assert page.count("<blockquote") == 16
    with north.scope():
        _, secret = make_token(north.ta_leader, name="reads", expires_at=None, act=north.act(north.ta_leader))
    told = (
        Client().get("/api/v1/o/north/metrics/candidate-survey/", headers={"Authorization": f"Bearer {secret}"}).json()
    )
    assert (told["periods"], told["result"]["answered"]["n"], len(told["result"]["words"])) == (["2026-Q2"], 16, 16)
    answered = {group["name"]: group["answered"] for group in told["result"]["cuts"]["department"]}
    assert answered == {"Vision": 8, "Controls": None, "Finance": None}
    for member in (north.recruiter, north.manager, north.interviewer, north.finance, north.admin):
        assert north.client(member).get("/o/north/insights/candidates/").status_code == 403
    assert north.client(north.chro).get("/o/north/insights/candidates/").status_code == 200
    assert harbor.client(harbor.chro).get("/o/north/insights/candidates/").status_code == 404
