"""Every decision has its reason, its person and its version; the policy says whose words a seat needs, and when."""

from datetime import date, timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours, Stale
from hiring.tenancy.models import Member, MemberRole
from requisitions.actions.plan import PlanSettled, edit_plan_item, propose_plan_item, withdraw_plan_item
from requisitions.actions.plan_decisions import NothingToDecide, TwoPeople, decide_plan_item
from requisitions.actions.plan_policy import change_plan_policy
from requisitions.actions.requisition import cancel_requisition
from requisitions.models import PlanApproval, PlanItem, PlanPolicy
from requisitions.queries.approvals import USUAL, in_force, step_to_decide, waiting_for
from requisitions.queries.plan_budget import totals
from requisitions.rules.plan import MATERIAL
from requisitions.rules.plan_policy import Step
from tests.requisitions.agreeing import approve, create, draft, plan, propose, verbs
from tests.requisitions.calling import Api
from tests.world import MONDAY

MARCH = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def on_monday(move_clock):
    move_clock(MONDAY)


def page(world, path=""):
    return f"/o/{world.slug}/{path}"


def decide(world, item, who, side, decision="open", **more):
    return decide_plan_item(item, decision, side=side, version=1, act=world.act(who), **more)


def board(world, material=MATERIAL, **changes):
    """Both as usual, and then the CHRO by name, from 150,000 a year."""
    chro = {"key": "board", "name": "Board", "side": "business", "order": 2, "people": (world.chro.pk,)}
    step = Step(**{**chro, "from_cost": 150_000, **changes})
    return change_plan_policy(
        steps=[*USUAL, step],
        material=material,
        note="The board sees dear seats",
        expected_version=in_force().version,
        act=world.act(world.admin),
    )


@pytest.mark.parametrize(
    ("decision", "state", "verb"),
    [
        pytest.param("internal", "internal", "plan_item_filled_inside", id="filled from inside"),
        pytest.param("upskill", "upskilled", "plan_item_upskilled", id="upskilled"),
        pytest.param("decline", "declined", "plan_item_declined", id="declined"),
    ],
)
def test_a_decision_that_ends_a_seat(north, harbor, decision, state, verb):
    with north.scope(north.manager):
        item = propose(north)
        with pytest.raises(Incomplete, match="Say why"):
            decide(north, item, north.finance, "finance", decision)
        decide(north, item, north.finance, "finance", decision, reason="Bram moves over in June.")
        item.refresh_from_db()
        assert (item.state, verbs(item)[-1]) == (state, verb)
        said = PlanApproval.objects.get()
        assert (said.version, said.reason, said.decided_by, said.decided_at) == (
            1, "Bram moves over in June.", north.finance, MONDAY,
        )  # fmt: skip
        with pytest.raises(PlanSettled):
            edit_plan_item(item, draft(north, seats=2), seen_version=1, act=north.act(north.manager))
        with pytest.raises(NothingToDecide):
            decide(north, item, north.ta_leader, "talent")
    with harbor.scope(harbor.manager):
        assert not PlanApproval.objects.exists()


def test_a_delay_names_its_day_and_then_everybody_is_asked_anew(north):
    with north.scope(north.manager):
        item = propose(north)
        decide(north, item, north.ta_leader, "talent")
        for until in (None, MONDAY.date()):
            with pytest.raises(Incomplete, match="still to come"):
                decide(north, item, north.finance, "finance", "delay", reason="The budget is spent.", until=until)
        decide(north, item, north.finance, "finance", "delay", reason="The budget is spent.", until=MARCH)
        item.refresh_from_db()
        assert (item.state, item.delayed_until_on) == ("delayed", MARCH)
        assert Event.objects.get(verb="plan_item_delayed").data == {
            "side": "finance", "version": 1, "until": "2027-03-01",
        }  # fmt: skip
        with pytest.raises(Incomplete, match="delayed until 1 March 2027"):
            propose_plan_item(item, act=north.act(north.manager))
        then = MONDAY + timedelta(days=100)
        propose_plan_item(item, act=north.act(north.manager, then))
        item.refresh_from_db()
        assert (item.state, item.version, item.delayed_until_on) == ("proposed", 2, None)
        assert waiting_for(north.ta_leader) == [item]


def test_a_delayed_seat_that_is_changed_can_be_proposed_at_once(north):
    with north.scope(north.manager):
        item = propose(north)
        decide(north, item, north.finance, "finance", "delay", reason="Too dear.", until=MARCH)
        edit_plan_item(item, draft(north, yearly_cost=80_000), seen_version=1, act=north.act(north.manager))
        assert propose_plan_item(item, act=north.act(north.manager)).version == 2


