"""Pass-through of a cohort that can be counted by hand, and the laws that hold for any cohort."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.rules.pass_through import ApplicationFact, Ending, UnknownStage, pass_through, pass_through_by
from analytics.rules.wilson import NO_RATE

STAGES = ("applied", "screen", "onsite", "offer", "hired")


def application(furthest, ending, **groups):
    return ApplicationFact(furthest, ending, **groups)


# Ten applications: one hired, one skipped the screen, one went back from onsite to screen and up again.
COHORT = (
    application("hired", Ending.HIRED),
    application("screen", Ending.REJECTED),
    application("screen", Ending.ACTIVE),
    application("offer", Ending.OFFER_DECLINED),
    application("applied", Ending.REJECTED),
    application("onsite", Ending.REJECTED),
    application("applied", Ending.ACTIVE),
    application("onsite", Ending.ACTIVE),
    application("offer", Ending.ACTIVE),
    application("applied", Ending.WITHDRAWN),
)


def counts(figures):
    return {row.stage: (row.reached, row.passed, row.undecided, row.decided) for row in figures}


def test_the_cohort_is_what_one_counts_by_hand():
    figures = pass_through(STAGES, COHORT)
    assert counts(figures) == {
        "applied": (10, 7, 1, 9),
        "screen": (7, 5, 1, 6),
        "onsite": (5, 3, 1, 4),
        "offer": (3, 1, 1, 2),
        "hired": (1, 0, 0, 1),
    }
    assert [row.rate.value for row in figures[:-1]] == pytest.approx([0.777778, 0.833333, 0.75, 0.5], abs=1e-6)


def test_the_last_stage_has_nothing_to_pass_to():
    assert pass_through(STAGES, COHORT)[-1].rate == NO_RATE


def test_who_did_not_pass_is_told_apart():
    applied = pass_through(STAGES, COHORT)[0]
    assert (applied.rejected, applied.withdrew, applied.declined) == (1, 1, 0)
    offer = pass_through(STAGES, COHORT)[3]
    assert (offer.rejected, offer.withdrew, offer.declined) == (0, 0, 1)


def test_the_selection_rate_does_not_blame_anyone_for_withdrawals():
    applied = pass_through(STAGES, COHORT)[0]
    assert applied.selection.value == pytest.approx(7 / 8)


def test_a_rate_is_given_with_its_interval():
    [applied, *_] = pass_through(
        ("applied", "screen"),
        [application("screen", Ending.ACTIVE)] * 12 + [application("applied", Ending.REJECTED)] * 28,
    )
    assert applied.rate == pytest.approx((0.3, 0.180748, 0.4543), abs=1e-6)


def test_a_cancelled_requisition_does_not_ruin_the_rate_of_the_stage_it_struck():
    struck = [application("screen", Ending.ROLE_CLOSED)] * 20 + [application("screen", Ending.TRANSFERRED)] * 3
    before, after = pass_through(STAGES, COHORT)[1], pass_through(STAGES, [*COHORT, *struck])[1]
    assert after == replace(before, set_aside=23)


def test_what_it_struck_had_passed_the_stages_before():
    applied = pass_through(STAGES, [*COHORT, *[application("screen", Ending.ROLE_CLOSED)] * 20])[0]
    assert (applied.reached, applied.passed, applied.decided) == (30, 27, 29)


def test_a_duplicate_is_nowhere():
    assert pass_through(STAGES, [*COHORT, application("onsite", Ending.DUPLICATE)]) == pass_through(STAGES, COHORT)


def test_who_was_hired_has_passed_every_stage_even_when_the_last_moves_were_not_recorded():
    [applied, *_, hired] = pass_through(STAGES, [application("screen", Ending.HIRED)])
    assert (applied.passed, hired.reached) == (1, 1)


def test_a_stage_nobody_reached_has_no_rate_rather_than_zero():
    offer = pass_through(STAGES, [application("applied", Ending.REJECTED)])[3]
    assert (offer.reached, offer.rate, offer.bounds, offer.decided_share) == (0, NO_RATE, None, None)


def test_a_young_cohort_shows_where_its_rate_can_still_end_up():
    young = (
        [application("screen", Ending.ACTIVE)] * 18
        + [application("applied", Ending.REJECTED)] * 20
        + [application("applied", Ending.ACTIVE)] * 12
    )
    applied = pass_through(STAGES, young)[0]
    assert applied.bounds == pytest.approx((0.36, 0.6))
    assert applied.rate.value == pytest.approx(0.473684, abs=1e-6)
    assert applied.decided_share == pytest.approx(0.76)


def test_groups_are_counted_apart():
    facts = [
        application("screen", Ending.REJECTED, hiring_manager="Priya"),
        application("applied", Ending.REJECTED, hiring_manager="Marcus"),
        application("screen", Ending.REJECTED, hiring_manager="Marcus"),
    ]
    groups = pass_through_by(STAGES, facts, key=lambda fact: fact.hiring_manager)
    assert {name: rows[0].rate.value for name, rows in groups.items()} == {"Marcus": 0.5, "Priya": 1.0}
    assert list(groups) == ["Marcus", "Priya"]


def test_a_stage_of_another_pipeline_is_refused_and_not_dropped():
    with pytest.raises(UnknownStage, match="'lunch' is not a stage"):
        pass_through(STAGES, [application("lunch", Ending.ACTIVE)])


cohorts = st.lists(
    st.builds(ApplicationFact, st.sampled_from(STAGES[:-1]), st.sampled_from(Ending), source=st.sampled_from("ABC"))
)


@given(cohorts)
def test_every_application_at_a_stage_is_in_exactly_one_column(cohort):
    for row in pass_through(STAGES, cohort)[:-1]:
        assert row.reached == row.passed + row.undecided + row.rejected + row.withdrew + row.declined


@given(cohorts)
def test_who_passed_a_stage_reached_the_next_or_was_set_aside_there(cohort):
    figures = pass_through(STAGES, cohort)
    for row, following in pairwise(figures):
        assert row.passed == following.reached + following.set_aside


@given(cohorts)
def test_the_rate_lies_within_what_is_still_possible(cohort):
    for row in pass_through(STAGES, cohort)[:-1]:
        if row.decided:
            worst, best = row.bounds
            assert worst <= row.rate.value + 1e-12
            assert row.rate.value <= best + 1e-12


@given(cohorts)
def test_groups_add_up_to_the_whole(cohort):
    groups = pass_through_by(STAGES, cohort, key=lambda fact: fact.source)
    for nth, row in enumerate(pass_through(STAGES, cohort)):
        assert row.reached == sum(rows[nth].reached for rows in groups.values())
        assert row.passed == sum(rows[nth].passed for rows in groups.values())
