"""The library of competencies: described with all its ratings, changed with both texts kept, retired without loss."""

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, Stale
from requisitions.actions.competency import CompetencyRetired, NameTaken, add_competency, change_competency
from requisitions.actions.competency import restore_competency as restore
from requisitions.actions.competency import retire_competency as retire
from requisitions.actions.interview_plan import change_stage
from requisitions.actions.requirements import add_requirement
from requisitions.models import Competency
from requisitions.rules.drafts import RequirementDraft, StageDraft
from requisitions.rules.library import CompetencyDraft, objection
from tests.requisitions.agreeing import create, stage
from tests.requisitions.calling import Api
from tests.world import MONDAY

ANCHORS = ("Waits to be told.", "Plans for one week.", "Plans for a quarter.", "Others plan after them.")
PLANNING = CompetencyDraft("Planning", "Sees what comes next.", ANCHORS, ("interview", "case"))


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path=""):
    return f"/o/{world.slug}/library/competencies/{path}"


def fields(**changes):
    anchors = {f"anchor_{rating}": text for rating, text in enumerate(ANCHORS, start=1)}
    return {"name": "Planning", "description": "Sees what comes next.", "methods": ["interview"], **anchors, **changes}


def add(world, draft=PLANNING):
    return add_competency(draft, act=world.act(world.recruiter))


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (CompetencyDraft("", "", ANCHORS), "Name the competency."),
        (CompetencyDraft("Planning", "", (*ANCHORS[:3], " ")), "Describe each of the four ratings"),
        (CompetencyDraft("Planning", "", (*ANCHORS[:3], ANCHORS[2])), "Two ratings read the same."),
    ],
)
def test_a_competency_has_a_name_and_four_different_ratings(draft, says):
    assert objection(draft.cleaned).startswith(says)


def test_from_the_first_word_to_the_list_on_pages(north, harbor):
    with harbor.scope():
        add(harbor, CompetencyDraft("Harbor planning", "", ANCHORS))
    recruiter = north.client(north.recruiter)
    assert recruiter.post(page(north, "new/"), fields(anchor_4="")).status_code == 422
    assert recruiter.post(page(north, "new/"), fields()).status_code == 302
    assert recruiter.post(page(north, "new/"), fields()).status_code == 302, "a second click"
    shown = recruiter.get(page(north)).content.decode()
    assert "Planning" in shown
    assert "Structured interview" in shown
    assert "Harbor" not in shown
    assert "No competency matches." in recruiter.get(page(north, "?q=juggling")).content.decode()
    with north.scope():
        made = Competency.objects.get()
        assert Event.objects.filter(verb="competency_described", subject_id=made.pk).count() == 1
    one = north.client(north.interviewer).get(page(north, f"{made.pk}/")).content.decode()
    assert ANCHORS[3] in one
    assert "Change it" not in one
    assert harbor.client(harbor.recruiter).get(page(harbor, f"{made.pk}/")).status_code == 404


def test_two_writers_keep_both_texts(north):
    with north.scope():
        made = add(north)
        seen = made.fingerprint
        change_competency(
            made, CompetencyDraft("Planning", "Theirs.", ANCHORS), seen=seen, act=north.act(north.ta_leader)
        )
    recruiter = north.client(north.recruiter)
    answer = recruiter.post(page(north, f"{made.pk}/edit/"), fields(description="Mine.", seen=seen))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Ta changed it, 10:00. Your text is kept below; choose which stays." in shown
    assert '<dd class="pre-line">Theirs.</dd>' in shown
    assert "Mine.</textarea>" in shown
    with north.scope():
        seen = Competency.objects.get().fingerprint
    assert recruiter.post(page(north, f"{made.pk}/edit/"), fields(description="Mine.", seen=seen)).status_code == 302
    with north.scope():
        assert Competency.objects.get().description == "Mine."


