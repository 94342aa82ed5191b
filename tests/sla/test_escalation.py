"""Each rule from what happened to the case: what is counted about whom, what is taken back, what time alone makes."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.actions import record
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.actions.people import change_roles, deactivate
from hiring.tenancy.models import Member
from requisitions.actions import interview as interviews
from requisitions.actions.application import reject, reopen
from requisitions.actions.slate import Proposal, draft_slate, present_slate
from requisitions.actions.slate_answer import return_slate
from sla.actions.cases import decide
from sla.actions.policy import change_policy, policy_in_force
from sla.actions.sweep import sweep
from sla.models import Commitment, EscalationCase, EscalationLook
from sla.queries.rulebook import rules_of
from sla.rules.rule_terms import rules_as_data
from tests.requisitions.running import run
from tests.sla.test_engine import hold, local, two_missed_debriefs
from tests.world import MONDAY

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# Six weeks after 1 October at nine: winter time has begun meanwhile.
FULL = local(12, 8)


def with_rule(world, key, **changes):
    """A policy in which one rule reads otherwise."""
    current = policy_in_force(MONDAY)
    rules = [{**data, **changes} if data["key"] == key else data for data in rules_as_data(rules_of(current))]
    act = Act.live(world.admin, local(1, 9, month=9))
    return change_policy(terms={}, escalation=rules, note="x", expected_version=current.version, act=act)


def call_off(running, name, *, start, notice, side="manager"):
    """An interview at `start`, called off so long before it."""
    scheduled = interviews.schedule(
        running.apply(name, days=-30),
        stage=running.stages["Technical"],
        slot=interviews.Slot(start, start + HOUR, "Room 4"),
        interviewers=[running.world.interviewer],
        act=Act.live(running.world.recruiter, start - 5 * DAY),
    )
    why = interviews.Cause("company_plan", side=side)
    return interviews.cancel(scheduled, why=why, act=Act.live(running.world.recruiter, start - notice))


def test_three_interviews_called_off_within_a_day_of_their_start_are_a_case(north, harbor):
    with north.scope():
        running = run(north)
        for day, notice in [(10, 30 * HOUR), (11, 5 * HOUR), (12, 23 * HOUR)]:
            call_off(running, f"Person{day} North", start=local(day, 14), notice=notice)
        call_off(running, "Fourth North", start=local(13, 14), notice=HOUR, side="recruiter")
        assert not EscalationCase.objects.exists()
        call_off(running, "Fifth North", start=local(17, 14), notice=2 * HOUR)
        case = EscalationCase.objects.get()
        assert (case.rule, case.about, case.decider, case.value) == (
            "late_cancellations",
            north.manager,
            north.ta_leader,
            3,
        )
        assert [each.event.verb for each in case.evidence.all()] == ["interview_cancelled"] * 3
        letter = Message.objects.get(kind="case", recipient=north.ta_leader)
        assert "Three interviews called off within 24 h of the start in 30 days" in letter.text
        assert "Interview called off 2 h before its start, 17 November" in letter.text
        assert "Fifth" not in letter.text
    with harbor.scope():
        assert not EscalationCase.objects.exists()


def test_an_interview_that_was_moved_counts_by_the_time_it_had(north):
    with north.scope():
        with_rule(north, "late_cancellations", threshold=1)
        running = run(north)
        start = local(12, 14)
        scheduled = interviews.schedule(
            running.apply("Nadia Kowalczyk", days=-30),
            stage=running.stages["Technical"],
            slot=interviews.Slot(start, start + HOUR),
            interviewers=[north.interviewer],
            act=Act.live(north.recruiter, start - 5 * DAY),
        )
        later = interviews.Slot(start + 7 * DAY, start + 7 * DAY + HOUR)
        why = interviews.Cause("company_plan", side="manager")
        interviews.reschedule(scheduled, slot=later, why=why, act=Act.live(north.recruiter, start - 2 * HOUR))
        assert EscalationCase.objects.get().rule == "late_cancellations"


@pytest.fixture
def rejections(north):
    """Five candidates declined by the manager without a requirement."""
    with north.scope():
        running = run(north)
        applications = [running.apply(f"Person{n} North", days=-40) for n in range(6)]
        decline(north.recruiter, applications[5], at=local(2, 9))
        for n in range(5):
            assert not EscalationCase.objects.exists()
            decline(north.manager, applications[n], at=local(3 + n, 9))
    return applications


def decline(member, application, *, at):
    reject(application, reason="other", note="Not for us", act=Act.live(member, at))


def test_five_declined_without_a_requirement_are_a_case_and_the_recruiters_own_is_not_the_managers(north, rejections):
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.rule, case.about, case.value, case.evidence.count()) == (
            "unexplained_rejections",
            north.manager,
            5,
            5,
        )
        letter = Message.objects.get(kind="case", recipient=north.ta_leader)
        assert "Five candidates declined without a requirement in 42 days" in letter.text
        assert "Not for us" not in letter.text


def test_one_taken_back_says_on_the_case_that_it_no_longer_holds_and_it_goes_up_no_further(north, rejections):
    with north.scope():
        reopen(rejections[2], act=Act.live(north.manager, local(9, 10)))
        case = EscalationCase.objects.get()
        assert case.weakened_at == local(9, 10)
        assert Event.objects.filter(verb="case_weakened", subject_id=case.pk).count() == 1
        letter = Message.objects.get(kind="case_news", recipient=north.ta_leader)
        assert letter.headline == "CASE-1 no longer holds: what it rests on was put right"
    for day in (9, 10, 11, 12):
        sweep(north.organization.pk, now=local(day, 11))
    with north.scope():
        case.refresh_from_db()
        assert (case.level, case.decider) == (0, north.ta_leader)
        assert not Message.objects.filter(recipient=north.chro).exists()


def send_back(running, name, *, at):
    world = running.world
    proposal = Proposal(running.apply(name, days=-30), {each.pk: "x" for each in running.requirements})
    another = Proposal(running.apply(f"An{name}", days=-30), {each.pk: "x" for each in running.requirements})
    slate = draft_slate(running.requisition, [proposal, another], act=Act.live(world.recruiter, at - DAY))
    present_slate(slate, act=Act.live(world.recruiter, at - DAY))
    return_slate(slate, reason="None has real-time C++", act=Act.live(world.manager, at))


def test_two_slates_returned_as_off_criteria_go_to_the_ta_director(north):
    with north.scope():
        running = run(north)
        send_back(running, "Ada North", at=local(4, 9))
        assert not EscalationCase.objects.exists()
        send_back(running, "Bob North", at=local(11, 9))
        case = EscalationCase.objects.get()
        assert (case.rule, case.about, case.decider, case.decider_role, case.level) == (
            "slates_returned",
            north.recruiter,
            north.ta_director,
            "ta_director",
            1,
        )
        assert "real-time" not in Message.objects.get(kind="case", recipient=north.ta_director).text


def test_a_business_leader_of_the_department_has_it_first_and_it_goes_up_to_the_director_by_itself(north):
    with north.scope():
        change_roles(north.finance, ["business_leader"], act=north.act(north.admin))
        Member.objects.filter(pk=north.finance.pk).update(department="Engineering")
        running = run(north)
        type(running.requisition).objects.update(department="Engineering")
        send_back(running, "Ada North", at=local(4, 9))
        send_back(running, "Bob North", at=local(11, 9))
        case = EscalationCase.objects.get()
        assert (case.decider, case.level) == (north.finance, 0)
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        case.refresh_from_db()
        assert (case.decider, case.level) == (north.ta_director, 1)


@pytest.fixture
def standing(north):
    """A requisition that was opened on 1 October, where nothing has moved since."""
    act = Act.live(north.recruiter, local(1, 9, month=10))
    with north.scope():
        running = run(north)
        record("requisition_opened", running.requisition, act=act, thread=running.requisition)
        assert EscalationLook.objects.get().next_action_at == FULL
    return running


def test_six_weeks_without_progress_are_found_by_the_sweep_and_opened_once(north, harbor, standing):
    sweep(north.organization.pk, now=FULL - HOUR)
    with north.scope():
        assert not EscalationCase.objects.exists()
    for _ in range(2):
        sweep(north.organization.pk, now=FULL)
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.rule, case.about, case.value, case.scope_id) == (
            "stalled",
            north.manager,
            42,
            standing.requisition.pk,
        )
        assert not EscalationLook.objects.exists()
        assert "42 days without progress" in Message.objects.get(kind="case", recipient=north.ta_leader).headline
    with harbor.scope():
        assert not EscalationCase.objects.exists()


def test_what_moves_puts_the_look_off_and_costs_nothing_until_then(north, standing):
    with north.scope():
        hold(north, standing.apply("Nadia Kowalczyk", days=-40), at=local(5, 13))
        assert EscalationLook.objects.get().next_action_at == FULL
    sweep(north.organization.pk, now=FULL)
    with north.scope():
        assert not EscalationCase.objects.filter(rule="stalled").exists()
        assert EscalationLook.objects.get().next_action_at == local(17, 14, month=12)


def test_days_on_hold_do_not_count(north, standing):
    def become(verb, day):
        at = Act.live(north.recruiter, local(day, 9))
        record(verb, standing.requisition, act=at, thread=standing.requisition)

    with north.scope():
        become("requisition_held", 2)
    sweep(north.organization.pk, now=FULL)
    with north.scope():
        assert not EscalationLook.objects.exists(), "while it is on hold nothing is looked for"
        become("requisition_resumed", 16)
        assert EscalationLook.objects.get().next_action_at == FULL + 14 * DAY
    sweep(north.organization.pk, now=FULL + 14 * DAY)
    with north.scope():
        assert EscalationCase.objects.get(rule="stalled").value == 42


def test_progress_that_we_learn_of_late_weakens_the_case(north, standing):
    sweep(north.organization.pk, now=FULL)
    with north.scope():
        learned_late = Act(north.recruiter, local(2, 9), local(13, 9))
        record("debrief_held", standing.requisition, act=learned_late, thread=standing.requisition)
        assert EscalationCase.objects.get(rule="stalled").weakened_at == local(13, 9)


def test_a_decided_standstill_is_counted_anew_from_the_decision(north, standing):
    sweep(north.organization.pk, now=FULL)
    with north.scope():
        case = EscalationCase.objects.get()
        leader = Member.objects.with_roles().get(pk=north.ta_leader.pk)
        decide(case, "coached", "Interviews are booked.", act=Act.live(leader, local(13, 9)))
        assert EscalationLook.objects.get().next_action_at == local(13, 9) + 42 * DAY


def test_turning_the_rule_on_looks_at_what_is_open_already(north):
    with north.scope():
        with_rule(north, "stalled", is_on=False)
        running = run(north)
        at = Act.live(north.recruiter, local(1, 9, month=10))
        record("requisition_opened", running.requisition, act=at, thread=running.requisition)
        assert not EscalationLook.objects.exists()
        with_rule(north, "stalled", is_on=True)
        assert EscalationLook.objects.get().scope_id == running.requisition.pk


def test_half_of_ones_scorecards_late_is_a_case(north):
    with north.scope():
        running = run(north)
        for n, day in enumerate((2, 3, 4, 5, 9, 10)):
            hold(north, running.apply(f"Person{n} North", days=-40), at=local(day, 9), panel=[north.manager])
    for day in (5, 11):
        sweep(north.organization.pk, now=local(day, 12))
    with north.scope():
        case = EscalationCase.objects.get(rule="feedback_late")
        assert (case.about, case.value) == (north.manager, 100)
        assert case.evidence.count() == 6


@pytest.fixture
def opened(north):
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        return EscalationCase.objects.get()


def held_in_time(world, promise, *, recorded_at):
    """The debrief was held before it was due, and somebody says so only now."""
    act = Act(world.recruiter, promise.due_at - HOUR, recorded_at)
    data = {"application": str(promise.application_id)}
    record("debrief_held", promise.application, act=act, thread=promise.requisition_id, data=data)


def test_a_retraction_says_so_on_the_open_case_and_opens_none(north, opened):
    with north.scope():
        held_in_time(north, Commitment.objects.filter(clause="debrief").first(), recorded_at=local(13, 12))
        opened.refresh_from_db()
        assert opened.weakened_at == local(13, 12)
        assert EscalationCase.objects.count() == 1
        letter = Message.objects.get(kind="case_news")
        assert letter.recipient == north.ta_leader
    page = north.client(north.ta_leader).get(f"/o/north/cases/{opened.number}/").content.decode()
    assert "no longer reaches the limit of the policy" in page


def test_the_escalation_mail_is_not_sent_once_the_case_holds_no_more(north, opened):
    with north.scope():
        letter = Message.objects.get(kind="case", recipient=north.ta_leader)
        assert is_still_true(letter)
        held_in_time(north, Commitment.objects.filter(clause="debrief").first(), recorded_at=local(13, 12))
        assert not is_still_true(letter)


def test_in_mode_propose_it_goes_up_only_with_the_ta_leaders_word(north):
    with north.scope():
        with_rule(north, "debriefs_missed", mode="propose")
    two_missed_debriefs(north)
    for day in (13, 17, 17, 19):
        sweep(north.organization.pk, now=local(day, 9))
    with north.scope():
        case = EscalationCase.objects.get()
        assert (case.level, case.decider, case.asked) == (0, north.ta_leader, 2)
        assert Message.objects.filter(kind="case", recipient=north.ta_leader).count() == 3
        assert not Message.objects.filter(recipient=north.chro).exists()


def test_whoever_leaves_leaves_no_case_behind(north, opened):
    with north.scope():
        other = Member.objects.get(pk=north.finance.pk)
        change_roles(other, ["ta_leader"], act=north.act(north.admin, local(13, 10)))
        deactivate(Member.objects.get(pk=north.ta_leader.pk), act=north.act(north.admin, local(13, 11)))
        opened.refresh_from_db()
        assert (opened.decider, opened.level) == (north.finance, 0)
        assert Message.objects.filter(kind="case", recipient=north.finance).count() == 1
        assert Event.objects.filter(verb="case_reassigned").count() == 1


def test_rules_off_open_nothing(north):
    with north.scope():
        with_rule(north, "debriefs_missed", is_on=False)
    two_missed_debriefs(north)
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        assert not EscalationCase.objects.exists()


def test_counted_on_each_requisition_apart_two_misses_on_two_are_no_case(north):
    with north.scope():
        with_rule(north, "debriefs_missed", scope="requisition")
        for number, day in ((142, 3), (143, 10)):
            hold(north, run(north, number=number).apply(f"Person{number} North", days=-30), at=local(day, 13))
    sweep(north.organization.pk, now=local(13, 9))
    with north.scope():
        assert Commitment.objects.missed().filter(clause="debrief").count() == 2
        assert not EscalationCase.objects.exists()
