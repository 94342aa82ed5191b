"""What a case says is what was agreed and what the day was, in its mails as on its page."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from requisitions.models import Requisition
from sla.actions import cases
from sla.actions.concerns import Concern, raise_concern
from sla.actions.leave import ask_leave
from sla.actions.sweep import sweep
from sla.models import Agreement, Commitment, EscalationCase
from sla.queries.cases import case_facts
from sla.rules.case_letters import case_rows
from tests.requisitions.running import run
from tests.sla.opened import OPENED, by
from tests.sla.test_engine import AMSTERDAM, hold, local
from tests.sla.test_policy import write

FASTER = {"debrief": {"clock": "weekday_24h", "allowance": "PT24H", "reminders": ["PT2H"]}}
FASTEST = {"debrief": {"clock": "business_hours", "allowance": "PT8H", "reminders": []}}


def letter_to(world, member):
    return Message.objects.filter(kind="case", recipient=member).latest("created_at").letter


def facts_of(letter):
    return dict(letter["facts"])


def page_of(world, member, case):
    return world.client(member).get(f"/o/north/cases/{case.number}/").content.decode()


def test_the_terms_are_those_that_each_promise_began_under(north, harbor, move_clock):
    with north.scope():
        running = run(north)
        write(north, FASTER, at=local(2, 9))
        hold(north, running.apply("Inês Duarte", days=-30), at=local(3, 13))
        write(north, FASTEST, version=2, at=local(9, 9))
        hold(north, running.apply("Pavel Dvořák", days=-30), at=local(10, 13))
    sweep(north.organization.pk, now=OPENED)
    move_clock(OPENED)
    with north.scope():
        said = "within 24\u00a0h on working days, later within 8\u00a0h of working time"
        assert facts_of(letter_to(north, north.ta_leader))["Agreed"].startswith(f"Debrief after the loop {said}.")
        case = EscalationCase.objects.get()
    assert said in page_of(north, north.ta_leader, case)


def raised(world):
    """A concern about the recruiter, who agreed on a slate by the end of Thursday the 12th."""
    with world.scope():
        run(world)
        requisition = Requisition.objects.get()
        slate = Commitment.objects.create(
            clause="slate", subject_type="number", subject_id=requisition.pk, side="recruiter", owner=world.recruiter,
            beneficiary=world.manager, requisition=requisition, origin="live", clock="fixed",
            anchored_at=local(2, 9), due_at=local(13, 0), breached_at=local(13, 0),
        )  # fmt: skip
        return raise_concern(requisition, Concern(world.recruiter, "No slate.", [slate]), act=by(world, world.manager))


def test_a_mail_about_a_recruiter_calls_nobody_a_manager(north, harbor):
    case = raised(north)
    with north.scope():
        facts = facts_of(letter_to(north, case.decider))
        assert facts["Recruiter"].startswith("Recruiter North")
        assert "Manager" not in facts


def test_an_agreed_day_is_said_as_that_day_and_not_as_the_next(north, harbor, move_clock):
    case = raised(north)
    move_clock(OPENED + timedelta(days=7))
    with north.scope():
        assert facts_of(letter_to(north, case.decider))["Rests on"] == (
            "Slate of qualified candidates, due 12 November, still owed."
        )
    page = page_of(north, case.decider, case)
    assert "end of Thu\u00a012\u00a0Nov" in page
    record = north.client(north.recruiter).get("/o/north/record/").content.decode()
    assert "Was due <time" in record
    assert "end of Thu\u00a012\u00a0Nov" in record
    assert "Fri\u00a013\u00a0Nov" not in record


def test_whoever_is_asked_again_is_told_that_the_day_has_passed(north, case):
    for at in (local(17, 9), local(19, 9, 30)):
        sweep(north.organization.pk, now=at)
    with north.scope():
        letter = letter_to(north, north.chro)
    assert letter["subject"].endswith("; a decision was due by Thursday 19 November, 09:00")
    assert letter["lede"].endswith("It was to be decided by Thursday 19 November, 09:00.")


def test_the_first_mail_names_the_policy_as_what_brought_it(north, case):
    with north.scope():
        assert "because a limit of your organization’s policy was reached" in letter_to(north, north.ta_leader)["lede"]


def test_one_day_is_no_days(north, case):
    with north.scope():
        requisition = Requisition.objects.get()
        Requisition.objects.filter(pk=requisition.pk).update(opened_at=local(16, 9))
    sweep(north.organization.pk, now=local(17, 9, 30))
    with north.scope():
        assert facts_of(letter_to(north, north.chro))["Effect"].startswith("Open 1 day against")


def test_both_records_count_from_before_the_kickoff(north, case):
    """What was promised on a requisition before it opened stands in the table, so in the strip too."""
    with north.scope():
        requisition = Requisition.objects.get()
        Requisition.objects.filter(pk=requisition.pk).update(opened_at=local(9, 9), created_at=local(1, 9))
        done = {"state": "closed", "outcome": "met_late", "satisfied_at": OPENED, "closed_at": OPENED}
        Commitment.objects.filter(due_at__lt=local(9, 9)).update(**done, next_action_at=None)
    page = page_of(north, north.ta_leader, case)
    assert "0 of 2" in page


def test_whoever_it_comes_up_to_reads_whether_it_was_sent_or_left(north, case):
    with north.scope():
        cases.send_up(case, "Please look.", act=by(north, north.ta_leader))
        assert "because Ta Leader North sent it up." in letter_to(north, north.chro)["lede"]


def test_or_that_nobody_below_decided_it(north, case):
    sweep(north.organization.pk, now=local(17, 9))
    with north.scope():
        assert "because nobody below you decided it in time." in letter_to(north, north.chro)["lede"]


def test_only_a_case_about_a_recruiter_has_a_review_to_write(north, case):
    assert north.client(north.ta_leader).get(f"/o/north/cases/{case.number}/review/").status_code == 404


def test_two_clicks_that_read_it_open_decide_it_once(north, case):
    """The second waits for the first, having read the case before it was closed."""
    with north.scope():
        act = by(north, north.ta_leader)
        cases.decide(case, "coached", "Spoken with.", act=act)
        assert cases.decide(case, "coached", "Spoken with. ", act=act).pk == case.pk
        with pytest.raises(cases.AlreadyDecided):
            cases.decide(case, "coached", "Something else.", act=act)


def test_an_agreement_was_signed_on_the_readers_day(north, harbor, case):
    """Half past midnight in Amsterdam is the evening before in UTC."""
    with north.scope():
        requisition = case.requisition
        Agreement.objects.create(
            requisition=requisition, version=1, policy=case.policy, signed_at=local(2, 0, 30), terms={}
        )  # fmt: skip
        assert "Signed by both on 2 November." in dict(case_rows(case_facts(case, OPENED), AMSTERDAM))["Agreed"]
    assert "signed by both 2 November 2026" in page_of(north, north.ta_leader, case)


def test_a_case_says_how_many_more_the_other_side_kept_late(north, case):
    with north.scope():
        for number in range(7):
            Commitment.objects.create(
                clause="pipeline_update", subject_type="number", subject_id=case.requisition_id, side="recruiter",
                owner=north.recruiter, beneficiary=north.manager, requisition=case.requisition, origin="live",
                clock="business_days", cycle=number + 1, anchored_at=local(2, 9), due_at=local(5, 9),
            )  # fmt: skip
    assert "; and two more promises." in page_of(north, north.ta_leader, case)


def test_the_page_of_a_promise_says_for_whom_a_delegate_owes_it(owed, move_clock):
    move_clock(local(23, 16))
    with owed.scope():
        act = owed.act(owed.admin, local(23, 15))
        ask_leave(
            owed.manager,
            first_on=local(23, 0).date(),
            last_on=local(24, 0).date(),
            delegate=owed.ta_leader,
            act=act,
        )
        promise = Commitment.objects.get(clause="debrief")
    page = owed.client(owed.recruiter).get(f"/o/north/commitments/{promise.pk}/").content.decode()
    assert f"{owed.ta_leader.name} owes it to {owed.recruiter.name}, for {owed.manager.name}." in page
