"""Reminders: five that fall together are one letter, each is put off once at most, and only before it is due."""

from datetime import date, timedelta

import pytest
from django.test import Client

from hiring.delivery.actions import relay
from hiring.delivery.models import Message
from hiring.delivery.notes import Note, post_many, recipients
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import NotYours, Refused
from requisitions.actions.requisition import hold_requisition, resume_requisition
from sla.actions.hours import change_hours
from sla.actions.leave import ask_leave
from sla.actions.snooze import SnoozedAlready, TooLate, snooze
from sla.actions.sweep import sweep
from sla.models import Commitment
from sla.queries.calendars import Whose
from sla.rules.hours import Day
from tests.requisitions.running import run
from tests.sla.test_engine import hold, local
from tests.sla.test_sweep import DAY, HOUR, promised
from tests.world import MONDAY

MINUTE = timedelta(minutes=1)


def swept_and_sent(world, *, now):
    sweep(world.organization.pk, now=now)
    return relay(world.organization.pk, now=now)


def letters_to(post_office, who):
    return [mail for mail in post_office.taken if who in mail["To"]]


def text_of(mail):
    return mail.get_payload()[0].get_payload(decode=True).decode()


def test_five_that_fall_together_are_one_letter_and_four_are_four(north, harbor, post_office):
    promised(north, 5)
    promised(harbor, 4)
    assert swept_and_sent(north, now=MONDAY - HOUR / 2) == 1
    assert swept_and_sent(harbor, now=MONDAY - HOUR / 2) == 4
    [digest] = letters_to(post_office, "north")
    assert digest["Subject"] == "Five promises of yours; the first due 10:00"
    assert text_of(digest).count("Due 10:00") == 5
    assert f"/o/north/commitments/people/{north.interviewer.pk}/" in text_of(digest)
    assert "Nadia" not in text_of(digest)
    with north.scope():
        assert Message.objects.sent().count() == 6, "each of the five left with it"
        assert not Message.objects.waiting().exists()


def test_a_digest_speaks_of_what_is_still_owed_when_it_leaves(north, post_office):
    promises = promised(north, 6)
    sweep(north.organization.pk, now=MONDAY - HOUR / 2)
    with north.scope():
        done = [each.pk for each in promises[:4]]
        closed = {"state": "closed", "outcome": "met", "closed_at": MONDAY - HOUR / 3, "next_action_at": None}
        Commitment.objects.filter(pk__in=done).update(**closed)
    assert relay(north.organization.pk, now=MONDAY - HOUR / 4) == 1
    assert post_office.taken[0]["Subject"].startswith("Two promises of yours")


def test_what_is_left_of_a_digest_is_the_one_letter_or_none(north, harbor, post_office):
    for world, done in ((north, 4), (harbor, 5)):
        promises = promised(world, 5)
        sweep(world.organization.pk, now=MONDAY - HOUR / 2)
        with world.scope():
            closed = {"state": "closed", "outcome": "met", "closed_at": MONDAY - HOUR / 3, "next_action_at": None}
            Commitment.objects.filter(pk__in=[each.pk for each in promises[:done]]).update(**closed)
        relay(world.organization.pk, now=MONDAY - HOUR / 4)
    [mail] = post_office.taken
    assert mail["Subject"].endswith("due 10:00")
    assert "promises of yours" not in mail["Subject"]
    with harbor.scope():
        assert not Message.objects.waiting().exists()
        assert Message.objects.exclude(dropped_at=None).count() == 6


def test_both_sides_of_many_breaches_have_one_letter_each(north, post_office):
    promised(north, 7)
    swept_and_sent(north, now=MONDAY + MINUTE)
    relay(north.organization.pk, now=MONDAY + 6 * MINUTE)
    subjects = {mail["To"].split("<")[1]: mail["Subject"] for mail in post_office.taken}
    assert subjects == {
        "interviewer@north.example>": "Seven promises of yours; the first was due 10:00",
        "recruiter@north.example>": "Seven promises owed to you; the first was due 10:00",
    }


