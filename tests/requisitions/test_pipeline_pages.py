"""The pipeline's verbs by page: adding, moving, ending, slates, interviews, offers."""

import re
from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from requisitions.actions.application import withdraw
from requisitions.actions.interview import Slot, schedule
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.models import Application, Candidate, Interview, Slate
from tests.requisitions.calling import NOON, TUESDAY_14
from tests.requisitions.running import Running, run
from tests.world import MONDAY


@pytest.fixture
def running(north, harbor, move_clock) -> Running:
    move_clock(NOON)
    with north.scope(north.recruiter):
        return run(north)


def test_somebody_new_is_added_and_a_known_address_offers_who_has_it(north, running):
    client = north.client(north.recruiter)
    address = "/o/north/requisitions/142/candidates/new/"
    person = {"name": "Elif Arslan", "email": "elif@mail.example", "location": "", "source": "Referral"}
    assert client.post(address, person).url == "/o/north/requisitions/142/"
    again = client.post(address, person | {"name": "E. Arslan"})
    assert again.status_code == 422
    assert "<b>Elif Arslan</b> has this address and is here already." in again.content.decode()
    with north.scope():
        assert Candidate.objects.count() == Application.objects.count() == 1


def test_searching_finds_a_requisition_by_its_title_and_number_too(north, harbor, running):
    browser = north.client(north.recruiter)
    title = running.requisition.title
    for words in (title[:8].lower(), "REQ-142", "142"):
        page = browser.get("/o/north/candidates/", {"q": words}).content.decode()
        assert f'<a href="/o/north/requisitions/142/">{title}</a>' in page, words
    assert 'requisitions/142/">' not in browser.get("/o/north/candidates/", {"q": "Ravi"}).content.decode()
    assert browser.get("/o/north/candidates/", {"q": "9" * 30}).status_code == 200
    assert "data-search" not in north.client(north.finance).get("/o/north/").content.decode()


