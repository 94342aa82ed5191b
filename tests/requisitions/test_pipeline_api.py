"""The pipeline by API: the whole story of a seat, and ids of another organization in bodies."""

import json
from datetime import timedelta

import pytest

from requisitions.models import Application
from tests.requisitions.calling import NOON, TUESDAY_14, Api, everything
from tests.requisitions.running import Running, run


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