def test_who_has_just_had_a_digest_gets_the_rest_in_the_next_one(north, post_office):
    promised(north, 5)
    assert swept_and_sent(north, now=MONDAY - HOUR / 2) == 1
    with north.scope():
        late = Commitment.objects.first()
        to = recipients({north.interviewer.pk})[north.interviewer.pk]
        post_many([Note("reminder", f"x{n}", to, late.pk, 0, MONDAY - HOUR / 3) for n in range(6)], written_at=MONDAY)
    assert relay(north.organization.pk, now=MONDAY - HOUR / 3) == 0
    assert relay(north.organization.pk, now=MONDAY + HOUR / 2) == 1
    assert len(post_office.taken) == 2


def test_a_digest_that_was_taken_and_not_marked_comes_once_more_with_the_same_id(north, post_office):
    promised(north, 5)
    post_office.dies = True
    assert swept_and_sent(north, now=MONDAY - HOUR / 2) == 0
    post_office.dies = False
    assert relay(north.organization.pk, now=MONDAY - HOUR / 2 + MINUTE) == 1
    first, second = post_office.taken
    assert first["Message-ID"] == second["Message-ID"]


def by(member, at=MONDAY - 20 * HOUR):
    return Act.live(member, at)


def test_a_snooze_is_said_once_and_kept(north, post_office):
    # Due on Monday at ten, the reminder would come at nine; it is put off to half past.
    [promise] = promised(north, 1)
    with north.scope():
        at = snooze(promise, MONDAY - HOUR / 2, act=by(north.interviewer))
        assert at == MONDAY - HOUR / 2
        with pytest.raises(SnoozedAlready):
            snooze(promise, MONDAY - HOUR / 3, act=by(north.interviewer))
        told = Event.objects.get(verb="commitment_snoozed")
        assert (told.actor, told.data["until"]) == (north.interviewer, at.isoformat())
    assert swept_and_sent(north, now=MONDAY - HOUR) == 0
    assert swept_and_sent(north, now=MONDAY - HOUR / 2) == 1
    assert swept_and_sent(north, now=MONDAY - HOUR / 3) == 0
    with north.scope():
        assert list(promise.events.order_by("recorded_at", "kind").values_list("kind", flat=True)) == [
            "snoozed",
            "reminder_skipped",
            "reminded",
        ]
    assert swept_and_sent(north, now=MONDAY + MINUTE) == 1, "what is due is said when it is due"


def test_a_snooze_ends_in_working_hours_before_it_is_due_and_is_the_owners(north):
    [promise] = promised(north, 1, due=MONDAY + 6 * HOUR)
    with north.scope():
        sunday = MONDAY - DAY
        for until, act, refusal in [
            (MONDAY, by(north.recruiter), NotYours),
            (MONDAY + 6 * HOUR, by(north.interviewer), TooLate),
            (MONDAY + 9 * HOUR, by(north.interviewer), TooLate),
            (MONDAY - 30 * HOUR, by(north.interviewer), TooLate),
        ]:
            with pytest.raises(refusal):
                snooze(promise, until, act=act)
        # Sunday noon is nobody's working time: Monday at nine is.
        assert snooze(promise, sunday, act=by(north.interviewer, sunday - HOUR)) == MONDAY - HOUR
        closed = {"state": "closed", "outcome": "met", "closed_at": MONDAY, "next_action_at": None}
        Commitment.objects.update(**closed)
        with pytest.raises(Refused):
            snooze(promise, MONDAY, act=by(north.interviewer))


def test_a_reminder_after_the_quiet_offers_no_second_one(north, post_office):
    [promise] = promised(north, 1, due=MONDAY + 6 * HOUR)
    with north.scope():
        snooze(promise, MONDAY, act=by(north.interviewer))
    assert swept_and_sent(north, now=MONDAY) == 1
    assert "/snooze/" not in text_of(post_office.taken[-1])


