"""Courses, evidence, waivers and reminders: by page, by API and by the clock; nobody vouches for themselves."""

from datetime import date, timedelta

import pytest
from django.test import Client

from hiring.delivery.models import Message
from hiring.delivery.truth import words_of
from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from scorecards.actions.training import (
    add_course,
    change_course,
    end_waiver,
    record_proof,
    retire_course,
    start_training,
    waive,
    withdraw_proof,
)
from scorecards.actions.training_reminders import remind
from scorecards.models import Course, TrainingPolicy, TrainingProof
from scorecards.queries.training import compliance
from scorecards.rules.training_drafts import CourseDraft, ProofDraft
from scorecards.tasks import remind as look
from tests.requisitions.calling import Api
from tests.scorecards.training import course, start, train
from tests.world import MONDAY

TODAY = MONDAY.date()
SECURITY = CourseDraft("Data protection", "What may be kept.", ("recruiter",), "attendance", 12)


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path=""):
    return f"/o/{world.slug}/training/{path}"


def verbs():
    return list(Event.objects.order_by("id").values_list("verb", flat=True))


def test_the_usual_courses_come_once_and_can_be_changed(north, harbor):
    leader = north.client(north.ta_leader)
    for _ in range(2):
        assert leader.post(page(north, "courses/start/")).status_code == 302
    with north.scope():
        assert Course.objects.count() == 6
        assert verbs().count("course_written") == 6
        bias = course("bias_mitigation")
        seen = bias.fingerprint
        theirs = CourseDraft("Fair judgement", "x", ("interviewer",), "quiz", 24)
        for _ in range(2):
            change_course(bias, theirs, seen=seen, act=north.act(north.admin))
        start_training(act=north.act(north.admin))
        assert Course.objects.count() == 6, "one that is called otherwise does not come again"
    with harbor.scope():
        assert Course.objects.count() == 0
    at = page(north, f"courses/{bias.pk}/")
    mine = {
        "name": "Mine", "roles": ["interviewer"], "evidence": "quiz", "months": 12, "pass_score": 70, "shadows": 0,
        "reverse_shadows": 0, "seen": seen,
    }  # fmt: skip
    stale = leader.post(at, mine)
    assert (stale.status_code, "Fair judgement" in stale.content.decode()) == (409, True)
    with north.scope():
        seen = Course.objects.get(pk=bias.pk).fingerprint
    assert leader.post(at, mine | {"seen": seen}).status_code == 302
    assert leader.post(page(north, "courses/new/"), mine | {"evidence": "shadowing", "name": "x"}).status_code == 422
    shown = leader.get(page(north, "courses/")).content.decode()
    assert "Quiz, 70 of 100" in shown
    assert "2 shadows, 1 reverse shadow" in shown.replace("two", "2").replace("one reverse", "1 reverse")
    for to in ("", "", "restore"):
        leader.post(page(north, f"courses/{bias.pk}/retire/"), {"to": to})
    with north.scope():
        assert [verb for verb in verbs() if verb in {"course_retired", "course_restored"}] == [
            "course_retired",
            "course_restored",
        ]


def test_the_gate_is_set_by_who_keeps_training(north):
    with north.scope():
        start(north)
    modes = {"lead_kickoff": "off", "sit_on_panel": "block", "decide_debrief": "warn"}
    leader, director = north.client(north.ta_leader), north.client(north.ta_director)
    assert director.post(page(north, "courses/"), modes).status_code == 403
    assert leader.post(page(north, "courses/"), {**modes, "sit_on_panel": "shout"}).status_code == 422
    for _ in range(2):
        assert leader.post(page(north, "courses/"), modes).status_code == 302
    with north.scope():
        policy = TrainingPolicy.objects.get()
        assert {name: getattr(policy, name) for name in modes} == modes
        assert verbs().count("training_gate_changed") == 2
    assert "Being on a panel" in director.get(page(north, "courses/")).content.decode()
    assert north.client(north.interviewer).get(page(north, "courses/")).status_code == 403


def test_evidence_counts_once_and_is_taken_back_with_a_reason(north):
    with north.scope():
        start(north)
        bias, act = course("bias_mitigation"), north.act(north.ta_leader)
        for _ in range(2):
            proof = record_proof(bias, north.interviewer, ProofDraft("quiz", TODAY, 85), act=act)
        assert TrainingProof.objects.count() == 1
        with pytest.raises(NotYours, match="nobody vouches for themselves"):
            record_proof(bias, north.ta_leader, ProofDraft("quiz", TODAY, 100), act=act)
        with pytest.raises(Incomplete, match="still to come"):
            record_proof(bias, north.interviewer, ProofDraft("quiz", TODAY + timedelta(days=1), 90), act=act)
        with pytest.raises(Incomplete, match="Say in a sentence"):
            withdraw_proof(proof, because=".", act=act)
        assert stands(north.interviewer, "bias_mitigation") == "valid"
        for _ in range(2):
            withdraw_proof(proof, because="The quiz was another one.", act=act)
        assert stands(north.interviewer, "bias_mitigation") == "missing"
        assert [verbs().count(verb) for verb in ("training_recorded", "training_withdrawn")] == [1, 1]


