"""The pipeline's decisions, without a database: literal days, literal words, and what holds for any history."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requisitions.rules.answering import next_morning, send_at
from requisitions.rules.board import Visit, days_between, median_days, more_words, split_view
from requisitions.rules.endings import Closed, Ending, count_closed, missing_from
from requisitions.rules.moves import MILESTONES, Standing, Step, after_slate, furthest_after, objection_to_move
from requisitions.rules.slate import MustHave, Placed, missing
from requisitions.rules.waiting import CANDIDATE, Next, Person, Situation, next_step

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PLAN = [
    Step(position, position, milestone)
    for position, milestone in enumerate(("screen", "manager_review", "interview", "onsite", "offer"), start=1)
]
TOMAS, MAYA, YUSUF = Person(1, "Tomás"), Person(2, "Maya"), Person(3, "Yusuf")


def stay(days, *, is_over=True):
    start = MONDAY - timedelta(days=days)
    return Visit(start, MONDAY if is_over else None)


# Twelve visits, as R's and lifelines' Kaplan-Meier estimate them: 6 days; the finished ones alone say 4.
def test_the_median_stay_counts_those_that_last():
    finished = [1, 2, 3, 4, 5, 6, 10]
    lasting = [2, 5, 8, 12, 15]
    visits = [stay(days) for days in finished] + [stay(days, is_over=False) for days in lasting]
    assert median_days(visits, now=MONDAY) == 6
    assert median_days([stay(days) for days in finished], now=MONDAY) == 4


def test_there_is_no_median_until_half_of_the_stays_have_ended():
    assert median_days([stay(1), stay(9, is_over=False), stay(8, is_over=False)], now=MONDAY) is None
    assert median_days([], now=MONDAY) is None


def test_a_click_on_the_way_through_is_no_stay():
    click = Visit(MONDAY - timedelta(seconds=30), MONDAY)
    assert median_days([click, click, click, stay(5)], now=MONDAY) == 5


@given(st.lists(st.integers(0, 400), min_size=1))
def test_when_every_stay_has_ended_the_median_is_the_plain_lower_one(lengths):
    visits = [stay(days + 0.1) for days in lengths]
    assert median_days(visits, now=MONDAY) == sorted(lengths)[(len(lengths) - 1) // 2]


def test_days_are_whole_and_never_below_zero():
    assert days_between(MONDAY, MONDAY + timedelta(hours=47)) == 1
    assert days_between(MONDAY, MONDAY - timedelta(hours=1)) == 0


def test_a_column_shows_four_and_never_hides_one_alone():
    assert [split_view(count) for count in (0, 4, 5, 6, 9)] == [(0, 0), (4, 0), (5, 0), (4, 2), (4, 5)]
    assert more_words([5, 4, 1], 5) == "3 more, all within 5 d"
    assert more_words([6, 4, 1], 5) == "3 more"
    assert more_words([6, 4], None) == "2 more"


@given(st.integers(0, 6), st.sampled_from(MILESTONES))
def test_the_furthest_point_never_falls(furthest, milestone):
    assert furthest_after(furthest, milestone) >= furthest


@pytest.mark.parametrize(
    ("standing", "to", "words"),
    [
        (Standing(True, "open", PLAN[0]), PLAN[3], ""),
        (Standing(True, "on_hold", PLAN[3]), PLAN[0], ""),
        (Standing(False, "open", PLAN[0]), PLAN[1], "This application is closed. Reopen it to move it."),
        (Standing(True, "filled", PLAN[0]), PLAN[1], "The requisition is filled; its candidates stay where they are."),
        (
            Standing(True, "open", PLAN[4]),
            Step(9, 9, "hired"),
            "Somebody is hired when they accept an offer. Extend one instead.",
        ),
    ],
    ids=["forward", "back, on hold too", "not when closed", "not when filled", "not into hired"],
)
def test_where_an_application_may_go(standing, to, words):
    assert objection_to_move(standing, to) == words


def test_advancing_leads_past_the_managers_review():
    assert after_slate(PLAN, PLAN[0]) == PLAN[2]
    assert after_slate(PLAN, PLAN[1]) == PLAN[2]
    assert after_slate(PLAN, PLAN[3]) == PLAN[3]
    assert after_slate(PLAN[:2], PLAN[1]) == PLAN[1]


def test_only_a_cited_requirement_explains():
    assert missing_from(Ending("requirement", cites=True)) == ""
    assert missing_from(Ending("requirement")) == "Choose the requirement that is not met."
    assert missing_from(Ending("other", note="Budget went.")) == ""
    assert missing_from(Ending("other", note=" ")).startswith("Write in a sentence")
    assert missing_from(Ending("withdrew")) == ""


def test_the_closed_are_counted_by_how_they_ended():
    rows = [
        ("rejected", "requirement", 19), ("withdrawn", "withdrew", 2), ("rejected", "other", 1), ("rejected", "", 4),
        ("hired", "", 1), ("rejected", "role_closed", 2), ("rejected", "duplicate", 1), ("offer_declined", "", 1),
    ]  # fmt: skip
    closed = count_closed(rows)
    assert closed == Closed(hired=1, cited=19, withdrew=2, offer_declined=1, set_aside=3, unexplained=5)
    assert closed.total == 31


def test_a_slate_says_everything_it_lacks_at_once():
    musts = [MustHave(1, "R1"), MustHave(2, "R2")]
    full, bare = Placed("Elif", {1: "x", 2: "y"}), Placed("Oskar", {1: " "}, is_running=False)
    assert missing([full, full, full], musts, agreed_size=3) == ()
    assert missing([full, bare], musts, agreed_size=3) == (
        "The agreed slate has 3 candidates; this one has 2.",
        "Oskar is no longer in process.",
        "Oskar has no evidence for R1, R2.",
    )


def test_what_is_owed_comes_before_what_is_planned():
    calm = {"manager": TOMAS, "recruiter": MAYA}
    tuesday = MONDAY + timedelta(days=1)
    assert next_step(Situation(**calm)) == Next("move", "Maya: next step", (MAYA,))
    assert next_step(Situation(**calm, interview_at=tuesday)) == Next("interview", "Interview", (), tuesday)
    assert next_step(Situation(**calm, offer_out=True)).waits_for == (CANDIDATE,)
    assert next_step(Situation(**calm, on_slate=True)).words == "Tomás: answer the slate"
    owed = next_step(Situation(**calm, on_slate=True, interview_at=tuesday, owing=(YUSUF, TOMAS)))
    assert owed == Next("scorecard", "Yusuf and 1 more: scorecard", (YUSUF, TOMAS))


def test_nobody_is_turned_down_at_the_weekend_or_at_night():
    zone = ZoneInfo("Europe/Amsterdam")
    friday_night = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    assert next_morning(MONDAY, zone) == datetime(2026, 11, 24, 9, 0, tzinfo=zone)
    # 23:30 UTC on Friday is Saturday in Amsterdam already.
    assert next_morning(friday_night, zone) == datetime(2026, 11, 30, 9, 0, tzinfo=zone)
    assert send_at("now", now=MONDAY, zone=zone) == MONDAY
    assert send_at("none", now=MONDAY, zone=zone) is None
