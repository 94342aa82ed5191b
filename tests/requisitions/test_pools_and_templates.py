"""Pools that a stage names, plans saved and copied, and the loop that is called long."""

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.interview_plan import StageInUse, change_stage
from requisitions.actions.plan_template import (
    TemplateRetired,
    retire_template,
    save_template,
    set_longest_loop,
    use_template,
)
from requisitions.actions.pool import PoolNameTaken, add_pool, change_pool, restore_pool, retire_pool, seen_of
from requisitions.models import PlanTemplate, Pool, Stage
from requisitions.queries.kickoff_notes import notes_on
from requisitions.rules.drafts import StageDraft
from tests.requisitions.agreeing import create, kickoff, ready, stage
from tests.requisitions.calling import Api
from tests.world import MONDAY


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path):
    return f"/o/{world.slug}/{path}"


def platform(world, *people):
    ids = [each.pk for each in people or (world.interviewer, world.second_interviewer)]
    return add_pool("Platform", description="Code interviews", members=ids, act=world.act(world.recruiter))


def pooled(pool):
    return StageDraft("Technical", "interview", 60, 7, ("Dynamics",), (), pool.pk)


def test_a_pool_on_pages(north, harbor):
    with harbor.scope():
        theirs = platform(harbor)
    recruiter = north.client(north.recruiter)
    sent = {"name": "Platform", "description": "Code", "members": [str(north.interviewer.pk)]}
    assert recruiter.post(page(north, "library/pools/new/"), sent | {"name": " "}).status_code == 422
    for _ in range(2):
        assert recruiter.post(page(north, "library/pools/new/"), sent).status_code == 302
    with north.scope():
        pool = Pool.objects.get()
        assert Event.objects.filter(verb="pool_changed").count() == 1
        seen = seen_of(pool)
        change_pool(pool, "Platform", description="Theirs", members=[], seen=seen, act=north.act(north.admin))
    one = page(north, f"library/pools/{pool.pk}/")
    stale = recruiter.post(one, sent | {"description": "Mine", "seen": seen})
    assert stale.status_code == 409
    assert '<dd class="pre-line">Theirs</dd>' in stale.content.decode()
    with north.scope():
        seen = seen_of(Pool.objects.get())
    assert recruiter.post(one, sent | {"description": "Mine", "seen": seen}).status_code == 302
    shown = recruiter.get(page(north, "library/pools/")).content.decode()
    assert "Mine" in shown
    assert "Interviewer North" in shown
    assert "Harbor" not in shown
    assert recruiter.get(page(north, f"library/pools/{theirs.pk}/")).status_code == 404
    assert north.client(north.interviewer).get(one).status_code == 403
    assert north.client(north.interviewer).get(page(north, "library/pools/")).status_code == 200
    for to in ("", "", "restore"):
        assert recruiter.post(page(north, f"library/pools/{pool.pk}/retire/"), {"to": to}).status_code == 302
    with north.scope():
        told = Event.objects.filter(subject_id=pool.pk).order_by("id").values_list("verb", flat=True)
        assert list(told)[-2:] == ["pool_retired", "pool_restored"]


def test_a_stage_names_a_pool_and_a_retired_one_stays_where_it_is(north):
    with north.scope(north.manager):
        requisition, act = create(north), north.act(north.manager)
        pool, technical = platform(north), stage(requisition, "Technical")
        change_stage(technical, pooled(pool), act=act)
        assert not any(note.key == "Technical" for note in notes_on(requisition))
        version = kickoff(requisition).version
        change_pool(pool, "Platform", description="", members=[], seen=seen_of(pool), act=act)
        assert kickoff(requisition).version == version, "who is in a pool is not what was signed"
        for _ in range(2):
            retire_pool(pool, act=act)
        change_stage(technical, pooled(pool), act=act)
        with pytest.raises(Incomplete, match="Choose a pool that is in use"):
            change_stage(stage(requisition, "Loop"), StageDraft("Loop", "onsite", 60, 7, (), (), pool.pk), act=act)
        restore_pool(pool, act=act)
        with pytest.raises(PoolNameTaken):
            add_pool("platform", description="Other", act=act)
        with pytest.raises(Incomplete, match="Choose people who work here"):
            add_pool("Other", members=[pool.pk], act=act)
        with pytest.raises(Stale):
            change_pool(pool, "Other", description="", members=[], seen="0", act=act)
    shown = north.client(north.manager).get(page(north, "requisitions/1/plan/")).content.decode()
    assert "anyone of" in shown
    assert "4 h 30 min of conversation" in shown


