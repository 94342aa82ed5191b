"""A seat that waits for a decision is told, once a version, to whoever may decide it, for as long as they may."""

import re

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.tenancy.access import Role
from hiring.tenancy.actions import people
from hiring.tenancy.models import Member, MemberRole
from requisitions.actions.plan import edit_plan_item, propose_plan_item, split_plan_item
from requisitions.actions.plan_decisions import decide_plan_item
from requisitions.rules.plan import Part
from tests.requisitions.agreeing import approve, draft, propose
from tests.world import LIVE_SINCE, MONDAY


def waiting(version=None):
    found = Message.objects.filter(kind="plan_waits").order_by("generation", "to_address")
    return list(found.filter(generation=version) if version else found)


def true_for(version=None):
    return [each.recipient.name.rsplit(maxsplit=1)[0] for each in waiting(version) if is_still_true(each)]


def decide(world, item, who, side, decision="open", version=1):
    return decide_plan_item(item, decision, side=side, version=version, reason="Not now.", act=world.act(who))


def test_everybody_who_may_decide_has_one_mail_with_the_way_to_the_item(north, harbor):
    with north.scope(north.manager):
        item = propose(north)
        mails = waiting()
        assert [each.recipient for each in mails] == [north.finance, north.ta_director, north.ta_leader]
        for mail in mails:
            assert re.findall(r"https?://\S+", mail.text) == [f"http://127.0.0.1:8471/o/north/plan/{item.number}/"]
            assert ("Controls Engineer" in mail.headline, "96" in mail.text) == (True, False)
        propose_plan_item(item, act=north.act(north.manager))
        assert len(waiting()) == 3, "proposing twice is once"
    with harbor.scope():
        assert not Message.objects.exists()


def test_what_one_of_a_side_decided_waits_for_no_other_of_it(north):
    with north.scope(north.manager):
        item = propose(north)
        assert true_for() == ["Finance", "Ta Director", "Ta Leader"]
        decide(north, item, north.ta_leader, "talent")
        assert true_for() == ["Finance"]
        decide(north, item, north.finance, "finance")
        assert true_for() == []


def test_an_item_sent_back_declined_or_split_waits_for_nobody(north):
    with north.scope(north.manager):
        for verb in ("send_back", "decline"):
            decide(north, propose(north), north.finance, "finance", verb)
        item = propose(north)
        parts = tuple(Part(title, "Engineering", 1, 60_000) for title in ("One", "Other"))
        split_plan_item(item, parts, reason="Two levels.", act=north.act(north.manager))
        assert true_for() == []


def test_a_material_change_asks_anew_and_makes_the_first_mail_untrue(north):
    with north.scope(north.manager):
        item = approve(north)
        edit_plan_item(item, draft(north, yearly_cost=120_000), seen_version=1, act=north.act(north.manager))
        assert true_for(1) == []
        assert true_for(2) == ["Finance", "Ta Director", "Ta Leader"]
        assert "changed" in waiting(2)[0].text
        edit_plan_item(
            item, draft(north, yearly_cost=120_000, title="Gait"), seen_version=2, act=north.act(north.manager)
        )
        assert len(waiting()) == 6, "a mended title asks nobody"


def test_a_draft_that_changes_asks_nobody(north):
    with north.scope(north.manager):
        item = propose(north)
        decide(north, item, north.finance, "finance", "send_back")
        edit_plan_item(item, draft(north, yearly_cost=120_000), seen_version=1, act=north.act(north.manager))
        assert waiting(2) == []


def test_neither_the_proposer_nor_who_may_no_longer_decide_is_asked(north):
    with north.scope(north.manager):
        MemberRole.objects.create(member=north.manager, role=Role.FINANCE, granted_at=MONDAY)
        actor = Member.objects.with_roles().get(pk=north.manager.pk)
        propose_plan_item_as(north, actor)
        assert north.manager not in [each.recipient for each in waiting()]
        people.change_roles(north.ta_director, [Role.CHRO], act=north.act(north.admin))
        people.deactivate(north.finance, act=north.act(north.admin))
        assert true_for() == ["Ta Leader"]


def propose_plan_item_as(world, actor):
    return propose(world.__class__(**{**world.__dict__, "manager": actor}))


def test_history_says_nothing(north):
    with north.scope(north.manager):
        item = propose(north)
        Message.objects.all().delete()
        edit = draft(north, yearly_cost=120_000)
        before = LIVE_SINCE.replace(year=LIVE_SINCE.year - 1)
        edit_plan_item(item, edit, seen_version=1, act=north.act(north.manager, before))
        assert waiting() == []
