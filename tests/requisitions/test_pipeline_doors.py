"""The doors of the pipeline: each verb by page and by API, and who stays outside.

That ids of another organization do not exist is tested for every address in tests/architecture; here
are those in bodies, and the requisitions of one's own organization that are not one's own.
"""

import json
from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.tenancy.actions.tokens import make_token
from requisitions.actions.application import withdraw
from requisitions.actions.interview import Slot, schedule
from requisitions.actions.offer import extend_offer
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.models import Application, Candidate, Interview, Slate
from tests.requisitions.running import Running, run
from tests.world import MONDAY

TUESDAY_14 = MONDAY + timedelta(days=1, hours=4)
NOON = MONDAY + timedelta(hours=2)


@pytest.fixture
def running(north, harbor, move_clock) -> Running:
    move_clock(NOON)
    with north.scope(north.recruiter):
        return run(north)


@pytest.fixture
def theirs(running, harbor):
    """Harbor's pipeline with one of everything."""
    with harbor.scope(harbor.recruiter):
        return everything(run(harbor))


def everything(running):
    """An application with an interview, an offer, and a slate that waits: their ids by name."""
    elif_ = running.apply("Canary Elif", email="elif@canary.example")
    slot = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1))
    panel = [running.world.interviewer, running.world.second_interviewer]
    stage = running.stages["Technical"]
    interview = schedule(elif_, stage=stage, slot=slot, interviewers=panel, act=running.act())
    musts = {each.pk: "Shown" for each in running.requirements}
    proposals = [Proposal(each, musts) for each in (elif_, running.apply("Canary Oskar", email=""))]
    slate = present_slate(draft_slate(running.requisition, proposals, act=running.act()), act=running.act(days=0.01))
    offer = extend_offer(running.apply("Canary Anouk", email=""), act=running.act(days=0.01))
    return {
        "candidate": elif_.candidate_id,
        "application": elif_.pk,
        "interview": interview.pk,
        "seat": interview.seats.first().pk,
        "offer": offer.pk,
        "slate": slate.number,
        "place": slate.candidates.get(application=elif_).pk,
        "stage": stage.pk,
        "requirement": running.requirements[0].pk,
        "member": running.world.interviewer.pk,
    }


PAGES = [
    "",
    "GET requisitions/{number}/",
    "GET requisitions/{number}/feed/",
    "GET requisitions/{number}/candidates/new/",
    "POST requisitions/{number}/candidates/{candidate}/",
    "GET candidates/{candidate}/",
    "POST candidates/{candidate}/apply/",
    "GET applications/{application}/",
    "POST applications/{application}/move/",
    "GET applications/{application}/close/",
    "POST applications/{application}/reopen/",
    "POST applications/{application}/offer/",
    "POST offers/{offer}/answer/",
    "GET requisitions/{number}/slates/draft/",
    "GET requisitions/{number}/slates/{slate}/",
    "POST requisitions/{number}/slates/{slate}/withdraw/",
    "GET applications/{application}/interviews/new/",
    "GET interviews/{interview}/",
    "GET interviews/{interview}/reschedule/",
    "GET interviews/{interview}/cancel/",
    "POST interviews/{interview}/held/",
    "POST interviews/{interview}/panel/",
    "POST interviews/{interview}/panel/{seat}/remove/",
    "",
][1:-1]

MANAGERS_PAGES = [
    "",
    "POST requisitions/{number}/slates/{slate}/return/",
    "POST requisitions/{number}/slates/{slate}/{place}/advance/",
    "POST requisitions/{number}/slates/{slate}/{place}/decline/",
    "GET requisitions/{number}/",
    "GET requisitions/{number}/slates/{slate}/",
    "GET applications/{application}/",
    "GET candidates/{candidate}/",
    "GET interviews/{interview}/",
    "",
][1:-1]


def call(client, world, line, ids, body=None):
    method, path = line.split()
    return getattr(client, method.lower())(f"/o/{world.slug}/{path.format(**ids)}", body or {})


def test_a_requisition_that_is_not_mine_does_not_exist_for_me(north, running):
    with north.scope(north.recruiter):
        ids = everything(running)
        type(running.requisition).objects.filter(pk=running.requisition.pk).update(hiring_manager=north.ta_leader)
    client = north.client(north.manager)
    for line in MANAGERS_PAGES:
        answer = call(client, north, line, {"number": 142, **ids})
        assert (line, answer.status_code, b"Canary" in answer.content) == (line, 404, False)


def test_an_interviewer_without_the_right_is_told_so(north, running):
    with north.scope(north.recruiter):
        ids = everything(running)
    client = north.client(north.interviewer)
    open_to_all = {"requisitions/{number}/": 200, "interviews/{interview}/": 200, "interviews/{interview}/held/": 302}
    for line in PAGES:
        answer = call(client, north, line, {"number": 142, **ids})
        assert (line, answer.status_code) == (line, open_to_all.get(line.split()[1], 403))


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
    evidence = {f"evidence-{each.pk}-{must.pk}": "Shown in the code test" for each in people for must in musts}
    recruiter.post(draft, {"on": [people[0].pk], "add": people[1].pk, **evidence})
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


