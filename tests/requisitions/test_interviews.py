"""An interview is scheduled, moved, cancelled, held; its panel changes; calendars follow, and feedback stays home."""

from datetime import UTC, timedelta

import pytest
from icalendar import Calendar

from hiring.delivery.models import Message
from hiring.delivery.truth import is_still_true
from hiring.ledger.models import Event
from hiring.tenancy.errors import Stale
from hiring.tenancy.models import Member
from hiring.tenancy.rules.wording import NB_HYPHEN, NBSP
from requisitions.actions.application import reject, withdraw
from requisitions.actions.interview import (
    Cause,
    InterviewIncomplete,
    InterviewOver,
    NotYetHeld,
    Slot,
    cancel,
    hold,
    reschedule,
    schedule,
)
from requisitions.actions.panel import SeatTaken, add_seat, remove_seat
from requisitions.actions.pool import add_pool
from requisitions.models import Competency, Interview, InterviewChange, InterviewSeat
from requisitions.queries.interviews import who_may_sit
from requisitions.rules.interview_reasons import REASONS
from scorecards.actions.scorecard import save_draft, submit
from scorecards.rules.draft import Draft, RatingDraft
from tests.requisitions.running import run
from tests.world import MONDAY, beyond

TUESDAY_14 = MONDAY + timedelta(days=1, hours=4)  # 13:00 UTC, 14:00 in Amsterdam
WEDNESDAY = Slot(TUESDAY_14 + timedelta(days=1), TUESDAY_14 + timedelta(days=1, hours=1), "Room 4")
ROOM = Cause("company_room", side="recruiter")


@pytest.fixture
def interview(running):
    slot = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1), "Room 4")
    panel = [running.world.interviewer, running.world.second_interviewer]
    return schedule(
        running.apply("Chen Wei Ling"), stage=running.stages["Technical"], slot=slot, interviewers=panel,
        act=running.act(),
    )  # fmt: skip


def mails(**wanted):
    return {message.to_address.split("@")[0]: message for message in Message.objects.filter(**wanted)}


def plain(text):
    """The words without their no-break marks."""
    return text.replace(NBSP, " ").replace(NB_HYPHEN, "-")


def event_in(message):
    [event] = Calendar.from_ical(message.calendar).walk("VEVENT")
    return event


def news(verb):
    return [(beyond(event.data), event.at) for event in Event.objects.filter(verb=verb).order_by("at")]


def test_everybody_gets_a_mail_with_a_calendar_file_in_their_own_words(running, interview):
    sent = mails(kind="interview_invitation")
    assert set(sent) == {"interviewer", "second_interviewer", "chen"}
    panel, candidate = sent["interviewer"], sent["chen"]
    assert plain(panel.headline) == "Interview, REQ-142 Perception Engineer North: Tue 24 Nov, 14:00"
    assert "Chen" not in panel.text + panel.html + panel.calendar
    assert "Technical depth" in panel.text
    assert f"/o/north/interviews/{interview.pk}/" in panel.text
    assert plain(candidate.headline) == "Your interview with North: Tue 24 Nov, 14:00"
    assert "Recruiter North, recruiter@north.example" in candidate.text
    for hidden in ("Interviewer North", "Technical", "/o/north/"):
        assert hidden not in candidate.text + candidate.html + candidate.calendar


def test_the_calendar_file_says_when_in_the_readers_zone_and_who_asks(running, interview):
    message = mails(kind="interview_invitation")["interviewer"]
    event = event_in(message)
    assert message.calendar_method == "REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (
        f"interview-{interview.pk}@hiring.localhost", 0, "CONFIRMED",
    )  # fmt: skip
    assert (event.start, event.start.utcoffset(), event.end) == (
        TUESDAY_14, timedelta(hours=1), TUESDAY_14 + timedelta(hours=1),
    )  # fmt: skip
    assert "DTSTART;TZID=Europe/Amsterdam:20261124T140000" in message.calendar
    assert event["ORGANIZER"] == "mailto:recruiter@north.example"
    assert event["ATTENDEE"] == ["mailto:interviewer@north.example", "mailto:second_interviewer@north.example"]


