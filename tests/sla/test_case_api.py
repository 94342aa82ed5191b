"""Cases for programs: the same actions, the same refusals."""

from django.test import Client

from hiring.tenancy.actions.tokens import make_token
from sla.models import Commitment
from tests.requisitions.running import run
from tests.sla.test_engine import local
from tests.sla.test_escalation import send_back


def program(world, member):
    with world.scope():
        _, secret = make_token(member, name="x", expires_at=None, act=world.act(member))
    return Client(headers={"Authorization": f"Bearer {secret}"})


def send(client, path, data=None):
    return client.post(f"/api/v1/o/north/{path}", data or {}, content_type="application/json")


def test_one_case_says_its_facts_in_counts(north, case):
    answer = program(north, north.ta_leader).get(f"/api/v1/o/north/cases/{case.number}/")
    assert answer.status_code == 200
    facts = answer.json()["facts"]
    assert facts["ground"] == "Debrief after the loop: missed twice in 90 days"
    assert (facts["candidates_waiting"], facts["about"]["name"]) == (2, "Manager North")
    assert [each["is_owed"] for each in facts["rests_on"]] == [True, True]
    assert answer.json()["case"]["holds"] is True
    assert "Inês" not in answer.content.decode()


def test_a_decision_on_what_one_read_and_none_on_what_has_changed(north, case):
    leader = program(north, north.ta_leader)
    path = f"cases/{case.number}/decision/"
    stale = {"decision": "coached", "note": "Talked.", "seen": "1-open-none-True"}
    assert send(leader, path, stale).status_code == 409
    stamp = leader.get(f"/api/v1/o/north/cases/{case.number}/").json()["case"]["stamp"]
    fresh = {**stale, "seen": stamp}
    answer = send(leader, path, fresh)
    assert (answer.status_code, answer.json()["outcome"]) == (200, "coached")
    assert send(leader, path, fresh).status_code == 200, "a second call finds it decided so"
    assert send(leader, path, {**fresh, "note": "Otherwise."}).status_code == 409


def test_sharing_and_writing(north, case):
    leader = program(north, north.ta_leader)
    assert send(leader, f"cases/{case.number}/share/").json()["shared_at"]
    written = send(leader, f"cases/{case.number}/comments/", {"text": "Tuesday."})
    assert (written.status_code, written.json()["author"]) == (201, "Ta Leader North")
    assert send(leader, f"cases/{case.number}/comments/", {"text": " "}).status_code in {400, 422}
    assert send(program(north, north.manager), f"cases/{case.number}/comments/", {"text": "x"}).status_code == 403


def test_a_review_before_a_recruiters_case_closes(north, move_clock):
    with north.scope():
        running = run(north)
        send_back(running, "Ada North", at=local(4, 9))
        send_back(running, "Bob North", at=local(11, 9))
    move_clock(local(11, 12))
    director = program(north, north.ta_director)
    decision = {"decision": "coached", "note": "Talked."}
    assert send(director, "cases/1/decision/", decision).status_code == 422
    found = {"sourcing": "Boards.", "workload": "Nine.", "process": "Criteria."}
    review = send(director, "cases/1/reviews/", found)
    assert (review.status_code, review.json()["open_requisitions"]) == (201, 1)
    assert send(director, "cases/1/decision/", decision).status_code == 200


def test_a_concern_by_program(north, harbor, case):
    recruiter = program(north, north.recruiter)
    with north.scope():
        promise = Commitment.objects.filter(clause="debrief").first()
    asked = {"about": str(north.manager.pk), "words": "Nobody answers.", "promises": [str(promise.pk)]}
    answer = send(recruiter, "requisitions/142/concerns/", asked)
    assert (answer.status_code, answer.json()["decider"]) == (201, "Ta Leader North")
    assert send(recruiter, "requisitions/142/concerns/", {**asked, "about": str(north.recruiter.pk)}).status_code == 403
    stranger = {**asked, "about": str(harbor.manager.pk)}
    assert send(recruiter, "requisitions/142/concerns/", stranger).status_code in {400, 422}
    assert send(program(north, north.interviewer), "requisitions/142/concerns/", asked).status_code == 403


def test_a_second_concern_by_program_stands_on_the_first(north, case):
    recruiter = program(north, north.recruiter)
    asked = {"about": str(north.manager.pk), "words": "Nobody answers."}
    first, second = (send(recruiter, "requisitions/142/concerns/", {**asked, "words": w}) for w in ("One.", "Two."))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["number"] == second.json()["number"]


def test_times_of_promises_are_in_utc(north, case):
    found = program(north, north.chro).get("/api/v1/o/north/commitments/").json()["results"]
    assert {each["due_at"][-1] for each in found} == {"Z"}


def test_lists_narrow_by_named_fields(north, case):
    chro = program(north, north.chro)

    def count(query):
        return chro.get(f"/api/v1/o/north/cases/?{query}").json()["count"]

    assert (count(""), count("side=manager"), count("side=recruiter"), count("open=false")) == (1, 1, 0, 0)
    assert (count("rule=debriefs_missed"), count(f"about={north.manager.pk}"), count("requisition=999")) == (1, 1, 0)