def test_a_plan_is_saved_in_versions_and_copied_never_linked(north):
    with north.scope(north.manager):
        first, second = create(north), create(north, title="Another")
        act = north.act(north.recruiter)
        pool = platform(north)
        change_stage(stage(first, "Technical"), pooled(pool), act=act)
        for _ in range(2):
            template = save_template(first, "Engineers", act=act)
        assert (template.version, template.versions.count()) == (1, 1)
        people = (north.interviewer.pk,)
        change_stage(stage(second, "Technical"), StageDraft("Technical", "interview", 30, 5, (), people), act=act)
        for _ in range(2):
            use_template(second, template, act=act)
        copied = stage(second, "Technical")
        assert (copied.minutes, copied.pool, copied.interviewer_set.get().member_id) == (60, pool, people[0])
        assert copied.focus_set.get().competency.name == "Dynamics"
        change_stage(stage(first, "Technical"), StageDraft("Technical", "interview", 90, 7), act=act)
        assert save_template(first, "engineers", act=act).version == 2
        assert stage(second, "Technical").minutes == 60
        assert [each.lines[2].minutes for each in template.versions.all()] == [60, 90]


def test_a_copy_takes_stages_away_but_none_that_is_named(north):
    with north.scope(north.manager):
        first, second = create(north), ready(north, title="Another")
        act = north.act(north.recruiter)
        first.stages.filter(name="Technical").delete()
        short = save_template(first, "Short", act=act)
        with pytest.raises(StageInUse, match="R1 is assessed in Technical"):
            use_template(second, short, act=act)
        third = create(north, title="Third")
        use_template(third, short, act=act)
        names = ["Recruiter screen", "Slate", "Loop", "Offer", "Hired"]
        assert [each.name for each in third.stages.all()] == names
        assert [each.position for each in third.stages.all()] == [1, 2, 3, 4, 5]
        change_stage(stage(third, "Loop"), StageDraft("Onsite", "onsite", 60), act=act)
        use_template(third, short, act=act)
        assert [each.name for each in third.stages.all()] == names
        for _ in range(2):
            retire_template(short, act=act)
        with pytest.raises(TemplateRetired):
            use_template(third, PlanTemplate.objects.get(), act=act)
        with pytest.raises(NotYours):
            use_template(third, short, act=north.act(north.second_interviewer))
        assert save_template(first, "Short", act=act).retired_at is None


def test_templates_on_pages(north, harbor):
    with north.scope(north.manager):
        create(north)
    with harbor.scope(harbor.manager):
        theirs = save_template(create(harbor), "Harbor template", act=harbor.act(harbor.recruiter))
    recruiter = north.client(north.recruiter)
    assert recruiter.post(page(north, "requisitions/1/plan/save/"), {"name": ""}).status_code == 422
    assert recruiter.post(page(north, "requisitions/1/plan/save/"), {"name": "Engineers"}).status_code == 302
    with north.scope():
        made = PlanTemplate.objects.get()
    shown = recruiter.get(page(north, "library/plans/")).content.decode()
    assert "Engineers" in shown
    assert "Harbor" not in shown
    assert "Recruiter screen" in recruiter.get(page(north, f"library/plans/{made.pk}/")).content.decode()
    assert recruiter.get(page(north, f"library/plans/{theirs.pk}/")).status_code == 404
    manager = north.client(north.manager)
    use = page(north, "requisitions/1/plan/copy/")
    assert manager.post(use, {"template": str(theirs.pk)}).status_code == 422
    assert manager.post(use, {"template": str(made.pk)}).status_code == 302
    assert manager.post(page(north, "requisitions/1/plan/save/"), {"name": "x"}).status_code == 403
    assert manager.post(page(north, f"library/plans/{made.pk}/retire/")).status_code == 403
    assert recruiter.post(page(north, f"library/plans/{made.pk}/retire/")).status_code == 302


