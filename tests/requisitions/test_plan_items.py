"""A seat is argued for, changed, decided by two sides, split, and becomes a requisition."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from requisitions.actions.plan import PlanSettled, edit_plan_item, propose_plan_item, split_plan_item
from requisitions.actions.plan_decisions import NothingToDecide, TwoPeople, decide_plan_item
from requisitions.actions.requisition import NotApproved, create_requisition
from requisitions.models import Kickoff, PlanApproval, PlanItem, Requisition
from requisitions.rules.plan import Part
from tests.requisitions.agreeing import approve, draft, plan, propose, verbs
from tests.world import MONDAY


def test_both_sides_agree_and_the_seat_becomes_a_requisition_in_kickoff(north, harbor):
    with north.scope(north.manager):
        item = approve(north)
        requisition = create_requisition(item, act=north.act(north.recruiter))
        assert verbs(item) == ["plan_item_created", "plan_item_proposed", "plan_item_approved", "plan_item_approved"]
        assert [row["side"] for row in Event.objects.filter(verb="plan_item_approved").values_list("data", flat=True)]
        assert (requisition.reference, requisition.state, requisition.plan_item) == ("REQ-1", "kickoff", item)
        assert [(stage.name, stage.milestone, stage.agreed_days) for stage in requisition.stages.all()] == [
            ("Recruiter screen", "screen", 5),
            ("Slate", "manager_review", 4),
            ("Technical", "interview", 7),
            ("Loop", "onsite", 10),
            ("Offer", "offer", 5),
            ("Hired", "hired", None),
        ]
        kickoff = Kickoff.objects.get(requisition=requisition)
        assert (kickoff.version, kickoff.versions.get().version) == (1, 1)
        assert verbs(requisition) == ["requisition_created"]
    with harbor.scope(harbor.manager):
        assert not PlanItem.objects.exists()
        assert not Requisition.objects.exists()


def test_a_second_click_makes_no_second_requisition(north):
    with north.scope(north.manager):
        item = approve(north)
        first = create_requisition(item, act=north.act(north.recruiter))
        assert create_requisition(item, act=north.act(north.recruiter)) == first
        assert Requisition.objects.count() == 1


def test_without_both_approvals_there_is_no_requisition(north):
    with north.scope(north.manager):
        item = propose(north)
        decide_plan_item(item, "open", side="finance", version=1, act=north.act(north.finance))
        with pytest.raises(NotApproved):
            create_requisition(item, act=north.act(north.recruiter))


def test_without_a_recruiter_there_is_no_requisition(north):
    with north.scope(north.manager):
        item = approve(north, recruiter_id=None)
        with pytest.raises(Incomplete, match="Name a recruiter"):
            create_requisition(item, act=north.act(north.ta_leader))


def test_a_material_change_raises_the_version_and_voids_what_was_decided(north):
    with north.scope(north.manager):
        item = approve(north)
        edit_plan_item(item, draft(north, yearly_cost=120_000), seen_version=1, act=north.act(north.manager))
        item.refresh_from_db()
        assert (item.version, item.state) == (2, PlanItem.State.PROPOSED)
        assert [each.version for each in item.versions.all()] == [1, 2]
        with pytest.raises(NotApproved):
            create_requisition(item, act=north.act(north.recruiter))


def test_naming_the_recruiter_or_mending_the_title_voids_nothing(north):
    with north.scope(north.manager):
        item = approve(north, recruiter_id=None)
        changed = draft(north, title="Gait Engineer")
        edit_plan_item(item, changed, seen_version=1, act=north.act(north.manager))
        item.refresh_from_db()
        assert (item.title, item.recruiter, item.version, item.state) == (
            "Gait Engineer",
            north.recruiter,
            1,
            PlanItem.State.APPROVED,
        )


def test_an_edit_of_a_version_that_has_moved_on_names_who_moved_it(north):
    with north.scope(north.manager):
        item = plan(north)
        edit_plan_item(item, draft(north, seats=2), seen_version=1, act=north.act(north.ta_leader))
        with pytest.raises(Stale, match="Ta changed it, 10:00"):
            edit_plan_item(item, draft(north, seats=3), seen_version=1, act=north.act(north.manager))
        item.refresh_from_db()
        assert item.seats == 2


def test_a_lesser_edit_is_not_lost_either(north):
    with north.scope(north.manager):
        item = approve(north)
        edit_plan_item(item, draft(north, title="Gait Engineer"), seen_version=1, act=north.act(north.ta_leader))
        with pytest.raises(Stale, match="Ta changed it"):
            edit_plan_item(item, draft(north, location="Leiden"), seen_version=1, act=north.act(north.manager))
        seen = {"seen_version": 1, "seen_edit": 1}
        edit_plan_item(item, draft(north, location="Leiden"), **seen, act=north.act(north.manager))
        item.refresh_from_db()
        assert (item.title, item.location, item.version, item.edit) == ("Controls Engineer North", "Leiden", 1, 2)
        assert item.state == PlanItem.State.APPROVED
        said = [(each.version, each.edit, each.content.splitlines()[0]) for each in item.versions.all()]
        assert said == [
            (1, 0, "Title: Controls Engineer North"),
            (1, 1, "Title: Gait Engineer"),
            (1, 2, "Title: Controls Engineer North"),
        ]


def test_a_way_that_is_only_ticked_and_a_band_that_cannot_be_are_refused(north):
    with north.scope(north.manager):
        with pytest.raises(Incomplete, match="Upskilling: say why"):
            plan(north, upskill="No.")
        with pytest.raises(Incomplete, match="outside its band"):
            plan(north, cost_low=100_000)
        assert not PlanItem.objects.exists()


def test_saving_what_is_there_leaves_no_trace(north):
    with north.scope(north.manager):
        item = plan(north)
        edit_plan_item(item, draft(north), seen_version=1, act=north.act(north.manager))
        assert verbs(item) == ["plan_item_created"]


def test_one_person_does_not_speak_for_both_sides(north):
    with north.scope(north.manager):
        north.finance.role_set.create(role="ta_leader", granted_at=MONDAY)
        item = propose(north)
        decide_plan_item(item, "open", side="finance", version=1, act=north.act(north.finance))
        with pytest.raises(TwoPeople):
            decide_plan_item(item, "open", side="talent", version=1, act=north.act(north.finance))
        with pytest.raises(IntegrityError, match="the_two_sides_are_two_people"), transaction.atomic():
            PlanApproval.objects.create(
                plan_item=item, version=1, side="talent", decision="open", decided_by=north.finance, decided_at=MONDAY
            )


def test_a_side_decides_for_itself_and_on_the_version_that_stands(north):
    with north.scope(north.manager):
        item = propose(north)
        with pytest.raises(NotYours):
            decide_plan_item(item, "open", side="finance", version=1, act=north.act(north.ta_leader))
        edit_plan_item(item, draft(north, seats=2), seen_version=1, act=north.act(north.manager))
        with pytest.raises(Stale, match="at version 2 now"):
            decide_plan_item(item, "open", side="finance", version=1, act=north.act(north.finance))
        decide_plan_item(item, "open", side="finance", version=2, act=north.act(north.finance))
        with pytest.raises(NothingToDecide):
            decide_plan_item(item, "decline", side="finance", version=2, reason="No", act=north.act(north.finance))


def test_sent_back_with_a_reason_it_returns_only_changed(north):
    with north.scope(north.manager):
        item = propose(north)
        with pytest.raises(Incomplete, match="Say why"):
            decide_plan_item(item, "send_back", side="talent", version=1, act=north.act(north.ta_leader))
        reason = "Which outcome would a senior bring that a mid-level would not?"
        decide_plan_item(item, "send_back", side="talent", version=1, reason=reason, act=north.act(north.ta_leader))
        item.refresh_from_db()
        assert item.state == PlanItem.State.SENT_BACK
        with pytest.raises(Incomplete, match="says the same"):
            propose_plan_item(item, act=north.act(north.manager))
        better = draft(north, outcome="The controller ships in May")
        edit_plan_item(item, better, seen_version=1, act=north.act(north.manager))
        assert propose_plan_item(item, act=north.act(north.manager)).state == PlanItem.State.PROPOSED
        assert verbs(item)[-3:] == ["plan_item_sent_back", "plan_item_changed", "plan_item_proposed"]


def test_a_declined_seat_is_settled(north):
    with north.scope(north.manager):
        item = propose(north)
        decide_plan_item(item, "decline", side="finance", version=1, reason="No budget", act=north.act(north.finance))
        with pytest.raises(PlanSettled):
            edit_plan_item(item, draft(north, seats=2), seen_version=1, act=north.act(north.manager))


def test_a_split_keeps_the_parent_and_links_both_levels(north):
    with north.scope(north.manager):
        item = plan(north, seats=2)
        levels = (
            Part("Senior Controls Engineer", "Engineering", 1, 120_000),
            Part("Controls Engineer", "Engineering", 1, 80_000),
        )
        senior, junior = split_plan_item(item, levels, reason="Two levels.", act=north.act(north.ta_leader))
        item.refresh_from_db()
        assert item.state == PlanItem.State.SPLIT
        assert [(part.parent, part.state, part.title, part.yearly_cost) for part in (senior, junior)] == [
            (item, "draft", "Senior Controls Engineer", 120_000),
            (item, "draft", "Controls Engineer", 80_000),
        ]
        assert senior.outcome == item.outcome
        with pytest.raises(PlanSettled):
            split_plan_item(item, levels, reason="Two levels.", act=north.act(north.ta_leader))


def test_somebody_elses_seat_is_not_theirs_to_change(north):
    with north.scope(north.manager):
        item = plan(north)
        other = replace(draft(north), seats=5)
        with pytest.raises(NotYours):
            edit_plan_item(item, other, seen_version=1, act=north.act(north.interviewer))
