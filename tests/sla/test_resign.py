"""What both had signed is changed: both sign again, in time, while the work goes on."""

from datetime import UTC, datetime, timedelta

import pytest

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.tenancy.act import Act
from requisitions.actions.requirements import add_requirement, change_requirement
from requisitions.actions.requisition import STEPS
from requisitions.actions.signing import sign_kickoff
from requisitions.models import Requirement
from requisitions.queries.signing import agreed_version
from requisitions.rules.drafts import RequirementDraft
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.agreeing import kickoff, open_up, ready, verbs
from tests.sla.switching import standing, switch

# Tuesday 24 November 2026, 10:00 in Amsterdam; two working days later is Thursday at the same hour.
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
THURSDAY = TUESDAY + timedelta(days=2)


@pytest.fixture
def requisition(north):
    with north.scope():
        made = open_up(north)
        yield made
        checked = rebuild(made, act=north.act(None, TUESDAY + timedelta(days=20)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def amend(requisition, at=TUESDAY, text="Has shipped two legged controllers", by=None):
    found = Requirement.objects.select_related("requisition").get(requisition=requisition, position=1)
    draft = RequirementDraft(text, "must", "Dynamics and control", found.stage_id)
    act = Act.live(by or requisition.recruiter, at)
    return change_requirement(found, draft, seen=found.fingerprint, act=act)


def sign(requisition, member, at):
    return sign_kickoff(requisition, version=kickoff(requisition).version, act=Act.live(member, at))


def test_both_owe_a_signature_within_two_working_days_and_nothing_rests(requisition):
    amend(requisition)
    assert standing("resign") == [("Manager", "", False), ("Recruiter", "", False)]
    assert {row.side for row in Commitment.objects.filter(clause="resign")} == {"manager", "recruiter"}
    assert set(Commitment.objects.filter(clause="resign").values_list("due_at", flat=True)) == {THURSDAY}
    requisition.refresh_from_db()
    assert requisition.state == "open"
    assert verbs(requisition)[-1:] != ["kickoff_changed"]


def test_each_name_keeps_its_own_promise(requisition, north):
    amend(requisition)
    sign(requisition, north.manager, TUESDAY + timedelta(hours=3))
    assert standing("resign") == [("Manager", "met", False), ("Recruiter", "", False)]
    sweep(north.organization.pk, now=THURSDAY + timedelta(hours=1))
    sign(requisition, north.recruiter, THURSDAY + timedelta(hours=2))
    assert standing("resign") == [("Manager", "met", False), ("Recruiter", "met_late", True)]
    assert verbs(requisition).count("amendment_signed") == 2
    assert verbs(requisition).count("requisition_opened") == 1


def test_another_change_voids_a_name_and_is_counted_anew(requisition, north):
    amend(requisition)
    sign(requisition, north.manager, TUESDAY + timedelta(hours=1))
    later = TUESDAY + timedelta(days=1)
    amend(requisition, later, text="Has shipped three")
    assert sorted(standing("resign")) == [("Manager", "", False), ("Manager", "met", False), ("Recruiter", "", False)]
    open_ones = Commitment.objects.filter(clause="resign", outcome="")
    assert {row.due_at for row in open_ones} == {later + timedelta(days=2)}


def test_the_end_of_the_requisition_ends_it(requisition, north):
    amend(requisition)
    STEPS["cancel"](requisition, act=north.act(north.recruiter, TUESDAY + timedelta(hours=1)))
    assert standing("resign") == [("Manager", "cancelled", False), ("Recruiter", "cancelled", False)]


def test_before_the_opening_a_change_is_no_amendment(north):
    with north.scope():
        requisition = ready(north)
        add_requirement(requisition, RequirementDraft("Writes tests", "nice"), act=north.act(north.manager, TUESDAY))
        assert standing("resign") == []
        assert "kickoff_amended" not in verbs(requisition)


def test_where_it_is_off_nobody_promised_it(north):
    with north.scope():
        switch(north, "resign", to=False)
        amend(open_up(north))
        assert standing("resign") == []


def test_whoever_did_not_change_it_has_one_mail_that_is_true_until_they_sign(requisition, north):
    amend(requisition)
    amend(requisition, TUESDAY + timedelta(minutes=5), text="Has shipped three")
    mail = Message.objects.get(kind="kickoff_amended")
    assert mail.to_address == north.manager.email
    assert "sign again" in mail.letter["subject"]
    assert is_still_true(mail)
    sign(requisition, north.manager, TUESDAY + timedelta(hours=1))
    assert not is_still_true(mail)


def test_the_version_that_holds_is_the_last_that_both_signed(requisition, north):
    before = kickoff(requisition).version
    amend(requisition)
    sign(requisition, north.manager, TUESDAY + timedelta(hours=1))
    assert agreed_version(requisition) == before
    sign(requisition, north.recruiter, TUESDAY + timedelta(hours=1))
    assert agreed_version(requisition) == before + 1


def test_the_difference_begins_at_what_both_signed(requisition, north, move_clock):
    amend(requisition)
    amend(requisition, TUESDAY + timedelta(minutes=5), text="Has shipped three")
    move_clock(TUESDAY + timedelta(hours=1))
    version = kickoff(requisition).version
    page = north.client(north.manager).get("/o/north/requisitions/1/kickoff/changes/").content.decode()
    assert f"Version {version - 2} to {version}" in page


def test_it_stands_on_both_boards_and_in_what_both_sign(requisition, north, harbor, move_clock):
    amend(requisition)
    move_clock(TUESDAY + timedelta(hours=1))
    for member in (north.manager, north.recruiter):
        page = north.client(member).get("/o/north/").content.decode()
        assert "Read what changed in the kickoff for" in page
    text = north.client(north.manager).get("/o/north/requisitions/1/kickoff/").content.decode()
    assert text.count("Sign again what was changed") == 2
    with harbor.scope():
        assert standing("resign") == []
