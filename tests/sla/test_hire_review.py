"""The hiring manager looks back at each hire, after six and twelve months, against what the plan called success."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hiring.ledger.models import Event
from hiring.tenancy.errors import NotYours
from requisitions.actions.offer import accept_offer, extend_offer
from scorecards.actions.hire_review import (
    AlreadyReviewed,
    NotHired,
    Review,
    ReviewIncomplete,
    TooEarly,
    review_hire,
    started_on,
)
from scorecards.models import HireReview
from scorecards.rules.hire_review import due_on
from sla.actions.rebuild import rebuild
from sla.actions.sweep import sweep
from sla.models import Commitment
from tests.requisitions.calling import Api
from tests.requisitions.running import run
from tests.sla.switching import standing, switch
from tests.sla.test_engine import AMSTERDAM, local

GOOD = Review(4, "Ships on her own since March; the line has stood still half as often.", would_hire_again=True)
MAY, JUNE = datetime(2027, 5, 20, 9, 0, tzinfo=UTC), datetime(2027, 6, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def hired(north):
    """Hired on Tuesday the 24th of November 2026, with 1 December as the first day."""
    with north.scope():
        switch(north, "hire_review")
        running = run(north)
        nadia = running.apply("Nadia Kowalczyk", days=-10)
        offer = extend_offer(nadia, start_on=date(2026, 12, 1), act=running.act())
        accept_offer(offer, act=running.act(days=1))
        nadia.refresh_from_db()
        yield nadia
        checked = rebuild(running.requisition, act=north.act(None, JUNE + timedelta(days=1)), is_check=True)
        assert [each for each in checked.sentences if "breach" not in each] == []


def write(north, hired, months=6, review=GOOD, at=MAY, by=None):
    return review_hire(hired, months=months, review=review, act=north.act(by or north.manager, at))


def dues():
    rows = Commitment.objects.filter(clause="hire_review").order_by("due_at")
    return [(row.due_at.astimezone(AMSTERDAM), row.outcome) for row in rows]


@pytest.mark.parametrize(
    ("started", "months", "expected"),
    [
        (date(2026, 12, 1), 6, date(2027, 6, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_it_is_the_same_day_or_the_last_of_the_month(started, months, expected):
    assert due_on(started, months) == expected


def test_it_is_due_by_the_end_of_both_days_after_the_first_day(hired):
    assert dues() == [
        (datetime(2027, 6, 2, tzinfo=AMSTERDAM), ""),
        (datetime(2027, 12, 2, tzinfo=AMSTERDAM), ""),
    ]


def test_written_it_is_kept_once_and_says_nothing_in_the_ledger_of_what_it_says(north, hired):
    assert write(north, hired) == write(north, hired)
    assert [outcome for _, outcome in dues()] == ["met", ""]
    [event] = Event.objects.filter(verb="hire_reviewed")
    assert (event.data["months"], "rating" in event.data) == (6, False)


def test_what_was_written_does_not_change(north, hired):
    write(north, hired)
    with pytest.raises(AlreadyReviewed):
        write(north, hired, review=Review(1, "I have thought about it again.", would_hire_again=False))


def test_unwritten_it_is_broken_and_written_late_it_is_kept_late(north, hired):
    sweep(north.organization.pk, now=JUNE)
    write(north, hired, at=JUNE + timedelta(hours=1))
    assert standing("hire_review") == [("Manager", "met_late", True), ("Manager", "", False)]


def test_nobody_judges_months_that_have_not_been_nor_for_the_manager(north, hired):
    with pytest.raises(TooEarly):
        write(north, hired, at=local(30, 9))
    with pytest.raises(TooEarly):
        write(north, hired, months=12)
    with pytest.raises(NotYours):
        write(north, hired, by=north.recruiter)
    with pytest.raises(ReviewIncomplete):
        write(north, hired, review=Review(4, " ", would_hire_again=True))
    with pytest.raises(ReviewIncomplete):
        write(north, hired, review=Review(6, GOOD.evidence, would_hire_again=True))
    assert not HireReview.objects.exists()


def test_days_are_those_of_the_manager(north, hired):
    """Half past midnight in Amsterdam is the evening before in UTC."""
    just_before = datetime(2027, 5, 1, 23, 59, tzinfo=AMSTERDAM)
    with pytest.raises(TooEarly):
        write(north, hired, at=just_before)
    assert write(north, hired, at=just_before + timedelta(minutes=31)).months == 6


def test_without_a_first_day_it_counts_from_the_managers_day_of_the_hire(north):
    with north.scope():
        switch(north, "hire_review")
        application = run(north).apply("Sam Lee", days=-10)
        offer = extend_offer(application, act=north.act(north.recruiter))
        accept_offer(offer, act=north.act(north.recruiter, local(25, 0, 30)))
        application.refresh_from_db()
        assert started_on(application) == date(2026, 11, 25)
        assert dues()[0][0] == datetime(2027, 5, 26, tzinfo=AMSTERDAM)


def test_who_was_not_hired_is_not_looked_back_at(north):
    with north.scope():
        application = run(north).apply("Sam Lee")
        with pytest.raises(NotHired):
            write(north, application)


def test_the_page_and_the_program_write_it_and_a_stranger_finds_nothing(north, harbor, hired, move_clock, client):
    move_clock(MAY)
    address = f"/o/north/applications/{hired.pk}/review/"
    browser = north.client(north.manager)
    assert "Look back at the hire" in browser.get(f"/o/north/applications/{hired.pk}/").content.decode()
    assert "1 June 2027" in browser.get(address).content.decode()
    typed = {"months": "6", "rating": "4", "evidence": GOOD.evidence, "would_hire_again": "yes"}
    assert browser.post(address, {**typed, "evidence": ""}).status_code == 422
    assert browser.post(address, {**typed, "months": "12"}).status_code == 422
    assert north.client(north.recruiter).post(address, typed).status_code == 403
    assert north.client(north.interviewer).get(address).status_code == 403
    assert harbor.client(harbor.manager).get(address).status_code == 404
    assert browser.post(address, typed).status_code == 302
    assert "Would hire again" in north.client(north.recruiter).get(address).content.decode()
    line = f"applications/{hired.pk}/reviews/"
    said = {"months": 6, "rating": 4, "evidence": GOOD.evidence, "would_hire_again": True}
    assert Api(north, north.manager, client)(f"POST {line}", said).status_code == 201
    assert Api(north, north.manager, client)(f"POST {line}", {**said, "rating": 1}).status_code == 409
    assert len(Api(north, north.recruiter, client)(f"GET {line}").json()["results"]) == 1
    assert Api(harbor, harbor.manager, client)(f"GET {line}").status_code == 404
