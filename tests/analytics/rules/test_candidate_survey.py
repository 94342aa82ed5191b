"""What candidates' answers add up to, and when they are shown."""

from datetime import date

import pytest

from analytics.rules.candidate_survey import Answered, Asked, result
from analytics.rules.net_promoter import net_promoter
from analytics.rules.rounds import rounds

Q1, Q2, Q3, Q4 = (date(2026, month, 1) for month in (1, 4, 7, 10))


@pytest.mark.parametrize(
    ("answered", "today", "words"),
    [
        ({Q3: 9}, date(2026, 10, 15), []),
        ({Q3: 9}, date(2026, 10, 16), ["Q3 2026"]),
        ({Q1: 3, Q2: 4, Q3: 4}, date(2026, 12, 1), ["Q1 to Q2 2026"]),
        ({Q1: 3, Q2: 4, Q3: 4, Q4: 1}, date(2027, 2, 1), ["Q3 to Q4 2026", "Q1 to Q2 2026"]),
        ({Q4: 4, date(2027, 1, 1): 1}, date(2027, 6, 1), ["Q4 2026 to Q1 2027"]),
        ({}, date(2026, 12, 1), []),
    ],
)
def test_a_round_ends_with_a_quarter_that_is_over_once_five_have_answered(answered, today, words):
    assert [each.words for each in rounds(answered, today=today)] == words


def test_what_was_shown_once_is_never_shown_otherwise():
    answered, earlier = {Q1: 6, Q2: 2, Q3: 4, Q4: 7}, []
    for month in range(1, 13):
        later = rounds(answered, today=date(2027, month, 28))
        assert later[len(later) - len(earlier) :] == earlier
        earlier = later


def test_a_net_promoter_score_is_never_certain():
    n, value, low, high = net_promoter([10] * 5)
    assert (n, value, high) == (5, 100, 100)
    assert low == pytest.approx(17.5, abs=0.1)
    # 30 promoters, 18 between, 12 detractors: the textbook says 30, 10.2 to 49.8.
    n, value, low, high = net_promoter([9] * 30 + [7] * 18 + [6] * 12)
    assert (n, value) == (60, 30)
    assert (low, high) == (pytest.approx(9.3, abs=0.1), pytest.approx(47.8, abs=0.1))
    assert net_promoter([]) == (0, None, None, None)


def answers(outcome, number, **more):
    return [Answered(Asked(outcome, "Research", "Engineering"), 9, **more)] * number


def test_the_smaller_group_and_its_neighbour_are_asked_and_say_nothing():
    given = [*answers("Hired", 3), *answers("Withdrew", 6), *answers("Declined", 20, words="x")]
    found = result([each.groups for each in given] * 2, given)
    told = {group.name: (group.asked, group.answered) for group in found.cuts["outcome"]}
    assert told == {"Declined": (40, 20), "Hired": (6, None), "Withdrew": (12, None)}
    assert (found.answered.number, found.answered.n, found.score.n) == (29, 58, 29)


def test_that_the_one_who_was_hired_kept_silent_is_not_said_either():
    given = [*answers("Declined", 7), *answers("Withdrew", 9)]
    asked = [each.groups for each in given]
    hired = Asked("Hired", "Research", "Engineering")
    for everybody, shown in ((asked, {"Declined", "Withdrew"}), ([*asked, hired], {"Withdrew"})):
        rows = result(everybody, given).cuts["outcome"]
        assert {each.name for each in rows if each.answered is not None} == shown
    [row] = [each for each in rows if each.name == "Hired"]
    assert (row.asked, row.answered) == (1, None)


def test_fewer_than_five_say_nothing_and_a_statement_or_words_of_four_neither():
    assert result([], answers("Hired", 4)) is None
    given = [*answers("Hired", 4, statements={"respected": 1}, words="Theirs"), *answers("Hired", 6)]
    found = result([each.groups for each in given], given)
    assert found.words == ()
    assert [each.mean for each in found.statements] == [None] * 5
    more = [*given, *answers("Hired", 1, statements={"respected": 5}, words="Hers")]
    found = result([each.groups for each in more], more)
    assert found.words == ("Theirs",) * 4 + ("Hers",)
    assert {each.key: each.mean for each in found.statements}["respected"] == pytest.approx(1.8)