def test_a_title_is_mended_as_asked_and_put_forward_again(north):
    with north.scope(north.manager):
        item = propose(north)
        decide(north, item, north.finance, "finance", "send_back", reason="Two seats have this title.")
        later = north.act(north.manager, MONDAY + timedelta(hours=1))
        with pytest.raises(Incomplete, match="says the same"):
            propose_plan_item(item, act=later)
        edit_plan_item(item, draft(north, title="Gait engineer"), seen_version=1, act=later)
        assert propose_plan_item(item, act=later).version == 2
        assert waiting_for(north.finance) == [item]


def test_nobody_decides_about_the_seat_they_ask_for(north):
    with north.scope(north.manager):
        north.manager.role_set.create(role="finance", granted_at=MONDAY)
        item = propose(north)
        with pytest.raises(TwoPeople, match="It is your own seat"):
            decide(north, item, north.manager, "finance")
        assert waiting_for(north.manager) == []
        assert north.manager not in [each.recipient for each in Message.objects.filter(kind="plan_waits")]


def test_who_may_speak_for_two_is_asked_for_the_one_that_nobody_else_can(north):
    with north.scope(north.manager):
        MemberRole.objects.exclude(member__in=[north.finance, north.ta_leader, north.manager]).delete()
        north.ta_leader.role_set.create(role="finance", granted_at=MONDAY)
        item = propose(north)
        both = Member.objects.with_roles().get(pk=north.ta_leader.pk)
        assert (step_to_decide(item, both).key, step_to_decide(item, north.finance).key) == ("talent", "finance")
        decide(north, item, both, "talent")
        item.refresh_from_db()
        assert step_to_decide(item, both) is None


def test_a_seat_that_nobody_could_decide_on_is_not_put_to_anybody(north):
    """The only finance partner asks for it."""
    with north.scope():
        item = plan(north, hiring_manager_id=north.finance.pk)
        with pytest.raises(Incomplete, match="Nobody is left to decide for Finance: it takes Finance partner, and"):
            propose_plan_item(item, act=north.act(north.finance))
        item.refresh_from_db()
        assert (item.state, Message.objects.count()) == ("draft", 0)


@pytest.mark.parametrize(
    ("seats", "now"),
    [pytest.param(1, 2, id="the board is asked now"), pytest.param(2, 1, id="nobody would be asked any more")],
)
def test_a_change_of_who_is_asked_is_another_version(north, seats, now):
    with north.scope(north.manager):
        board(north, material=MATERIAL - {"seats"})
        item = propose(north, seats=seats)
        decide(north, item, north.finance, "finance")
        decide(north, item, north.ta_leader, "talent")
        edit_plan_item(item, draft(north, seats=now), seen_version=1, act=north.act(north.manager))
        item.refresh_from_db()
        assert (item.state, item.version, item in waiting_for(north.finance)) == ("proposed", 2, True)


def test_a_version_that_never_was_is_refused_in_words(north):
    with north.scope(north.manager):
        propose(north)
    vote = {"decision": "open", "side": "finance", "version": "999"}
    answer = north.client(north.finance).post(page(north, "plan/1/decide/"), vote)
    assert (answer.status_code, "you read version 999" in answer.content.decode()) == (409, True)


def test_a_seat_taken_off_the_plan_keeps_its_reason_and_who_may(north):
    with north.scope(north.manager):
        item = plan(north)
        for refused, by, reason, version in (
            (NotYours, north.interviewer, "x", 1),
            (Incomplete, north.manager, " ", 1),
            (Stale, north.manager, "x", 3),
        ):
            with pytest.raises(refused):
                withdraw_plan_item(item, reason=reason, version=version, act=north.act(by))
        withdraw_plan_item(item, reason="The contract went elsewhere.", version=1, act=north.act(north.manager))
        with pytest.raises(PlanSettled):
            withdraw_plan_item(item, reason="Again", version=1, act=north.act(north.manager))
        assert verbs(item)[-1] == "plan_item_withdrawn"


def test_a_seat_whose_requisition_was_cancelled_is_late_no_more_and_comes_off_the_plan(north):
    with north.scope(north.manager):
        act = north.act(north.manager)
        cancel_requisition(create(north), act=act)
        item, late = PlanItem.objects.get(), date(2027, 6, 1)
        assert totals(PlanItem.objects.all(), late).overdue == 0
        with pytest.raises(PlanSettled, match="Withdraw PLAN-1"):
            edit_plan_item(item, draft(north, seats=2), seen_version=1, act=act)
    manager = north.client(north.manager)
    shown = manager.get(page(north, "plan/1/")).content.decode()
    assert ("REQ-1 was cancelled." in shown, "Withdraw</a>" in shown, "Split in two" in shown) == (True, True, False)
    assert manager.post(page(north, "plan/1/withdraw/"), {"reason": "Not this year", "seen": 1}).status_code == 302
    with north.scope(north.manager):
        assert totals(PlanItem.objects.all(), late).cost == 0
        assert PlanItem.objects.get().state == "withdrawn"