def test_a_candidate_without_an_address_is_not_written_to(running):
    slot = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1))
    schedule(
        running.apply("Kim Lee", email=""), stage=running.stages["Technical"], slot=slot,
        interviewers=[running.world.interviewer], act=running.act(),
    )  # fmt: skip
    assert set(mails()) == {"interviewer"}


def test_a_second_click_schedules_nothing_more(running, interview):
    again = schedule(
        interview.application, stage=interview.stage, slot=Slot(interview.starts_at, interview.ends_at),
        interviewers=[running.world.interviewer], act=running.act(),
    )  # fmt: skip
    assert again == interview
    assert Message.objects.count() == 3


def test_what_cannot_be_scheduled_says_why(running):
    application = running.apply("Chen Wei Ling")
    good = Slot(TUESDAY_14, TUESDAY_14 + timedelta(hours=1))
    panel = [running.world.interviewer]
    technical = running.stages["Technical"]
    stranger = run(running.world, number=143).stages["Technical"]
    for stage, slot, people, words in [
        (technical, good, [], "at least one interviewer"),
        (technical, Slot(TUESDAY_14, TUESDAY_14), panel, "ends before it starts"),
        (technical, Slot(MONDAY - timedelta(hours=2), MONDAY), panel, "has passed"),
        (stranger, good, panel, "another requisition"),
    ]:
        with pytest.raises(InterviewIncomplete, match=words):
            schedule(application, stage=stage, slot=slot, interviewers=people, act=running.act())
    withdraw(application, act=running.act())
    with pytest.raises(InterviewOver, match="closed"):
        schedule(application, stage=technical, slot=good, interviewers=panel, act=running.act())
    assert not Interview.objects.exists()


def test_moving_it_keeps_the_earlier_time_and_makes_unsent_invitations_untrue(running, interview):
    first = mails()["interviewer"]
    moved = reschedule(interview, slot=WEDNESDAY, why=ROOM, seen=0, act=running.act(days=0.5))
    assert (moved.generation, moved.starts_at) == (1, WEDNESDAY.starts_at)
    [change] = InterviewChange.objects.all()
    assert (change.kind, change.cause, change.reason, change.side, change.earlier_starts_at) == (
        "rescheduled", "company", "company_room", "recruiter", TUESDAY_14,
    )  # fmt: skip
    second = mails(generation=1)["interviewer"]
    assert (is_still_true(first), is_still_true(second)) == (False, True)
    assert (event_in(second)["UID"], event_in(second)["SEQUENCE"]) == (event_in(first)["UID"], 1)
    assert plain(second.headline).startswith("Moved to Wed 25 Nov, 14:00")
    assert "was on Tue 24 Nov, 14:00" in second.text.replace("\n", " ")
    [(data, _)] = news("interview_rescheduled")
    assert data == {
        "application": str(interview.application_id), "generation": 1, "cause": "company",
        "reason": "company_room", "side": "recruiter", "was_at": TUESDAY_14.astimezone(UTC).isoformat(),
    }  # fmt: skip


def test_moving_it_to_where_it_is_changes_nothing(running, interview):
    slot = Slot(interview.starts_at, interview.ends_at, interview.place)
    assert reschedule(interview, slot=slot, why=ROOM, act=running.act(days=0.5)).generation == 0


def test_a_page_that_is_too_old_moves_nothing(running, interview):
    reschedule(interview, slot=WEDNESDAY, why=ROOM, seen=0, act=running.act(days=0.5))
    later = Slot(WEDNESDAY.starts_at + timedelta(days=1), WEDNESDAY.ends_at + timedelta(days=1))
    with pytest.raises(Stale):
        reschedule(interview, slot=later, why=ROOM, seen=0, act=running.act(days=0.6))
    with pytest.raises(Stale):
        cancel(interview, why=ROOM, seen=0, act=running.act(days=0.6))