def test_a_long_loop_is_said_at_the_kickoff_from_the_organizations_number_of_hours(north, harbor):
    with north.scope(north.manager):
        requisition, act = create(north), north.act(north.recruiter)
        assert not any("conversations take" in note.fact for note in notes_on(requisition))
        for _ in range(2):
            set_longest_loop(4, act=act)
        assert Event.objects.filter(verb="loop_rule_changed").count() == 1
        [note] = [note for note in notes_on(requisition) if "conversations take" in note.fact]
        assert (note.fact, note.blocks) == ("The conversations take 4 h 30 min.", False)
        with pytest.raises(Incomplete):
            set_longest_loop(0, act=act)
    with harbor.scope(harbor.manager):
        assert not any("conversations take" in note.fact for note in notes_on(create(harbor)))
    recruiter, at = north.client(north.recruiter), page(north, "library/plans/")
    assert (
        "The conversations take 4 h 30 min." in recruiter.get(page(north, "requisitions/1/kickoff/")).content.decode()
    )
    assert recruiter.post(at, {"hours": 6}).status_code == 302
    assert recruiter.post(at, {"hours": 600}).status_code == 422
    assert north.client(north.interviewer).post(at, {"hours": 1}).status_code == 403


def test_pools_templates_and_the_rule_by_a_program(north, harbor, client):
    with north.scope(north.manager):
        create(north)
    ours, theirs = Api(north, north.recruiter, client), Api(harbor, harbor.recruiter, client)
    made = ours("POST pools/", {"name": "Platform", "members": [str(north.interviewer.pk)]})
    assert made.status_code == 201, made.content
    one = f"pools/{made.json()['id']}/"
    assert theirs(f"GET {one}").status_code == 404
    assert ours(f"PUT {one}", {"name": "Code", "seen": "0"}).json()["code"] == "stale"
    changed = ours(f"PUT {one}", {"name": "Code", "seen": made.json()["seen"]})
    assert (changed.json()["name"], changed.json()["members"]) == ("Code", [])
    stages = ours("GET requisitions/1/stages/").json()["results"]
    draft = {"name": "Technical", "milestone": "interview", "pool": made.json()["id"]}
    put = ours(f"PUT requisitions/1/stages/{stages[2]['id']}/", draft)
    assert put.json()["pool"] == made.json()["id"]
    assert ours(f"GET {one}").json()["uses"] == 1
    assert ours(f"POST {one}retirement/").json()["retired_at"]
    assert ours(f"DELETE {one}retirement/").json()["retired_at"] is None
    saved = ours("POST plan-templates/", {"requisition": 1, "name": "Engineers"})
    assert saved.json()["versions"][0]["stages"][2]["pool"] == "Code"
    used = ours("POST requisitions/1/stages/template/", {"template": saved.json()["id"]})
    assert (used.status_code, used.json()["count"]) == (200, 6)
    assert theirs(f"GET plan-templates/{saved.json()['id']}/").status_code == 404
    assert ours(f"DELETE plan-templates/{saved.json()['id']}/").status_code == 204
    assert ours("PUT loop-rule/", {"longest_hours": 7}).json() == {"longest_hours": 7}
    assert theirs("GET loop-rule/").json() == {"longest_hours": 5}
    with north.scope():
        assert Stage.objects.filter(pool__name="Code").exists()