def test_the_board_is_asked_last_and_about_dear_seats_alone(north, harbor):
    with north.scope(north.manager):
        board(north)
        cheap, dear = approve(north), propose(north, seats=2)
        assert cheap.state == "approved"
        with pytest.raises(NothingToDecide, match="Finance and Talent acquisition decide first"):
            decide(north, dear, north.chro, "board")
        decide(north, dear, north.finance, "finance")
        decide(north, dear, north.ta_leader, "talent")
        dear.refresh_from_db()
        assert (dear.state, waiting_for(north.chro)) == ("proposed", [dear])
        asked = Message.objects.filter(kind="plan_waits", subject_id=dear.pk)
        true = [each.recipient for each in asked if is_still_true(each)]
        assert true == [north.chro]
        with pytest.raises(NotYours):
            decide(north, dear, north.finance, "board")
        decide(north, dear, north.chro, "board")
        dear.refresh_from_db()
        assert dear.state == "approved"
        with pytest.raises(NothingToDecide, match="needs no word of"):
            decide(north, propose(north), north.chro, "board")
    with harbor.scope(harbor.manager):
        assert in_force().version == 0


def test_nobody_speaks_for_two_steps_and_a_seat_keeps_the_policy_it_was_proposed_under(north):
    with north.scope(north.manager):
        dear = propose(north, seats=2)
        board(north, people=(north.finance.pk, north.admin.pk))
        decide(north, dear, north.finance, "finance")
        decide(north, dear, north.ta_leader, "talent")
        dear.refresh_from_db()
        assert dear.state == "approved", "proposed before there was a board"
        later = propose(north, seats=2)
        decide(north, later, north.finance, "finance")
        decide(north, later, north.ta_leader, "talent")
        with pytest.raises(TwoPeople):
            decide(north, later, north.finance, "board")


def test_what_voids_decisions_is_the_organizations_to_say(north):
    with north.scope(north.manager):
        change_plan_policy(
            steps=USUAL, material=["location"], note="Only the place", expected_version=0, act=north.act(north.admin)
        )
        item = approve(north)
        edit_plan_item(item, draft(north, yearly_cost=99_000), seen_version=1, act=north.act(north.manager))
        item.refresh_from_db()
        assert (item.state, item.version, item.edit) == ("approved", 1, 1)
        moved = draft(north, yearly_cost=99_000, location="Leiden")
        edit_plan_item(item, moved, seen_version=1, seen_edit=1, act=north.act(north.manager))
        item.refresh_from_db()
        assert (item.state, item.version) == ("proposed", 2)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"steps": USUAL[:1]}, "Talent acquisition agrees to every seat", id="no talent"),
        pytest.param({"material": []}, "Choose at least one field", id="nothing voids"),
        pytest.param({"material": ["state"]}, "nothing that a plan item says", id="no such field"),
        pytest.param({"stranger": True}, "see the whole plan", id="somebody who sees no plan"),
    ],
)
def test_a_policy_that_cannot_be_is_refused(north, change, said):
    with north.scope(north.admin):
        steps = change.get("steps", USUAL)
        if change.get("stranger"):
            steps = [*USUAL, Step("x", "X", "business", 2, people=(north.interviewer.pk,))]
        with pytest.raises(Incomplete, match=said):
            change_plan_policy(
                steps=steps,
                material=change.get("material", MATERIAL),
                note="x",
                expected_version=0,
                act=north.act(north.admin),
            )
        assert not PlanPolicy.objects.exists()


def sent(current, **changes):
    fields = {"material": sorted(MATERIAL), "note": "A board", "seen": str(current)}
    for n, step in enumerate(USUAL):
        fields |= {f"step{n}-name": step.name, f"step{n}-key": step.key, f"step{n}-side": step.side}
        fields |= {f"step{n}-order": "1", f"step{n}-from_cost": "0", f"step{n}-roles": list(step.roles)}
    return {**fields, **changes}


def test_the_policy_by_page(north, harbor):
    admin, where = north.client(north.admin), page(north, "settings/seats/")
    assert "finance and a TA leader, at once" in admin.get(where).content.decode()
    new = {"step2-name": "Board", "step2-side": "business", "step2-order": "2", "step2-from_cost": "150000"}
    nobody = admin.post(where, sent(0, **new))
    assert (nobody.status_code, "Board: choose a role, or people." in nobody.content.decode()) == (422, True)
    assert admin.post(where, sent(0, **new, **{"step2-people": [str(north.chro.pk)]})).status_code == 302
    again = admin.post(where, sent(0))
    assert (again.status_code, "Version 1 was written meanwhile" in again.content.decode()) == (409, True)
    shown = admin.get(where).content.decode()
    assert "Version 1 counts." in shown
    assert "Chro North, asked as number 2, from 150,000 EUR" in shown
    assert north.client(north.ta_leader).get(where).status_code == 403
    assert harbor.client(harbor.admin).get(where).status_code == 404
    with harbor.scope():
        assert not PlanPolicy.objects.exists()