def test_a_name_stands_once_and_the_same_change_twice_is_one(north):
    with north.scope():
        made = add(north)
        add(north, CompetencyDraft("Judgement", "", ANCHORS))
        with pytest.raises(NameTaken, match=r"Planning is in the library already\. Change that one\."):
            add(north, CompetencyDraft("planning", "Other.", ANCHORS))
        changed = CompetencyDraft("Planning ahead", "", ANCHORS)
        for _ in range(2):
            change_competency(made, changed, seen=made.fingerprint, act=north.act(north.recruiter))
        with pytest.raises(Stale):
            change_competency(made, PLANNING, seen=made.fingerprint, act=north.act(north.recruiter))
        assert Event.objects.filter(verb="competency_described", subject_id=made.pk).count() == 2


def test_what_is_retired_is_offered_no_more_and_stays_where_it_is(north):
    with north.scope(north.manager):
        requisition, act = create(north), north.act(north.manager)
        made = add(north)
        technical = stage(requisition, "Technical")
        planned = StageDraft("Technical", "interview", 60, 7, ("Planning",), (north.interviewer.pk,))
        change_stage(technical, planned, act=act)
        for _ in range(2):
            retire(made, act=north.act(north.recruiter))
        change_stage(technical, planned, act=act)
        assert [focus.competency.name for focus in technical.focus_set.all()] == ["Planning"]
        with pytest.raises(Incomplete, match="Planning was retired from the library"):
            add_requirement(requisition, RequirementDraft("Plans a quarter", "must", "Planning"), act=act)
        with pytest.raises(CompetencyRetired):
            change_competency(made, CompetencyDraft("Other", "", ANCHORS), seen=made.fingerprint, act=act)
        assert Event.objects.filter(verb="competency_retired").count() == 1
        recruiter = north.client(north.recruiter)
        shown = recruiter.get(page(north, f"{made.pk}/")).content.decode()
        assert "Restore it" in shown
        assert "Technical" in shown
        assert "The library is empty." in recruiter.get(page(north)).content.decode()
        assert ">1</td>" in recruiter.get(page(north, "?state=retired")).content.decode()
        restore(made, act=north.act(north.recruiter))
        add_requirement(requisition, RequirementDraft("Plans a quarter", "must", "Planning"), act=act)


def test_only_who_keeps_the_library_changes_it(north):
    with north.scope():
        made = add(north)
    for member in (north.interviewer, north.manager, north.finance):
        client = north.client(member)
        assert client.get(page(north)).status_code == 200
        assert client.get(page(north, "new/")).status_code == 403
        assert client.post(page(north, f"{made.pk}/edit/"), fields()).status_code == 403
        assert client.post(page(north, f"{made.pk}/retire/")).status_code == 403
    admin = north.client(north.admin)
    assert admin.post(page(north, f"{made.pk}/retire/")).status_code == 302
    assert admin.post(page(north, f"{made.pk}/restore/")).status_code == 302


def test_the_library_by_a_program(north, harbor, client):
    ours, reader = Api(north, north.recruiter, client), Api(north, north.interviewer, client)
    theirs = Api(harbor, harbor.recruiter, client)
    sent = {"name": "Planning", "anchors": list(ANCHORS), "methods": ["case"]}
    made = ours("POST competencies/", sent)
    assert made.status_code == 201, made.content
    one = f"competencies/{made.json()['id']}/"
    assert reader("POST competencies/", sent).status_code == 403
    assert theirs(f"GET {one}").status_code == 404
    assert theirs(f"POST {one}retirement/").status_code == 404
    stale = ours(f"PUT {one}", sent | {"description": "x", "seen": "0" * 16})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    changed = ours(f"PUT {one}", sent | {"description": "x", "seen": made.json()["seen"]})
    assert changed.json()["description"] == "x"
    assert ours(f"POST {one}retirement/").json()["retired_at"]
    assert reader("GET competencies/?retired=true").json()["count"] == 1
    assert reader("GET competencies/?q=plan&retired=false").json()["count"] == 0
    assert ours(f"DELETE {one}retirement/").json()["retired_at"] is None
