"""Nothing of fewer than five people can be read, nor be worked out from what is shown."""

from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.rules.hiding import may_be_shown

FEWEST = 5


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"a": 12, "b": 7, "c": 3, "d": 9}, {"a", "d"}),
        ({"a": 12, "b": 7}, {"a", "b"}),
        ({"a": 12, "b": 4, "c": 1}, {"a"}),  # the rest is five, and tells of no four
        ({"a": 12, "b": 2, "c": 1}, set()),  # the rest is three
        ({"a": 5}, {"a"}),
        ({"a": 4}, set()),
        ({"a": 5, "b": 5, "c": 1}, {"b"}),
        ({}, set()),
    ],
)
def test_where_the_rest_would_tell_of_few_the_next_smallest_is_hidden_too(sizes, expected):
    people = [name for name, size in sizes.items() for _ in range(size)]
    assert may_be_shown({"only": people}) == {"only": expected}


def test_two_cuts_together_tell_nothing_that_neither_tells_alone():
    """Nine of Engineering's twelve are all who work on the backend: both shown, the other three would be known."""
    department = ["Engineering"] * 12 + ["Sales"] * 8
    role_type = ["Backend"] * 9 + ["Other"] * 11
    assert may_be_shown({"department": department}) == {"department": {"Engineering", "Sales"}}
    assert may_be_shown({"role_type": role_type}) == {"role_type": {"Backend", "Other"}}
    shown = may_be_shown({"department": department, "role_type": role_type})
    assert sum(map(len, shown.values())) == 2
    assert [
        small
        for small in small_sets({"d": department, "r": role_type})
        if follows(small, {"d": department, "r": role_type}, {"d": shown["department"], "r": shown["role_type"]})
    ] == []


def small_sets(cuts):
    """Every set of one to four people that is named by one group of each cut, or by leaving the cut open."""
    numbers = range(len(next(iter(cuts.values()))))
    for names in product(*([None, *sorted(set(groups))] for groups in cuts.values())):
        who = [
            all(name is None or groups[n] == name for name, groups in zip(names, cuts.values(), strict=True))
            for n in numbers
        ]
        if 0 < sum(who) < FEWEST:
            yield tuple(who)


def follows(small, cuts, shown):
    """Whether sums over what is shown, and over everybody, add up to the sum over these few: exactly, in fractions."""
    rows = [[1] * len(small)]
    rows += [[int(each == name) for each in cuts[cut]] for cut, names in shown.items() for name in names]
    return rank(rows) == rank([*rows, [int(each) for each in small]])


def rank(rows):
    rows, found = [[Fraction(each) for each in row] for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows = [*rows[:found], pivot, *([a - b * row[column] / pivot[column] for a, b in zip(row, pivot, strict=True)]
                if row[column] else row for row in rows[found:])]  # fmt: skip
        found += 1
    return found


@st.composite
def three_cuts(draw):
    """Up to forty people of few kinds, so that the groups of the cuts often coincide."""
    kinds = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=6))
    sizes = draw(st.lists(st.integers(1, 9), min_size=len(kinds), max_size=len(kinds)))
    people = list(chain.from_iterable([kind] * size for kind, size in zip(kinds, sizes, strict=True)))
    return {cut: [str(each[place]) for each in people] for place, cut in enumerate(("outcome", "department", "role"))}


@given(three_cuts())
@settings(max_examples=80)
def test_nothing_of_fewer_than_five_follows_from_what_is_shown(cuts):
    shown = may_be_shown(cuts)
    assert all(cuts[cut].count(name) >= FEWEST for cut, names in shown.items() for name in names)
    assert [small for small in set(small_sets(cuts)) if any(shown.values()) and follows(small, cuts, shown)] == []


@given(st.lists(st.integers(1, 12), min_size=1, max_size=7))
@settings(max_examples=100)
def test_of_one_cut_no_subtraction_leaves_one_to_four(sizes):
    people = [str(group) for group, size in enumerate(sizes) for _ in range(size)]
    shown = may_be_shown({"only": people})["only"]
    for some in chain.from_iterable(combinations(sorted(shown), number) for number in range(1, len(shown) + 1)):
        assert len(people) - sum(people.count(name) for name in some) not in range(1, FEWEST)
