"""A candidate reads times in their own zone, said in words, and in ours beside it when the two differ."""

from datetime import timedelta

import pytest

from hiring.delivery.models import Message
from hiring.ledger.models import Event
from hiring.tenancy.actions.tokens import make_token
from hiring.tenancy.errors import Incomplete
from requisitions.actions.candidate import AddressKnown, Profile, add_candidate, change_candidate
from requisitions.actions.interview import Cause, Slot, cancel, reschedule, schedule
from requisitions.models import Candidate
from tests.requisitions.running import run
from tests.requisitions.test_interviews import TUESDAY_14, plain
from tests.world import MONDAY


@pytest.fixture
def chen(north):
    """Chen applies to the organization in Amsterdam."""
    with north.scope(north.recruiter):
        return run(north).apply("Chen Wu", days=-5)


def mail(world, application, zone, verb="schedule"):
    """What the candidate reads of an interview on Tuesday at 14:00 in Amsterdam."""
    with world.scope(world.recruiter):
        Candidate.objects.filter(pk=application.candidate_id).update(time_zone=zone)
        application.refresh_from_db()
        act = world.act(world.recruiter)
        made = schedule(
            application,
            stage=application.requisition.stages.get(name="Technical"),
            slot=Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1), ""),
            interviewers=[world.interviewer],
            act=act,
        )
        if verb == "cancel":
            cancel(made, why=Cause("candidate_ill"), act=act)
        if verb == "move":
            moved = Slot(TUESDAY_14 + timedelta(hours=9), TUESDAY_14 + timedelta(hours=10), "")
            reschedule(made, slot=moved, why=Cause("candidate_conflict"), act=act)
        return Message.objects.filter(to_name="Chen Wu").latest("generation")


def words(message):
    return " ".join(plain(message.text).split())


def test_in_another_zone_both_times_are_said_theirs_first(north, chen):
    message = mail(north, chen, "Asia/Kolkata")
    assert plain(message.headline) == "Your interview with North: Tue 24 Nov, 18:30 (Kolkata time)"
    assert "Tue 24 Nov, 18:30 to 19:30, Kolkata time" in words(message)
    assert "Tue 24 Nov, 14:00 to 15:00, Amsterdam time" in words(message)
    assert "DTSTART;TZID=Asia/Kolkata:20261124T183000" in message.calendar


def test_when_the_day_differs_both_days_are_said(north, chen):
    message = mail(north, chen, "Pacific/Auckland", "move")
    assert plain(message.headline) == "New time for your interview with North: Wed 25 Nov, 11:00 (Auckland time)"
    assert "Tue 24 Nov, 23:00 to Wed 25 Nov, 00:00, Amsterdam time" in words(message)


def test_in_a_zone_with_the_same_clock_one_time_is_enough(north, chen):
    message = mail(north, chen, "Europe/Berlin")
    assert "14:00 to 15:00, Berlin time" in words(message)
    assert "Amsterdam" not in words(message)


def test_where_nobody_knows_the_zone_ours_is_named(north, chen):
    message = mail(north, chen, "")
    assert plain(message.headline) == "Your interview with North: Tue 24 Nov, 14:00"
    assert "14:00 to 15:00, Amsterdam time" in words(message)


def test_a_cancellation_says_the_time_they_had_read(north, chen):
    message = mail(north, chen, "America/New_York", "cancel")
    assert "Tue 24 Nov, 08:00 (New York time) is cancelled" in plain(message.headline)


def test_it_is_asked_for_when_adding_and_changed_later(north, move_clock):
    move_clock(MONDAY)
    browser = north.client(north.recruiter)
    form = {"name": "Hana Suzuki", "email": "hana@mail.example", "location": "Osaka", "time_zone": "Asia/Tokyo"}
    answer = browser.post("/o/north/candidates/new/", form)
    page = browser.get(answer["Location"]).content.decode()
    assert "Tokyo time" in page
    edit = f"{answer['Location']}edit/"
    assert f'href="{edit}"' in page
    assert browser.post(edit, {**form, "time_zone": "Mars/Base"}).status_code == 422
    assert browser.post(edit, {**form, "name": ""}).status_code == 422
    assert browser.post(edit, {**form, "name": "Hana S.", "time_zone": ""}).status_code == 302
    with north.scope():
        hana = Candidate.objects.get()
        assert (hana.name, hana.time_zone) == ("Hana S.", "")
        verbs = Event.objects.about(hana.pk).order_by("id").values_list("verb", flat=True)
        assert list(verbs) == ["candidate_added", "candidate_changed"]
    assert north.client(north.interviewer).get(edit).status_code == 403


def test_changing_keeps_addresses_apart_and_zones_real(north, harbor):
    with north.scope(north.recruiter):
        act = north.act(north.recruiter)
        one = add_candidate(name="One", email="one@mail.example", act=act)
        other = add_candidate(name="Other", email="other@mail.example", act=act)
        with pytest.raises(AddressKnown):
            change_candidate(other, Profile("Other", "ONE@mail.example"), act=act)
        with pytest.raises(Incomplete):
            change_candidate(other, Profile("Other", "other@mail.example", time_zone="Mars/Base"), act=act)
        change_candidate(one, Profile("One", "one@mail.example"), act=act)
        assert not Event.objects.filter(verb="candidate_changed").exists(), "nothing was changed"


def test_a_program_sets_it(north, client):
    with north.scope(north.recruiter):
        one = add_candidate(name="One", email="one@mail.example", act=north.act(north.recruiter))
        _, secret = make_token(north.recruiter, name="x", expires_at=None, act=north.act(north.recruiter))
    headers = {"Authorization": f"Bearer {secret}"}
    body = {"name": "One", "email": "one@mail.example", "time_zone": "Asia/Tokyo"}

    def put(**changes):
        return client.put(
            f"/api/v1/o/north/candidates/{one.pk}/",
            {**body, **changes},
            content_type="application/json",
            headers=headers,
        )

    assert (put().status_code, put().json()["time_zone"]) == (200, "Asia/Tokyo")
    assert put(time_zone="Mars/Base").status_code == 422
