"""What a kickoff begins with: a template of its type of role, or a past kickoff, copied in once."""

from datetime import timedelta

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.interview_plan import remove_stage
from requisitions.actions.kickoff_template import (
    BegunAlready,
    NoTemplate,
    apply_template,
    copy_kickoff,
    keep_as_template,
    withdraw_template,
    write_template,
)
from requisitions.actions.plan_template import save_template
from requisitions.models import KickoffTemplate, Requirement, StageInterviewer
from requisitions.queries.templates import beginning_for, questions_for, stages_for
from requisitions.rules.kickoff_template import Beginning, Wanted
from requisitions.rules.prework import QUESTIONS, Question
from tests.requisitions.agreeing import create, kickoff, open_up, ready, verbs
from tests.requisitions.calling import Api
from tests.world import MONDAY

LATER = MONDAY + timedelta(hours=3)
OWN = Question("own-1", "a question", "What did the last one leave undone?")
BEGINNING = Beginning(
    (Wanted("Has shipped a controller", is_must=True, competency="Dynamics"), Wanted("Speaks Dutch", is_must=False)),
    "Tests first",
    "Former colleagues",
    (OWN,),
)
AT = "/o/north/library/kickoffs/"


@pytest.fixture(autouse=True)
def _later(move_clock):
    move_clock(LATER)


def write(world, beginning=BEGINNING, version=0):
    return write_template("Engineering", beginning, expected_version=version, act=world.act(world.recruiter))


def agreed(requisition):
    return list(Requirement.objects.agreed().filter(requisition=requisition).values_list("text", "level"))


def test_it_is_copied_in_and_a_later_version_changes_nothing_there(north):
    with north.scope():
        write(north)
        requisition = create(north)
        apply_template(requisition, act=north.act(north.manager))
        write(north, Beginning(), version=1)
        assert agreed(requisition) == [("Has shipped a controller", "must"), ("Speaks Dutch", "nice")]
        now = kickoff(requisition)
        assert (now.ideal_profile, now.sourcing_plan) == ("Tests first", "Former colleagues")
        assert "kickoff_template_applied" in verbs(requisition)
        with pytest.raises(BegunAlready):
            apply_template(requisition, act=north.act(north.manager))


def test_a_kickoff_is_kept_as_the_next_version_and_its_questions_stay(north):
    with north.scope():
        write(north)
        requisition = ready(north)
        act = north.act(north.recruiter)
        assert keep_as_template(requisition, act=act).version == 2
        assert keep_as_template(requisition, act=act).version == 2
        found = beginning_for("Engineering")
        assert [each.text for each in found.requirements] == ["Has shipped a legged controller"]
        assert questions_for("Engineering") == (OWN,)
        assert questions_for("Sales") == QUESTIONS
        with pytest.raises(NoTemplate):
            keep_as_template(create(north, title="Empty"), act=act)


def test_stages_come_with_it_and_each_requirement_finds_its_own(north):
    with north.scope():
        act = north.act(north.recruiter)
        past = ready(north)
        save_template(past, "Controls", act=act)
        keep_as_template(past, act=act)
        [kept] = beginning_for("Engineering").requirements
        requisition = create(north, title="The next")
        for stage in requisition.stages.exclude(milestone__in=["offer", "hired"])[1:]:
            remove_stage(stage, act=act)
        apply_template(requisition, act=act)
        assert list(requisition.stages.values_list("name")) == list(past.stages.values_list("name"))
        [found] = Requirement.objects.filter(requisition=requisition)
        assert (found.stage.name, found.method, found.evidence) == (kept.stage, kept.method, kept.evidence)
        assert not StageInterviewer.objects.filter(stage__requisition=requisition).exists()
        assert stages_for("Engineering", None) == stages_for("Sales", "controls") != stages_for("Engineering", "") == ()
        with pytest.raises(Incomplete):
            stages_for("Engineering", "Nobody's")