def test_today_is_the_day_it_is_for_whoever_notes_it(north):
    """At 21:00 UTC it is Tuesday in Auckland, and at 04:00 UTC still Sunday in Los Angeles."""
    with north.scope():
        start(north)
        for zone, at, today in (
            ("Pacific/Auckland", MONDAY + timedelta(hours=12), TODAY + timedelta(days=1)),
            ("America/Los_Angeles", MONDAY - timedelta(hours=5), TODAY - timedelta(days=1)),
        ):
            north.ta_leader.time_zone = zone
            act = north.act(north.ta_leader, at)
            record_proof(course("bias_mitigation"), north.interviewer, ProofDraft("quiz", today, 85), act=act)
            tomorrow = ProofDraft("quiz", today + timedelta(days=1), 85)
            with pytest.raises(Incomplete, match="still to come"):
                record_proof(course("bias_mitigation"), north.interviewer, tomorrow, act=act)
            waive(course("facilitation"), north.recruiter, reason="On leave this week.", ends_on=today, act=act)


def stands(member, code):
    [line] = [each for each in compliance(on=TODAY, state="all") if each.member == member and each.course.code == code]
    return line.standing.state.value


def test_a_waiver_needs_a_reason_and_an_end(north):
    with north.scope():
        start(north)
        bias, act = course("bias_mitigation"), north.act(north.ta_leader)
        for reason, until, says in (
            ("x", TODAY, "Say in a sentence"),
            ("On leave until January.", TODAY - timedelta(days=1), "Choose a day that is still to come"),
        ):
            with pytest.raises(Incomplete, match=says):
                waive(bias, north.interviewer, reason=reason, ends_on=until, act=act)
        with pytest.raises(NotYours):
            waive(bias, north.ta_leader, reason="I know it all already.", ends_on=TODAY, act=act)
        for _ in range(2):
            waiver = waive(bias, north.interviewer, reason="On leave until January.", ends_on=TODAY, act=act)
        assert stands(north.interviewer, "bias_mitigation") == "waived"
        for _ in range(2):
            end_waiver(waiver, act=act)
        assert stands(north.interviewer, "bias_mitigation") == "missing"
        assert [verbs().count(verb) for verb in ("training_waived", "training_waiver_ended")] == [1, 1]


def test_records_are_kept_on_pages_and_read_by_who_they_are_about(north, harbor):
    with north.scope():
        start(north)
        bias = course("bias_mitigation")
    leader, one = north.client(north.ta_leader), page(north, f"people/{north.interviewer.pk}/")
    sent = {"course": str(bias.pk), "kind": "quiz", "done_on": "2025-12-10", "score": 90}
    assert leader.post(f"{one}evidence/", {**sent, "score": ""}).status_code == 422
    assert leader.post(f"{one}evidence/", sent).status_code == 302
    waiver = {
        "course": str(course_of(north, "behavioural_questioning")),
        "reason": "On leave.",
        "ends_on": "2026-12-31",
    }
    assert leader.post(f"{one}waiver/", {**waiver, "reason": ""}).status_code == 422
    assert leader.post(f"{one}waiver/", {**waiver, "reason": "On leave until January."}).status_code == 302
    own = page(north, f"people/{north.ta_leader.pk}/")
    assert leader.post(f"{own}evidence/", sent).status_code == 403
    assert "Note what they did" not in leader.get(own).content.decode()
    mine = north.client(north.interviewer).get(page(north)).content.decode()
    assert "ends 10 Dec 2026" in mine
    assert "waived until 31 Dec 2026" in mine
    assert "quiz, 90 of 100" in mine
    shown = leader.get(page(north, "everybody/")).content.decode()
    assert "ends 10 Dec 2026" in shown
    assert "waived until" not in shown
    assert "waived until" in leader.get(page(north, "everybody/?state=waived")).content.decode()
    filtered = leader.get(page(north, f"everybody/?course={bias.pk}&role=recruiter")).content.decode()
    assert "Nobody matches." in filtered
    rows = leader.get(page(north, "everybody.csv?state=soon")).content.decode("utf-8-sig").splitlines()
    assert rows == [
        "Name,E-mail,Course,State,Until,To do",
        "Interviewer North,interviewer@north.example,Bias mitigation,soon,2026-12-10,pass the quiz with 80 of 100",
    ]
    with north.scope():
        proof = TrainingProof.objects.get()
    assert leader.post(page(north, f"evidence/{proof.pk}/withdraw/"), {"because": "Another quiz."}).status_code == 302
    assert "Another quiz." in leader.get(one).content.decode()
    for member in (north.recruiter, north.interviewer, north.manager):
        client = north.client(member)
        assert client.get(page(north, "everybody/")).status_code == 403
        assert client.post(f"{one}waiver/", waiver).status_code == 403
    assert harbor.client(harbor.ta_leader).get(page(harbor, f"people/{north.interviewer.pk}/")).status_code == 404


def course_of(world, code):
    with world.scope():
        return course(code).pk