def test_there_are_eleven_reasons_and_each_knows_its_cause():
    assert len(REASONS) == 11
    assert {each.cause for each in REASONS} == set(InterviewChange.Cause.values)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Cause("company_room"), "Choose whose side"),
        (Cause("candidate_ill", side="manager"), "neither side"),
        (Cause("interviewer_ill", side="finance"), "Choose whose side"),
    ],
    ids=["the company is on a side", "the candidate is on none", "a side is one of the three"],
)
def test_whose_side_it_was_goes_with_the_cause(running, interview, why, words):
    with pytest.raises(InterviewIncomplete, match=words):
        reschedule(interview, slot=WEDNESDAY, why=why, act=running.act(days=0.5))
    assert not InterviewChange.objects.exists()


def test_cancelling_takes_it_out_of_every_calendar(running, interview):
    invitation = mails()["chen"]
    off = cancel(interview, why=Cause("candidate_ill"), seen=0, act=running.act(days=0.5))
    cancel(interview, why=Cause("candidate_ill"), seen=0, act=running.act(days=0.6))
    assert (off.state, off.generation) == ("cancelled", 1)
    sent = mails(kind="interview_cancellation")
    assert set(sent) == {"interviewer", "second_interviewer", "chen"}
    for message in sent.values():
        event = event_in(message)
        assert (message.calendar_method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
        assert "ill" not in message.text.split()
    assert (is_still_true(invitation), is_still_true(sent["chen"])) == (False, True)
    assert InterviewChange.objects.get().side == ""
    assert len(news("interview_cancelled")) == 1


def test_it_is_held_once_it_has_begun_and_its_time_is_its_end(running, interview):
    with pytest.raises(NotYetHeld):
        hold(interview, act=running.act(days=1))
    held = hold(interview, act=running.act(days=3))
    hold(interview, act=running.act(days=4))
    assert (held.state, held.held_at) == ("held", interview.ends_at)
    assert news("interview_held") == [({"application": str(interview.application_id)}, interview.ends_at)]
    with pytest.raises(InterviewOver):
        cancel(interview, why=ROOM, act=running.act(days=4))


def test_noting_it_while_it_goes_on_counts_from_then(running, interview):
    during = TUESDAY_14 + timedelta(minutes=50)
    held = hold(interview, act=running.world.act(running.world.interviewer, during))
    assert held.held_at == during


def test_the_panel_changes_until_it_is_held_and_each_is_told(running, interview):
    world = running.world
    Message.objects.all().delete()
    add_seat(interview, world.manager, act=running.act())
    add_seat(interview, world.manager, act=running.act())
    remove_seat(InterviewSeat.objects.get(member=world.interviewer), act=running.act(days=0.1))
    assert {(m.kind, m.recipient.name) for m in Message.objects.all()} == {
        ("interview_invitation", "Manager North"),
        ("interview_cancellation", "Interviewer North"),
    }
    assert all(is_still_true(message) for message in Message.objects.all())
    assert [data for data, _ in news("panel_changed")] == [
        {"application": str(interview.application_id), "added": str(world.manager.pk)},
        {"application": str(interview.application_id), "removed": str(world.interviewer.pk)},
    ]


def test_somebody_taken_off_and_put_back_is_invited_again(running, interview):
    member = running.world.interviewer
    remove_seat(interview.seats.get(member=member), act=running.act())
    add_seat(interview, member, act=running.act())
    assert Message.objects.filter(kind="interview_invitation", recipient=member).count() == 2


def test_a_submitted_seat_and_the_last_seat_stay(running, interview):
    first, second = interview.seats.order_by("member__name")
    during = running.world.act(first.member, TUESDAY_14 + timedelta(minutes=30))
    depth = Competency.objects.get()
    card = Draft(ratings=(RatingDraft(depth.pk, score=3, evidence="She read the profile before guessing."),), overall=3)
    with running.world.scope(first.member):
        save_draft(interview, card, act=during)
        submit(interview, act=during)
    with pytest.raises(SeatTaken, match="Interviewer North has submitted"):
        remove_seat(first, act=running.act())
    remove_seat(second, act=running.act())
    other = schedule(
        interview.application, stage=interview.stage, slot=WEDNESDAY, interviewers=[second.member], act=running.act()
    )
    with pytest.raises(InterviewIncomplete, match="Nobody would be left"):
        remove_seat(other.seats.get(), act=running.act())


def test_ending_the_application_calls_off_what_is_still_to_come(running, interview):
    reject(interview.application, reason="role_closed", act=running.act(days=0.5))
    interview.refresh_from_db()
    change = InterviewChange.objects.get()
    assert (interview.state, change.reason, change.side) == ("cancelled", "company_ended", "recruiter")


def test_of_a_pool_who_has_the_least_ahead_is_proposed(running, interview, move_clock):
    move_clock(MONDAY)
    world, technical = running.world, running.stages["Technical"]
    people = [world.interviewer, world.second_interviewer]
    pool = add_pool("Controls", members=[each.pk for each in people], act=running.act())
    technical.interviewer_set.all().delete()
    technical.pool = pool
    technical.save()
    hour = timedelta(hours=1)
    slot = Slot(TUESDAY_14 + 2 * hour, TUESDAY_14 + 3 * hour, "Room 4")
    schedule(running.apply("Ada"), stage=technical, slot=slot, interviewers=people[:1], act=running.act())
    free, busy, *others = who_may_sit(technical, MONDAY)[:3]
    assert [(each.name, each.ahead) for each in (free, busy)] == [(people[1].name, 1), (people[0].name, 2)]
    assert not any(each.is_of_pool for each in others)
    application = running.apply("Lin")
    application.stage = technical
    application.save()
    shown = world.client(world.recruiter).get(scheduling(application))
    panel = shown.context["form"]["interviewers"]
    assert panel.initial == [people[1].pk]
    assert f"{people[1].name} (pool, 1 ahead)" in shown.content.decode()


def scheduling(application):
    return f"/o/north/applications/{application.pk}/interviews/new/"


def in_view(page):
    """What stands before the people who are folded away."""
    return page[: page.index("Somebody else")]


def test_who_is_planned_is_checked_and_everybody_else_is_folded_away(running, move_clock):
    move_clock(MONDAY)
    world, client = running.world, running.world.client(running.world.recruiter)
    application = running.apply("Lin")
    shown = client.get(f"{scheduling(application)}?stage={running.stages['Technical'].pk}")
    assert shown.context["form"]["interviewers"].initial == [world.interviewer.pk]
    page = shown.content.decode()
    assert f'value="{world.interviewer.pk}" id="id_interviewers_' in in_view(page)
    assert str(world.second_interviewer.pk) not in in_view(page)
    assert page.count("checked") == 1
    assert f"Somebody else ({Member.objects.active().count() - 1})" in page


def test_somebody_else_who_was_chosen_stands_in_view_when_the_form_comes_back(running, move_clock):
    move_clock(MONDAY)
    world, technical = running.world, running.stages["Technical"]
    asked = {"stage": technical.pk, "interviewers": [world.second_interviewer.pk]}
    back = world.client(world.recruiter).post(scheduling(running.apply("Lin")), asked)
    assert back.status_code == 422
    assert f'value="{world.second_interviewer.pk}"' in in_view(back.content.decode())


@pytest.mark.parametrize(
    ("at", "proposed"),
    [("Recruiter screen", "Recruiter screen"), ("Slate", "Technical"), ("Loop", "Loop"), ("Offer", "Loop")],
)
def test_an_interview_is_proposed_where_interviews_are_held_next(running, move_clock, at, proposed):
    move_clock(MONDAY)
    application = running.apply("Lin")
    application.stage = running.stages[at]
    application.save()
    shown = running.world.client(running.world.recruiter).get(scheduling(application))
    form, nobody = shown.context["form"], "Nobody is planned for Recruiter screen yet." in shown.content.decode()
    assert nobody == (proposed == "Recruiter screen")
    assert [stage.name for stage in form.fields["stage"].queryset] == ["Recruiter screen", "Technical", "Loop"]
    assert form["stage"].initial == running.stages[proposed].pk


def test_a_managers_review_with_people_named_is_offered_too(running, move_clock):
    move_clock(MONDAY)
    running.stages["Slate"].interviewer_set.create(member=running.world.manager)
    shown = running.world.client(running.world.recruiter).get(scheduling(running.apply("Lin")))
    assert "Slate" in {stage.name for stage in shown.context["form"].fields["stage"].queryset}
