"""One promise forgiven, or at rest until a day: by somebody else than its owner, with a reason, on record for good."""

from datetime import date, datetime

import pytest

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.errors import Incomplete, NotYours
from sla.actions.rebuild import rebuild
from sla.actions.reliefs import NoSuchPause, NothingToRelieve, pause, resume, waive
from sla.actions.sweep import sweep
from sla.models import Commitment, Relief
from tests.requisitions.running import run
from tests.sla.test_case_api import program, send
from tests.sla.test_engine import AMSTERDAM, hold, local

WHY = "The panel's room burned out; nobody could write."


@pytest.fixture
def feedback(north, harbor, move_clock):
    """Owed by the interviewer to the recruiter, due on Tuesday at 14:00. It is Monday, 15:00."""
    move_clock(local(23, 15))
    for world in (harbor, north):
        with world.scope():
            hold(world, run(world).apply("Sam Lee", days=-10), at=local(23, 13))
    with north.scope():
        return Commitment.objects.get(clause="feedback")


def by(world, actor, at):
    return world.act(getattr(world, actor), at)


def kinds(commitment):
    return list(commitment.events.values_list("kind", flat=True))


def as_told_from_nothing(requisition, act):
    """Return what the ledger alone gives otherwise than it stands, a sentence each."""
    return rebuild(requisition, act=act, is_check=True).sentences


def test_who_waits_forgives_an_open_promise_and_its_owner_reads_why(north, feedback):
    with north.scope():
        for _ in range(2):
            waive(feedback, reason=WHY, act=by(north, "recruiter", local(23, 16)))
        feedback.refresh_from_db()
        assert (feedback.state, feedback.outcome, feedback.breached_at) == ("closed", "waived", None)
        assert Relief.objects.get().reason == WHY
        assert Event.objects.filter(verb="commitment_waived").count() == 1
        mail = Message.objects.get(kind="relief")
        assert (mail.recipient, mail.letter["quote"]["text"]) == (north.interviewer, WHY)
        assert "Sam" not in str(mail.letter)


def test_a_breach_stays_on_record_when_it_is_forgiven_and_counts_nowhere(north, feedback):
    sweep(north.organization.pk, now=local(24, 15))
    with north.scope():
        waive(feedback, reason=WHY, act=by(north, "ta_leader", local(25, 9)))
        feedback.refresh_from_db()
        assert (feedback.outcome, feedback.breached_at.astimezone(AMSTERDAM)) == ("waived", local(24, 14))
        assert kinds(feedback).count("breached") == 1
        assert not Commitment.objects.missed().filter(pk=feedback.pk).exists()


@pytest.mark.parametrize("who", ["interviewer", "manager", "second_interviewer", "admin"])
def test_nobody_relieves_their_own_or_what_is_none_of_theirs(north, feedback, who):
    act = by(north, who, local(23, 16))
    with north.scope():
        with pytest.raises(NotYours):
            waive(feedback, reason=WHY, act=act)
        with pytest.raises(NotYours):
            pause(feedback, until_on=date(2026, 11, 25), reason=WHY, act=act)


def test_it_takes_a_reason_and_something_to_forgive(north, feedback):
    with north.scope():
        with pytest.raises(Incomplete):
            waive(feedback, reason="  ", act=by(north, "recruiter", local(23, 16)))
        debrief = Commitment.objects.get(clause="debrief")
        waive(debrief, reason=WHY, act=by(north, "ta_leader", local(23, 16)))
        with pytest.raises(NothingToRelieve, match="ended already"):
            pause(debrief, until_on=date(2026, 11, 25), reason=WHY, act=by(north, "ta_leader", local(23, 17)))


def test_a_promise_at_rest_is_due_later_and_nobody_is_reminded_meanwhile(north, feedback):
    with north.scope():
        act = by(north, "recruiter", local(23, 16))
        for _ in range(2):
            pause(feedback, until_on=date(2026, 11, 25), reason=WHY, act=act)
        feedback.refresh_from_db()
        # 22 of its 24 hours were left when it came to rest; they run from Thursday, 00:00.
        assert (feedback.state, feedback.due_at.astimezone(AMSTERDAM)) == ("paused", local(26, 22))
    for at in (local(24, 12, 30), local(25, 12)):
        sweep(north.organization.pk, now=at)
    with north.scope():
        feedback.refresh_from_db()
        assert "reminded" not in kinds(feedback)
    sweep(north.organization.pk, now=local(26, 12, 30))
    with north.scope():
        feedback.refresh_from_db()
        assert (feedback.state, feedback.breached_at) == ("open", None)
        assert {"paused", "resumed", "reminded"} <= set(kinds(feedback))


