"""Managers beside their peers: the limits against a reference computed with numpy, and what may be said about whom."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.rules.funnel import FEWEST, NAMED_FROM, Funnel, Peer, funnel
from analytics.rules.wilson import ImpossibleCount, wilson

# Twelve managers: passed, decided, and the limits at 95% and 99.8% that numpy computes for them.
REFERENCE = {
    "M01": (2, 3, 0.0, 1.0, 0.0, 1.0),
    "M02": (0, 4, 0.0, 1.0, 0.0, 1.0),
    "M03": (9, 30, 0.16679, 0.688148, 0.016462, 0.838477),
    "M04": (28, 60, 0.243141, 0.611797, 0.136843, 0.718095),
    "M05": (55, 110, 0.291334, 0.563604, 0.212828, 0.642111),
    "M06": (14, 50, 0.225548, 0.62939, 0.109104, 0.745834),
    "M07": (33, 70, 0.256814, 0.598124, 0.158402, 0.696537),
    "M08": (6, 9, 0.0, 0.903402, 0.0, 1.0),
    "M09": (41, 120, 0.297129, 0.557809, 0.221965, 0.632973),
    "M10": (18, 40, 0.201714, 0.653224, 0.071526, 0.783412),
    "M11": (1, 12, 0.015299, 0.839639, 0.0, 1.0),
    "M12": (70, 140, 0.306798, 0.54814, 0.23721, 0.617729),
}
TWELVE = [Peer(key, passed, decided) for key, (passed, decided, *_) in REFERENCE.items()]
ALIKE = [Peer(f"P{n}", 12, 30) for n in range(6)]


def keys(peers):
    return [peer.key for peer in peers]


def test_the_limits_are_those_of_the_reference():
    found = funnel(TWELVE)
    assert found.share == pytest.approx(0.427469, abs=1e-6)
    assert found.dispersion == pytest.approx(2.168376, abs=1e-6)
    for _, decided, *expected in REFERENCE.values():
        limits = found.limits(decided)
        assert (limits.low, limits.high, limits.far_low, limits.far_high) == pytest.approx(expected, abs=1e-6)
    assert not any(found.is_outside(peer) for peer in found.compared)


def test_the_one_of_the_drawing_lies_outside():
    """Two of 28 where the others let 41% on; the limits are drawn in the house's screens."""
    others = [(7, 13), (11, 22), (5, 18), (15, 31), (16, 36), (22, 47), (23, 52)]
    found = funnel([Peer("Marcus Bell", 2, 28), *(Peer(f"P{n}", *pair) for n, pair in enumerate(others))])
    assert keys(filter(found.is_outside, found.compared)) == ["Marcus Bell"]
    assert found.dispersion == pytest.approx(1.0, abs=0.5), "who lies outside does not hide behind a wider band"


def test_with_few_decisions_nobody_is_outside():
    """None of 18 where four in ten pass is beyond the limit, and still two decisions could be anybody's."""
    found = funnel([Peer("Few", 0, NAMED_FROM - 1), *ALIKE])
    few = found.compared[-1]
    assert found.limits(few.decided).far_low > 0
    assert not found.is_outside(few)


def test_who_has_fewer_than_five_is_not_compared():
    found = funnel([*ALIKE, Peer("Four", 4, 4), Peer("Three", 0, 3), Peer("None", 0, 0)])
    assert (keys(found.too_few), keys(found.left_out)) == (["Four", "Three"], [])
    assert keys(found.compared) == keys(ALIKE)


def test_one_with_few_decisions_cannot_be_worked_out_from_the_total():
    found = funnel([*ALIKE, Peer("Few", 1, 3), Peer("Seven", 2, 7)])
    assert (keys(found.too_few), keys(found.left_out)) == (["Few"], ["Seven"])


def test_four_people_are_not_compared():
    assert not funnel(ALIKE[: FEWEST - 1]).may_compare
    assert funnel(ALIKE[:FEWEST]).may_compare


def test_of_nobody_there_is_no_funnel():
    assert funnel([]) is None
    assert funnel([Peer("None", 0, 0)]) is None


def test_more_passed_than_decided_is_refused():
    with pytest.raises(ImpossibleCount, match="6 out of 5"):
        Peer("P", 6, 5)


counts = st.tuples(st.integers(0, 400), st.integers(1, 400)).map(lambda pair: (min(pair), max(pair)))
everybody = st.lists(counts, min_size=1, max_size=12).map(
    lambda pairs: [Peer(f"P{n:02}", *pair) for n, pair in enumerate(pairs)]
)


@given(everybody)
def test_the_limits_hold_the_share_of_all_and_narrow_with_decisions(peers):
    found = funnel(peers)
    before = found.limits(1)
    for limits in found.curve():
        assert 0 <= limits.far_low <= limits.low <= found.share <= limits.high <= limits.far_high <= 1
        assert limits.high - limits.low <= before.high - before.low
        before = limits


@given(everybody)
def test_everybody_is_in_one_place(peers):
    found = funnel(peers)
    assert sorted(keys(found.compared + found.too_few + found.left_out)) == sorted(keys(peers))
    assert all(peer.decided >= FEWEST for peer in found.compared + found.left_out)
    hidden = sum(peer.decided for peer in found.too_few + found.left_out)
    assert hidden == 0 or hidden >= FEWEST or not found.compared


@given(everybody, st.randoms())
def test_the_order_of_the_people_changes_nothing(peers, random):
    shuffled = random.sample(peers, len(peers))
    one, other = funnel(peers), funnel(shuffled)
    assert (one.compared, one.too_few, one.left_out) == (other.compared, other.too_few, other.left_out)
    assert one.dispersion == pytest.approx(other.dispersion)


@given(everybody)
def test_passing_and_not_passing_mirror_each_other(peers):
    found, mirrored = funnel(peers), funnel([Peer(p.key, p.decided - p.passed, p.decided) for p in peers])
    assert mirrored.dispersion == pytest.approx(found.dispersion)
    limits, other = found.limits(30), mirrored.limits(30)
    assert (other.low, other.far_low) == pytest.approx((1 - limits.high, 1 - limits.far_high))


@given(counts, counts)
def test_chance_alone_draws_the_line_where_wilson_does(all_of_them, pair):
    """The share lies within the limits exactly when its own interval at that confidence holds the share of all."""
    found = Funnel(Peer("", *all_of_them), dispersion=1.0, compared=(), too_few=(), left_out=())
    passed, decided = pair
    limits = found.limits(decided)
    interval = wilson(passed, decided, confidence=0.998)
    # On the line itself rounding decides, and where all or none went on there are no limits.
    assume(0 < found.share < 1)
    assume(min(abs(found.share - interval.low), abs(found.share - interval.high)) > 1e-9)
    within = limits.far_low <= passed / decided <= limits.far_high
    assert within == (interval.low <= found.share <= interval.high)