def test_a_decision_on_a_version_that_moved_on_shows_the_difference_and_keeps_the_words(north):
    with north.scope(north.manager):
        item = propose(north)
        edit_plan_item(item, draft(north, seats=3), seen_version=1, act=north.act(north.ta_leader))
    vote = {"side": "finance", "decision": "decline", "version": "1", "reason": "We have enough of them."}
    stale = north.client(north.finance).post(page(north, "plan/1/decide/"), vote)
    shown = stale.content.decode()
    assert (stale.status_code, "at version 2 now, and you read version 1" in shown) == (409, True)
    assert "Changed since version 1" in shown
    assert "Seats: <del>1</del><ins>3</ins>" in shown
    assert "We have enough of them." in shown
    assert north.client(north.finance).post(page(north, "plan/1/decide/"), {**vote, "version": "2"}).status_code == 302


def test_a_delay_by_page_needs_its_day_and_shows_it(north):
    with north.scope(north.manager):
        propose(north)
    finance = north.client(north.finance)
    vote = {"side": "finance", "decision": "delay", "version": "1", "reason": "The budget is spent."}
    refused = finance.post(page(north, "plan/1/decide/"), vote)
    assert (refused.status_code, "Choose the day from which" in refused.content.decode()) == (422, True)
    assert finance.post(page(north, "plan/1/decide/"), {**vote, "until": "2027-03-01"}).status_code == 302
    shown = finance.get(page(north, "plan/1/")).content.decode()
    assert "Delay it until a day, 1 March 2027." in shown
    assert "1 Mar 2027" in finance.get(page(north, "plan/")).content.decode()


def test_withdrawing_by_page(north):
    with north.scope(north.manager):
        plan(north)
    manager, where = north.client(north.manager), page(north, "plan/1/withdraw/")
    assert manager.post(where, {"reason": "", "seen": "1"}).status_code == 422
    assert manager.post(where, {"reason": "No customer", "seen": "2"}).status_code == 409
    assert manager.post(where, {"reason": "No customer", "seen": "1"}).status_code == 302
    assert "“No customer”" in manager.get(page(north, "plan/1/")).content.decode()
    assert north.client(north.interviewer).get(where).status_code == 403


def test_decisions_and_the_policy_by_program(north, harbor, client):
    with north.scope(north.manager):
        propose(north, seats=2)
        plan(north)
    finance = Api(north, north.finance, client)
    late = {"side": "finance", "decision": "delay", "version": 1, "reason": "Spent", "until": "2027-03-01"}
    assert finance("POST plan-items/1/decisions/", {**late, "until": None}).status_code == 422
    told = finance("POST plan-items/1/decisions/", late).json()
    assert (told["state"], told["delayed_until_on"], told["approvals"][0]["until_on"]) == (
        "delayed", "2027-03-01", "2027-03-01",
    )  # fmt: skip
    manager = Api(north, north.manager, client)
    assert manager("POST plan-items/2/withdraw/", {"reason": "x", "version": 1}).json()["state"] == "withdrawn"
    assert manager("POST plan-items/2/withdraw/", {"reason": "x", "version": 1}).status_code == 409
    admin = Api(north, north.admin, client)
    now = admin("GET plan-policy/").json()
    assert (now["version"], [step["key"] for step in now["steps"]]) == (0, ["finance", "talent"])
    named = {"key": "board", "name": "Board", "side": "business", "order": 2, "people": [str(north.chro.pk)]}
    new = {"steps": [*now["steps"], named], "material": now["material"], "note": "A board", "seen_version": 0}
    assert admin("PUT plan-policy/", new).json()["version"] == 1
    assert admin("PUT plan-policy/", new).status_code == 409
    assert finance("PUT plan-policy/", new).status_code == 403
    theirs = {**named, "people": [str(harbor.chro.pk)]}
    refused = admin("PUT plan-policy/", {**new, "steps": [*now["steps"], theirs], "seen_version": 1})
    assert refused.status_code == 422


def test_the_form_says_which_decisions_need_a_reason_and_which_a_day(north):
    with north.scope():
        number = propose(north).number
    shown = north.client(north.finance).get(page(north, f"plan/{number}/")).content.decode()
    form = shown[shown.index('id="decide"') :]
    for name, words in (("Reason", "for everything but opening it"), ("Until", "for a delay")):
        assert f'{name} <span class="field-optional">{words}</span>' in form
    assert ">optional<" not in form