def test_reminders_come_once_a_stage_and_say_what_is_still_so(north, harbor, move_clock):
    with harbor.scope():
        start(harbor)
    with north.scope():
        start(north)
        with pytest.raises(Stale):
            change_course(course("facilitation"), SECURITY, seen="0", act=north.act(north.admin))
        asked = add_course(SECURITY, act=north.act(north.admin))
        record_proof(asked, north.recruiter, ProofDraft("attendance", date(2025, 12, 20)), act=north.act(north.admin))
    for day, total in ((0, 1), (0, 1), (1, 1), (21, 2), (28, 3), (29, 3)):
        now = MONDAY + timedelta(days=day)
        for _ in range(2):
            remind(north.organization.pk, now=now)
        with north.scope():
            assert Message.objects.filter(kind="training_expires").count() == total, day
    with north.scope():
        first, _, last = Message.objects.filter(kind="training_expires").order_by("generation")
        assert (first.recipient_id, first.to_address) == (north.recruiter.pk, "recruiter@north.example")
        assert words_of(first, MONDAY).subject == "Data protection holds until 20 December 2026"
        said = words_of(last, MONDAY + timedelta(days=28))
        assert said.subject == "Data protection lapsed on 20 December 2026"
        assert said.button_url.endswith("/o/north/training/")
        done = ProofDraft("attendance", TODAY)
        record_proof(asked, north.recruiter, done, act=north.act(north.admin))
        assert words_of(last, MONDAY + timedelta(days=28)) is None, "it was renewed meanwhile"
        retire_course(asked, act=north.act(north.admin))
        assert words_of(first, MONDAY) is None
    with harbor.scope():
        assert not Message.objects.filter(kind="training_expires").exists()


@pytest.mark.django_db(transaction=True)
def test_the_clocks_task_looks_at_whose_turn_it_is(north, harbor, monkeypatch):
    sent = []
    monkeypatch.setattr("scorecards.tasks.remind_organization.delay", lambda **kwargs: sent.append(kwargs))
    with north.scope():
        start(north)
        TrainingPolicy.objects.update(next_look_at=MONDAY)
    with harbor.scope():
        start(harbor)
        TrainingPolicy.objects.update(next_look_at=MONDAY + timedelta(hours=1))
    look()
    assert sent == [{"organization_id": str(north.organization.pk)}]


def test_training_by_a_program(north, harbor):
    client = Client()
    ours, theirs = Api(north, north.ta_leader, client), Api(harbor, harbor.ta_leader, client)
    reader = Api(north, north.interviewer, client)
    assert ours("GET training/gate/").status_code == 404
    assert ours("POST training/courses/start/").json()["count"] == 6
    assert ours("GET training/gate/").json()["sit_on_panel"] == "warn"
    made = ours("POST training/courses/", {"name": "Data protection", "roles": ["interviewer"], "months": 12})
    assert made.status_code == 201, made.content
    one = f"training/courses/{made.json()['id']}/"
    assert ours(f"PUT {one}", {"name": "Other", "seen": "0"}).json()["code"] == "stale"
    changed = {"name": "Privacy", "roles": ["interviewer"], "months": 12, "seen": made.json()["seen"]}
    assert ours(f"PUT {one}", changed).json()["name"] == "Privacy"
    assert theirs(f"PUT {one}", changed).status_code == 404
    assert reader("GET training/courses/").status_code == 403
    evidence = {"course": made.json()["id"], "member": str(north.interviewer.pk), "kind": "attendance"}
    evidence["done_on"] = "2026-11-20"
    noted = ours("POST training/evidence/", evidence)
    assert noted.status_code == 201, noted.content
    mine = {each["course_name"]: each["standing"] for each in reader("GET training/mine/").json()}
    assert (mine["Privacy"], mine["Bias mitigation"]) == ("valid", "missing")
    assert {each["name"] for each in ours("GET training/everybody/").json()["results"]} >= {"Interviewer North"}
    taken = ours(f"POST training/evidence/{noted.json()['id']}/withdraw/", {"because": "Somebody else went."})
    assert taken.json()["withdrawn_because"] == "Somebody else went."
    waiver = {"course": made.json()["id"], "member": str(north.interviewer.pk), "reason": "On leave until January."}
    waived = ours("POST training/waivers/", waiver | {"ends_on": "2026-12-31"})
    assert waived.status_code == 201
    assert (
        ours(
            "POST training/waivers/", {**waiver, "member": str(north.ta_leader.pk), "ends_on": "2026-12-31"}
        ).status_code
        == 403
    )
    assert ours(f"POST training/waivers/{waived.json()['id']}/end/").json()["ended_at"]
    modes = {"lead_kickoff": "off", "sit_on_panel": "off", "decide_debrief": "block"}
    assert ours("PUT training/gate/", modes).json() == modes
    assert ours(f"POST {one}retirement/").json()["retired_at"]
    assert ours(f"DELETE {one}retirement/").json()["retired_at"] is None


def test_a_manager_who_is_trained_lacks_nothing(north):
    with north.scope():
        start(north)
        train(north, north.manager)
        assert not [line for line in compliance(on=TODAY) if line.member == north.manager]