class Api:
    """A program with a token of one member."""

    def __init__(self, world, member, client):
        with world.scope(member):
            _, secret = make_token(member, name="test", expires_at=None, act=world.act(member, NOON))
        self.client, self.slug, self.headers = client, world.slug, {"Authorization": f"Bearer {secret}"}

    def __call__(self, line, body=None):
        method, path = line.split()
        verb = getattr(self.client, method.lower())
        more = {} if method == "GET" else {"data": json.dumps(body or {}), "content_type": "application/json"}
        return verb(f"/api/v1/o/{self.slug}/{path}", headers=self.headers, **more)


def test_the_whole_story_by_api(north, running, client):
    recruiter, manager = Api(north, north.recruiter, client), Api(north, north.manager, client)
    with north.scope():
        stages, musts = running.stages, running.requirements
    people = [
        recruiter("POST candidates/", {"name": name, "email": f"{name}@mail.example"}).json()["id"]
        for name in ("elif", "oskar")
    ]
    assert recruiter("POST candidates/", {"name": "e", "email": "elif@mail.example"}).json() == {
        "detail": "elif has this address and is here already. Use that entry.",
        "code": "address_known",
    }
    ours = [
        recruiter("POST requisitions/142/applications/", {"candidate": each, "source": "Agency"}).json()
        for each in people
    ]
    evidence = [{"requirement": str(must.pk), "text": "Shown"} for must in musts]
    draft = {"candidates": [{"application": each["id"], "evidence": evidence} for each in ours]}
    assert recruiter("POST requisitions/142/slates/", draft).status_code == 201
    slate = recruiter("POST requisitions/142/slates/1/present/").json()
    place = {each["candidate_name"]: each["id"] for each in slate["candidates"]}
    answer = "POST requisitions/142/slates/1/places/{}/answer/"
    assert manager(answer.format(place["elif"]), {"answer": "advance"}).json()["answer"] == "advance"
    assert manager(answer.format(place["oskar"]), {"answer": "decline"}).status_code == 400
    manager(answer.format(place["oskar"]), {"answer": "decline", "requirement": str(musts[1].pk)})
    assert recruiter("GET requisitions/142/slates/1/").json()["state"] == "reviewed"
    elif_ = ours[0]["id"]
    stale = recruiter(
        f"POST applications/{elif_}/move/", {"to": str(stages["Loop"].pk), "seen": str(stages["Slate"].pk)}
    )
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    meeting = {
        "stage": str(stages["Technical"].pk), "starts_at": TUESDAY_14.isoformat(),
        "ends_at": (TUESDAY_14 + timedelta(hours=1)).isoformat(), "interviewers": [str(north.interviewer.pk)],
    }  # fmt: skip
    interview = recruiter(f"POST applications/{elif_}/interviews/", meeting).json()["id"]
    early = recruiter(f"POST interviews/{interview}/held/")
    assert (early.status_code, early.json()["code"]) == (409, "not_yet_held")
    seat = recruiter(f"POST interviews/{interview}/seats/", {"member": str(north.manager.pk)}).json()["id"]
    assert recruiter(f"DELETE interviews/{interview}/seats/{seat}/").status_code == 204
    off = recruiter(f"POST interviews/{interview}/cancel/", {"reason": "candidate_left"}).json()
    assert (off["state"], off["generation"]) == ("cancelled", 1)
    offer = recruiter(f"POST applications/{elif_}/offers/", {"start_on": "2027-01-04"}).json()["id"]
    assert recruiter(f"POST offers/{offer}/answer/", {"answer": "accepted"}).json()["state"] == "accepted"
    story = recruiter(f"GET applications/{elif_}/").json()
    assert (story["state"], [visit["stage_name"] for visit in story["visits"]]) == (
        "hired", ["Recruiter screen", "Slate", "Technical", "Offer"],
    )  # fmt: skip
    late = recruiter("POST requisitions/142/applications/", {"candidate": people[1]})
    assert (late.status_code, late.json()["code"]) == (409, "not_open")


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("POST requisitions/142/applications/", {"candidate": "{candidate}"}),
        ("POST applications/{ours}/move/", {"to": "{stage}"}),
        ("POST applications/{ours}/close/", {"reason": "requirement", "requirement": "{requirement}"}),
        ("POST requisitions/142/slates/", {"candidates": [{"application": "{application}", "evidence": []}]}),
        (
            "POST requisitions/142/slates/",
            {"candidates": [{"application": "{ours}", "evidence": [{"requirement": "{requirement}", "text": "x"}]}]},
        ),
        (
            "POST applications/{ours}/interviews/",
            {
                "stage": "{stage}", "interviewers": ["{member}"],
                "starts_at": "2026-11-24T13:00:00Z", "ends_at": "2026-11-24T14:00:00Z",
            },
        ),
        ("POST interviews/{ours_interview}/seats/", {"member": "{member}"}),
    ],
)  # fmt: skip
def test_ids_of_another_organization_in_a_body_are_refused(north, running, theirs, client, line, body):
    with north.scope(north.recruiter):
        mine = everything(running)
        other = running.apply("Somebody Else")
        before = list(Application.objects.order_by("pk").values_list("pk", "stage", "state"))
    ids = {**theirs, "ours": other.pk, "ours_interview": mine["interview"]}
    filled = json.loads(fill(json.dumps(body), ids))
    answer = Api(north, north.recruiter, client)(fill(line, ids), filled)
    assert answer.status_code == 400
    assert b"Canary" not in answer.content
    with north.scope():
        assert list(Application.objects.order_by("pk").values_list("pk", "stage", "state")) == before


def fill(text, ids):
    for name, value in ids.items():
        text = text.replace("{" + name + "}", str(value))
    return text


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