def test_closing_by_page_shows_the_letter_and_sends_it_the_next_morning(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Emeka Nwosu")
        cited = running.requirements[1]
    client = north.client(north.recruiter)
    address = f"/o/north/applications/{application.pk}/close/"
    page = client.get(address).content.decode()
    assert "About your application to North" in page
    lacking = client.post(address, {"reason": "requirement", "answer": "morning"})
    assert lacking.status_code == 422
    assert "Choose the requirement that is not met." in lacking.content.decode()
    done = client.post(address, {"reason": "requirement", "requirement": cited.pk, "answer": "morning"})
    assert done.url == "/o/north/requisitions/142/"
    with north.scope():
        [letter] = Message.objects.all()
    assert (letter.to_address, letter.available_at) == ("emeka@mail.example", MONDAY + timedelta(hours=23))
    assert "C++" not in letter.text + letter.html
    assert_kept_at_home_once_reopened(north, client, application, letter)


def assert_kept_at_home_once_reopened(north, client, application, letter):
    with north.scope():
        assert is_still_true(letter)
    client.post(f"/o/north/applications/{application.pk}/reopen/")
    with north.scope():
        assert not is_still_true(letter)


def test_somebody_who_withdrew_is_not_written_to(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Emeka Nwosu")
    north.client(north.recruiter).post(
        f"/o/north/applications/{application.pk}/close/", {"reason": "withdrew", "answer": "now"}
    )
    with north.scope():
        assert Message.objects.count() == 0


def test_in_a_dialog_the_refused_form_comes_back_and_success_leaves_the_page(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Emeka Nwosu")
    client, htmx = north.client(north.recruiter), {"HX-Request": "true"}
    address = f"/o/north/applications/{application.pk}/close/"
    refused = client.post(address, {"reason": "other", "note": "", "answer": "none"}, headers=htmx)
    assert refused.status_code == 422
    assert refused.content.decode().lstrip().startswith("<dialog")
    done = client.post(address, {"reason": "other", "note": "Moved abroad.", "answer": "none"}, headers=htmx)
    assert done.headers["HX-Redirect"] == "/o/north/requisitions/142/"


def test_a_slate_is_prepared_presented_and_answered_by_pages(north, running):
    with north.scope(north.recruiter):
        people = [running.apply(name) for name in ("Elif Arslan", "Oskar Berg")]
        musts = running.requirements
    recruiter, manager = north.client(north.recruiter), north.client(north.manager)
    draft = "/o/north/requisitions/142/slates/draft/"
    recruiter.post(draft, {"add": people[0].pk})
    page = recruiter.get(draft).content.decode()
    assert "Elif Arslan has no evidence for R1, R2." in page
    assert filled(page) == "Save"
    evidence = {f"evidence-{each.pk}-{must.pk}": "Shown in the code test" for each in people for must in musts}
    recruiter.post(draft, {"on": [people[0].pk], "add": people[1].pk, **evidence})
    recruiter.post(draft, {"on": [each.pk for each in people], **evidence})
    assert filled(recruiter.get(draft).content.decode()) == "Present to Manager"
    done = recruiter.post(draft, {"on": [each.pk for each in people], "present": "1", **evidence})
    assert done.url == "/o/north/requisitions/142/slates/1/"
    with north.scope():
        places = {place.application_id: place.pk for place in Slate.objects.get().candidates.all()}
    slate = "/o/north/requisitions/142/slates/1/"
    assert recruiter.get(draft).url == slate
    assert "Advance Elif Arslan" in manager.get(slate).content.decode()
    assert "Advance Elif Arslan" not in recruiter.get(slate).content.decode()
    assert manager.post(f"{slate}{places[people[0].pk]}/advance/").status_code == 302
    lacking = manager.post(f"{slate}{places[people[1].pk]}/decline/", {})
    assert lacking.status_code == 422
    manager.post(f"{slate}{places[people[1].pk]}/decline/", {"requirement": musts[0].pk})
    with north.scope():
        assert Slate.objects.get().state == "reviewed"


def filled(page):
    """The words of the one filled button."""
    [button] = re.findall(r'<button class="button is-filled"[^>]*>([^<]+)</button>', page)
    return button


def test_who_answers_a_slate_reads_by_when_and_chooses_a_requirement_by_words(north, running):
    with north.scope(north.recruiter):
        people = [running.apply(name) for name in ("Elif Arslan", "Oskar Berg")]
        evidence = {each.pk: "Shown in the code test" for each in running.requirements}
        slate = draft_slate(running.requisition, [Proposal(each, evidence) for each in people], act=running.act())
        present_slate(slate, act=running.act())
    page = north.client(north.manager).get("/o/north/requisitions/142/slates/1/").content.decode()
    assert 'title="Due ' in page
    assert "Manager answers the slate" in page
    assert f'<a href="/o/north/applications/{people[0].pk}/">Elif Arslan</a>' in page
    assert ('<option value="">Choose the requirement</option>' in page, "-----" in page) == (True, False)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("draft", "Being prepared: no candidates."),
        ("withdrawn", "Withdrawn before it was presented."),
        ("returned", "Returned as off-criteria"),
        ("reviewed", "Answered"),
    ],
)
def test_a_slate_in_any_state_has_a_page(north, running, state, words):
    times = {"presented_at": MONDAY, "reviewed_at": MONDAY} if state in {"returned", "reviewed"} else {}
    with north.scope(north.recruiter):
        Slate.objects.create(requisition=running.requisition, number=1, state=state, created_at=MONDAY, **times)
    page = north.client(north.manager).get("/o/north/requisitions/142/slates/1/")
    assert page.status_code == 200
    assert words in page.content.decode()


def test_an_interview_is_scheduled_in_my_zone_moved_and_called_off_by_pages(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Chen Wei Ling")
        technical = running.stages["Technical"]
    client = north.client(north.recruiter)
    asked = {
        "stage": technical.pk, "starts_at": "2026-11-24T14:00", "minutes": 60, "place": "Room 4",
        "interviewers": [north.interviewer.pk],
    }  # fmt: skip
    made = client.post(f"/o/north/applications/{application.pk}/interviews/new/", asked)
    with north.scope():
        interview = Interview.objects.get()
    assert (made.url, interview.starts_at) == (f"/o/north/interviews/{interview.pk}/", TUESDAY_14)
    page = north.client(north.interviewer).get(made.url).content.decode()
    assert "What a 4 looks like" in page
    moved = {"starts_at": "2026-11-25T14:00", "minutes": 60, "reason": "company_room", "side": "recruiter", "seen": 0}
    client.post(f"{made.url}reschedule/", moved)
    stale = client.post(f"{made.url}cancel/", {"reason": "candidate_ill", "seen": 0})
    assert stale.status_code == 422
    assert "Somebody moved this interview meanwhile." in stale.content.decode()
    client.post(f"{made.url}cancel/", {"reason": "candidate_ill", "seen": 1})
    page = client.get(made.url).content.decode()
    assert "company, room or equipment" in page
    assert "Cancelled. It was to be" in page


def test_moving_and_calling_off_say_which_reasons_need_a_side(north, running):
    with north.scope(north.recruiter):
        slot = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1))
        made = schedule(
            running.apply("Chen Wei"), stage=running.stages["Technical"], slot=slot,
            interviewers=[north.interviewer], act=running.act(),
        )  # fmt: skip
    for door in ("reschedule", "cancel"):
        page = north.client(north.recruiter).get(f"/o/north/interviews/{made.pk}/{door}/").content.decode()
        label = page[page.index("Whose side") :].split("</label>")[0]
        assert "for an interviewer&#x27;s or the company&#x27;s reason" in label
        assert ">optional" not in label