def test_it_runs_on_before_its_day_by_its_owners_word_too(north, feedback):
    with north.scope():
        pause(feedback, until_on=date(2026, 12, 10), reason=WHY, act=by(north, "recruiter", local(23, 16)))
        with pytest.raises(NotYours):
            resume(feedback, act=by(north, "second_interviewer", local(24, 10)))
        for _ in range(2):
            resume(feedback, act=by(north, "interviewer", local(24, 10)))
        feedback.refresh_from_db()
        assert (feedback.state, feedback.due_at.astimezone(AMSTERDAM)) == ("open", local(25, 8))
        assert Relief.objects.get().ended_by == north.interviewer
        again = pause(feedback, until_on=date(2026, 11, 24), reason=WHY, act=by(north, "recruiter", local(24, 11)))
        assert again.ends_at == local(25, 0)


def test_what_is_overdue_does_not_come_to_rest(north, feedback):
    with north.scope(), pytest.raises(NothingToRelieve, match="overdue"):
        pause(feedback, until_on=date(2026, 11, 27), reason=WHY, act=by(north, "recruiter", local(24, 15)))


@pytest.mark.parametrize("until_on", [date(2026, 11, 22), date(2026, 12, 24)])
def test_a_pause_ends_within_thirty_days(north, feedback, until_on):
    with north.scope(), pytest.raises(NoSuchPause, match="at most 30 days"):
        pause(feedback, until_on=until_on, reason=WHY, act=by(north, "recruiter", local(23, 16)))


def test_the_ledger_alone_tells_waivers_and_pauses(north, feedback):
    with north.scope():
        pause(feedback, until_on=date(2026, 11, 24), reason=WHY, act=by(north, "recruiter", local(23, 16)))
        debrief = Commitment.objects.get(clause="debrief")
        waive(debrief, reason=WHY, act=by(north, "ta_leader", local(23, 17)))
    sweep(north.organization.pk, now=local(30, 12))
    with north.scope():
        assert as_told_from_nothing(feedback.requisition, by(north, "ta_leader", local(30, 12))) == ()


def test_the_page_tells_its_life_and_takes_the_decision(north, feedback, move_clock):
    page = f"/o/north/commitments/{feedback.pk}/"
    recruiter, interviewer = north.client(north.recruiter), north.client(north.interviewer)
    assert "Waive it" in recruiter.get(page).content.decode()
    assert "Waive it" not in interviewer.get(page).content.decode()
    assert recruiter.post(f"{page}pause/", {"pause-until_on": "2026-12-31", "pause-reason": WHY}).status_code == 422
    kept = recruiter.post(f"{page}pause/", {"pause-until_on": "2026-11-25", "pause-reason": ""})
    assert (kept.status_code, "2026-11-25" in kept.content.decode()) == (422, True)
    assert recruiter.post(f"{page}pause/", {"pause-until_on": "2026-11-25", "pause-reason": WHY}).status_code == 302
    assert WHY in interviewer.get(page).content.decode().replace("&#x27;", "'")
    assert interviewer.post(f"{page}resume/").status_code == 302
    assert recruiter.post(f"{page}waive/", {"waive-reason": WHY}).status_code == 302
    told = interviewer.get(page).content.decode()
    assert all(word in told for word in ("Promised", "Rests from here", "Runs on", "Waived"))
    assert recruiter.post(f"{page}pause/", {"pause-until_on": "2026-11-26", "pause-reason": WHY}).status_code == 422


def test_a_promise_of_others_does_not_exist(north, harbor, feedback):
    page = f"/o/north/commitments/{feedback.pk}/"
    assert north.client(north.second_interviewer).get(page).status_code == 404
    stranger = harbor.client(harbor.recruiter)
    assert stranger.get(page.replace("north", "harbor")).status_code == 404
    assert stranger.post(f"{page.replace('north', 'harbor')}waive/", {"waive-reason": WHY}).status_code == 404


def test_programs_do_the_same(north, feedback):
    path, recruiter = f"commitments/{feedback.pk}", program(north, north.recruiter)
    asked = {"until_on": "2026-11-25", "reason": WHY}
    assert send(program(north, north.interviewer), f"{path}/pause/", asked).status_code == 403
    assert send(recruiter, f"{path}/pause/", {**asked, "until_on": "2027-11-25"}).status_code == 422
    rest = send(recruiter, f"{path}/pause/", asked)
    assert (rest.status_code, datetime.fromisoformat(rest.json()["ends_at"])) == (201, local(26, 0))
    assert recruiter.delete(f"/api/v1/o/north/{path}/pause/").status_code == 204
    waiver = send(recruiter, f"{path}/waiver/", {"reason": WHY})
    assert (waiver.status_code, waiver.json()["approved_by"]) == (201, "Recruiter North")
    assert send(recruiter, f"{path}/waiver/", {"reason": " "}).status_code in {400, 422}