def test_a_hold_moves_the_promise_and_not_the_quiet_and_a_delegate_is_reminded_as_ever(north):
    with north.scope():
        hold(north, run(north).apply("Nadia Kowalczyk", days=-10), at=local(20, 13))
        promise = Commitment.objects.get(clause="debrief")
        until = snooze(promise, local(24, 10), act=Act.live(promise.owner, local(20, 15)))
        hold_requisition(promise.requisition, act=Act.live(north.recruiter, local(23, 9)))
        resume_requisition(promise.requisition, act=Act.live(north.recruiter, local(23, 12)))
        promise.refresh_from_db()
        assert (promise.due_at > local(24, 14), promise.snoozed_until) == (True, until)
        assert promise.next_action_at <= until
        days = {"first_on": local(24, 0).date(), "last_on": local(27, 0).date()}
        act = Act.live(north.ta_leader, local(23, 15))
        ask_leave(north.manager, **days, delegate=north.recruiter, act=act)
    sweep(north.organization.pk, now=local(24, 0, 5))
    with north.scope():
        promise.refresh_from_db()
        assert (promise.owner, promise.snoozed_until) == (north.recruiter, None)


def test_a_day_off_moves_the_promise_and_the_quiet_ends_when_it_was_to_end(owed):
    with owed.scope():
        promise = Commitment.objects.get(clause="feedback")
        until = snooze(promise, local(24, 10), act=Act.live(owed.interviewer, local(23, 15)))
        day_off = Day(date(2026, 11, 24), (), "Moving house")
        change_hours(Whose(owed.interviewer), (day_off,), expected=0, act=owed.act(owed.admin, local(23, 16)))
        promise.refresh_from_db()
        assert (promise.due_at, promise.next_action_at) == (local(25, 14), until)


def test_the_page_puts_it_off_and_says_why_not(north, harbor, move_clock):
    [promise] = promised(north, 1, due=MONDAY + 6 * HOUR)
    move_clock(MONDAY)
    page = f"/o/north/commitments/{promise.pk}/snooze/"
    owner = north.client(north.interviewer)
    record = owner.get("/o/north/record/").content.decode()
    assert page in record
    shown = owner.get(page).content.decode()
    assert 'value="2026-11-23T13:' in shown
    assert 'href=""' not in shown
    late = owner.post(page, {"until": "2026-11-23T18:00"})
    assert (late.status_code, "before it is due" in late.content.decode()) == (422, True)
    assert owner.post(page, {"until": "2026-11-23T14:00"}).status_code == 302
    with north.scope():
        assert Commitment.objects.get().snoozed_until == MONDAY + 4 * HOUR
    assert page not in owner.get("/o/north/record/").content.decode()
    assert north.client(north.recruiter).get(page).status_code == 404
    assert harbor.client(harbor.interviewer).get(page.replace("north", "harbor")).status_code == 404


def test_a_program_puts_it_off(north, move_clock):
    [promise] = promised(north, 1, due=MONDAY + 6 * HOUR)
    move_clock(MONDAY)
    with north.scope(north.interviewer):
        _, secret = make_token(north.interviewer, name="cli", expires_at=None, act=north.act(north.interviewer))
    address, headers = f"/api/v1/o/north/commitments/{promise.pk}/snooze/", {"Authorization": f"Bearer {secret}"}

    def put_off(until):
        return Client().post(address, {"until": until}, headers=headers, content_type="application/json")

    assert put_off("2026-11-23T20:00:00Z").status_code == 409
    answer = put_off("2026-11-23T13:00:00Z")
    assert (answer.status_code, answer.json()) == (200, {"until": (MONDAY + 4 * HOUR).isoformat()})
    again = put_off("2026-11-23T13:00:00Z")
    assert (again.status_code, again.json()) == (200, answer.json()), "a second click is no error"
    with north.scope():
        assert Event.objects.filter(verb="commitment_snoozed").count() == 1
    assert put_off("2026-11-23T13:30:00Z").status_code == 409