def test_an_interviewer_in_two_places_is_a_warning(north, running):
    with north.scope(north.recruiter):
        slot = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1))
        later = Slot(TUESDAY_14 + timedelta(minutes=30), TUESDAY_14 + timedelta(hours=2))
        made = [
            schedule(
                running.apply(name), stage=running.stages["Technical"], slot=when,
                interviewers=[north.interviewer], act=running.act(),
            )
            for name, when in (("Chen Wei", slot), ("Omar Farouk", later))
        ]  # fmt: skip
    page = north.client(north.recruiter).get(f"/o/north/interviews/{made[1].pk}/").content.decode()
    assert "<b>Interviewer North</b> sits in another interview at the same time." in page


def test_a_closed_application_is_reopened_by_page(north, running):
    with north.scope(north.recruiter):
        application = withdraw(running.apply("Emeka Nwosu"), act=running.act())
    client = north.client(north.recruiter)
    assert "Reopen" in client.get(f"/o/north/applications/{application.pk}/").content.decode()
    client.post(f"/o/north/applications/{application.pk}/reopen/")
    with north.scope():
        assert Application.objects.get().state == "active"


def test_a_refused_move_is_said_at_the_top_and_changes_nothing(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Emeka Nwosu")
        stages = running.stages
    client = north.client(north.recruiter)
    answer = client.post(
        f"/o/north/applications/{application.pk}/move/",
        {"to": stages["Loop"].pk, "seen": stages["Technical"].pk},
        follow=True,
    )
    assert "Emeka Nwosu was moved to Recruiter screen meanwhile." in answer.content.decode()
    with north.scope():
        assert Application.objects.get().stage == stages["Recruiter screen"]


def test_an_offer_is_extended_and_answered_by_pages(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Anouk Peeters")
    client = north.client(north.recruiter)
    client.post(f"/o/north/applications/{application.pk}/offer/", {"start_on": "2027-01-04"})
    with north.scope():
        offer = Application.objects.get().offers.get()
    client.post(f"/o/north/offers/{offer.pk}/answer/", {"answer": "accepted"})
    page = client.get(f"/o/north/applications/{application.pk}/").content.decode()
    assert "Hired" in page
    refused = north.client(north.manager).post(f"/o/north/offers/{offer.pk}/answer/", {"answer": "declined"})
    assert refused.status_code == 403


def test_where_the_calendar_ends_nothing_is_scheduled(north, running):
    with north.scope(north.recruiter):
        application = running.apply("Chen Wei Ling")
        technical = running.stages["Technical"]
    asked = {
        "stage": technical.pk, "starts_at": "9999-12-31T23:59", "minutes": 60,
        "interviewers": [north.interviewer.pk], "people": [north.interviewer.pk], "at": "9999-12-31T23:59",
        "decider": north.manager.pk,
    }  # fmt: skip
    client = north.client(north.recruiter)
    doors = (
        "applications/{0}/interviews/new/",
        "requisitions/142/kickoff/schedule/",
        "applications/{0}/debrief/schedule/",
    )
    for door in doors:
        answer = client.post(f"/o/north/{door.format(application.pk)}", asked)
        assert (answer.status_code, "Check the year." in answer.content.decode()) == (422, True), door