def test_a_past_kickoff_is_copied_without_people_and_dates(north):
    with north.scope():
        past, requisition = open_up(north), create(north, title="The next")
        copy_kickoff(requisition, past, act=north.act(north.recruiter))
        [found] = Requirement.objects.filter(requisition=requisition)
        assert (found.text, found.stage.name, found.competency.name) == (
            "Has shipped a legged controller",
            "Technical",
            "Dynamics and control",
        )
        assert kickoff(requisition).slate_due_on is None
        with pytest.raises(NoTemplate):
            copy_kickoff(create(north, title="Another"), create(north, title="Empty"), act=north.act(north.recruiter))


def test_withdrawn_it_is_offered_no_more_and_its_versions_stay(north):
    with north.scope():
        write(north)
        act = north.act(north.recruiter)
        for _ in "twice":
            withdraw_template("Engineering", expected_version=1, act=act)
        assert beginning_for("Engineering") is None
        assert KickoffTemplate.objects.count() == 2
        with pytest.raises(NoTemplate):
            apply_template(create(north), act=act)
        assert Event.objects.filter(verb="kickoff_template_changed").count() == 2


def test_who_read_another_version_or_owns_nothing_here_is_refused(north):
    with north.scope():
        write(north)
        with pytest.raises(Stale):
            write(north)
        with pytest.raises(Incomplete):
            write_template(" ", BEGINNING, expected_version=0, act=north.act(north.recruiter))
        with pytest.raises(NotYours):
            apply_template(create(north), act=north.act(north.finance))


def test_the_pages(north, harbor):
    with north.scope():
        open_up(north)
        create(north, title="The next")
    recruiter, manager = north.client(north.recruiter), north.client(north.manager)
    sent = {"role_type": "Engineering", "must_haves": "Ships | Dynamics", "questions": OWN.text, "seen": "0"}
    assert recruiter.post(AT, {**sent, "must_haves": "x" * 300}).status_code == 422
    assert recruiter.post(AT, sent).status_code == 302
    assert recruiter.post(AT, sent).status_code == 409
    assert "Version 1" in recruiter.get(f"{AT}?role_type=Engineering").content.decode()
    empty = manager.get("/o/north/requisitions/2/kickoff/").content.decode()
    assert "The template for Engineering, one requirement" in empty
    assert "Controls Engineer North" in empty
    assert manager.post(AT, sent).status_code == 403
    manager.post("/o/north/requisitions/2/kickoff/template/")
    manager.post("/o/north/requisitions/2/kickoff/copy/", {"copied_from": "1"})
    with north.scope():
        assert [each.text for each in Requirement.objects.filter(requisition__number=2)] == ["Ships"]
    assert manager.post("/o/north/requisitions/2/kickoff/copy/", {"copied_from": "99"}).status_code == 404
    recruiter.post("/o/north/requisitions/1/kickoff/template/keep/")
    recruiter.post(f"{AT}withdraw/", {"role_type": "Engineering", "seen": "2"})
    with north.scope():
        assert KickoffTemplate.objects.count() == 3
    with harbor.scope():
        assert KickoffTemplate.objects.count() == 0
        create(harbor)
    assert 'id="begin"' not in harbor.client(harbor.manager).get("/o/harbor/requisitions/1/kickoff/").content.decode()


def test_by_program(north, client):
    with north.scope():
        open_up(north)
        create(north, title="The next")
        create(north, title="And another")
    recruiter, manager = Api(north, north.recruiter, client), Api(north, north.manager, client)
    body = {"role_type": "Engineering", "version": 0, "requirements": [{"text": "Ships", "is_must": True}]}
    assert manager("PUT kickoff-templates/", body).status_code == 403
    assert recruiter("PUT kickoff-templates/", body).json()["version"] == 1
    assert recruiter("PUT kickoff-templates/", body).status_code == 409
    assert [each["role_type"] for each in recruiter("GET kickoff-templates/").json()] == ["Engineering"]
    assert manager("POST requisitions/2/kickoff/template/", {}).status_code == 200
    again = manager("POST requisitions/2/kickoff/template/", {})
    assert (again.status_code, again.json()["code"]) == (409, "begun_already")
    assert manager("POST requisitions/3/kickoff/template/", {"copied_from": 1}).status_code == 200
    assert manager("POST requisitions/3/kickoff/template/", {"copied_from": 99}).status_code == 404
