"""Who is trained until when: attendance, quizzes, shadowing that is counted, waivers, months that end early."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecards.rules.training import (
    Demand,
    Done,
    Gap,
    Standing,
    State,
    add_months,
    refusal,
    standing,
)
from scorecards.rules.training_drafts import CourseDraft, ProofDraft, objection_to_course, objection_to_proof

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
YEARLY = Demand("Bias", "attendance", months=12)
QUIZ = Demand("Bias", "quiz", months=12, pass_score=80)
SHADOWING = Demand("Interviewing", "shadowing", months=24, shadows=2, reverse_shadows=1)


def stands(demand, *done, waived_until=None, on=TODAY):
    return standing(demand, done, waived_until=waived_until, on=on)


def ago(days, proof="attendance", score=None):
    return Done(proof, TODAY - timedelta(days=days), score)


def test_a_course_holds_for_its_months_and_says_so_a_month_before_it_ends():
    assert stands(YEARLY) == Standing(State.MISSING, None, "attend it")
    assert stands(YEARLY, ago(10)).state == State.VALID
    assert stands(YEARLY, ago(340)) == Standing(State.SOON, date(2026, 12, 18), "attend it")
    assert stands(YEARLY, Done("attendance", date(2025, 11, 23))).state == State.SOON, "its last day is one of it"
    assert stands(YEARLY, Done("attendance", date(2025, 11, 22))).state == State.LAPSED
    assert stands(YEARLY, ago(500), ago(10)).state == State.VALID
    assert stands(Demand("Once", "attendance"), ago(4_000)) == Standing(State.VALID)


def test_a_quiz_counts_from_its_score_on():
    assert stands(QUIZ, ago(10, "quiz", 79)) == Standing(State.MISSING, None, "pass the quiz with 80 of 100")
    assert stands(QUIZ, ago(10, "quiz", 80)).state == State.VALID
    assert stands(QUIZ, ago(10)).state == State.MISSING, "attending is no quiz"


def test_shadowing_is_counted_and_holds_as_long_as_the_oldest_that_is_needed():
    once, twice, back = ago(700, "shadow"), ago(100, "shadow"), ago(50, "reverse_shadow")
    assert stands(SHADOWING).left == "2 shadows and 1 reverse shadow"
    assert stands(SHADOWING, twice, back) == Standing(State.MISSING, None, "1 shadow")
    assert stands(SHADOWING, once, twice, back) == Standing(
        State.SOON, add_months(once.on, 24), "2 shadows and 1 reverse shadow"
    )
    assert stands(SHADOWING, once, twice, ago(3, "shadow"), back).state == State.VALID


def test_a_waiver_holds_to_its_end_and_not_beyond():
    assert stands(YEARLY, waived_until=TODAY) == Standing(State.WAIVED, TODAY)
    assert stands(YEARLY, waived_until=TODAY - timedelta(days=1)).state == State.MISSING
    assert stands(YEARLY, ago(10), waived_until=TODAY).state == State.VALID, "who did it needs none"
    assert stands(YEARLY, waived_until=TODAY).holds


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 31), 24, date(2028, 5, 31)),
    ],
)
def test_months_end_where_the_month_does(day, months, then):
    assert add_months(day, months) == then


@given(DAYS, st.integers(1, 120), st.integers(1, 120))
def test_more_months_never_end_sooner(day, months, more):
    assert day < add_months(day, months) <= add_months(day, months + more)


@given(st.lists(st.tuples(st.sampled_from(["shadow", "reverse_shadow"]), DAYS), max_size=8), DAYS, DAYS)
def test_one_more_shadowing_never_takes_anything_away(done, more, on):
    proofs = [Done(kind, day) for kind, day in done]
    before = standing(SHADOWING, proofs, waived_until=None, on=on)
    after = standing(SHADOWING, [*proofs, Done("shadow", more)], waived_until=None, on=on)
    assert after.holds or not before.holds


def test_a_refusal_names_who_what_and_what_to_do():
    gaps = [
        Gap("Ana Ruiz", "Interviewing", Standing(State.MISSING, None, "1 shadow")),
        Gap("Ana Ruiz", "Bias", Standing(State.LAPSED, date(2026, 5, 3), "attend it")),
    ]
    assert refusal(gaps, "be on a panel") == (
        "Ana Ruiz cannot be on a panel yet: Interviewing is missing, Bias lapsed on 3 May 2026. "
        "To do: Interviewing: 1 shadow; Bias: attend it. "
        "A TA leader or an admin can waive it, with a reason and an end."
    )


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (CourseDraft(" "), "Name the course."),
        (CourseDraft("x", evidence="magic"), "Choose what completes it."),
        (CourseDraft("x", months=0), "Choose 1 to 120 months"),
        (CourseDraft("x", pass_score=101), "A quiz is passed with 0 to 100"),
        (CourseDraft("x", evidence="shadowing"), "Say how many times one shadows"),
    ],
)
def test_what_a_course_cannot_be(draft, says):
    assert objection_to_course(draft.cleaned).startswith(says)


@pytest.mark.parametrize(
    ("draft", "evidence", "says"),
    [
        (ProofDraft("attendance", TODAY + timedelta(days=1)), "attendance", "That day is still to come."),
        (ProofDraft("attendance", TODAY), "quiz", "This course is completed by quiz."),
        (ProofDraft("quiz", TODAY), "quiz", "Write the quiz's score"),
        (ProofDraft("quiz", TODAY, 101), "quiz", "Write the quiz's score"),
    ],
)
def test_what_is_no_evidence(draft, evidence, says):
    assert objection_to_proof(draft, evidence, today=TODAY).startswith(says)
