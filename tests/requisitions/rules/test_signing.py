"""Whatever is edited and signed in whatever order: it opens only when both have signed what it says then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from requisitions.rules.signing import Desk, NotThisVersion, SignedAlready, change, sign

sides = st.sampled_from(["manager", "recruiter"])


def test_the_second_name_under_the_same_version_opens_it():
    one = sign(Desk(version=7), "recruiter", version=7)
    assert (one.is_open, one.missing) == (False, ("manager",))
    both = sign(one, "manager", version=7)
    assert (both.is_open, both.missing, both.is_agreed) == (True, (), True)


def test_a_change_between_two_signatures_leaves_it_closed():
    desk = change(sign(Desk(version=6), "recruiter", version=6))
    desk = sign(desk, "manager", version=7)
    assert (desk.is_open, desk.missing) == (False, ("recruiter",))


def test_an_old_version_cannot_be_signed():
    with pytest.raises(NotThisVersion):
        sign(change(Desk()), "manager", version=1)


def test_a_side_signs_once():
    with pytest.raises(SignedAlready):
        sign(sign(Desk(), "manager", version=1), "manager", version=1)


def test_an_amendment_after_opening_needs_both_again_and_stays_open():
    desk = sign(sign(Desk(), "manager", version=1), "recruiter", version=1)
    amended = change(desk)
    assert (amended.is_open, amended.missing) == (True, ("manager", "recruiter"))


# A busy machine is no reason to fail: what is slow is the machine, not the input.
@given(st.lists(st.one_of(st.just("change"), st.tuples(sides, st.integers(-1, 1))), max_size=30))
def test_it_opens_exactly_when_both_names_first_stand_under_the_current_version(steps):
    desk, under_current, opened = Desk(), set(), False
    for step in steps:
        if step == "change":
            desk, under_current = change(desk), set()
            continue
        side, behind = step
        try:
            desk = sign(desk, side, version=desk.version + behind)
        except (NotThisVersion, SignedAlready):
            continue
        under_current.add(side)
        opened = opened or under_current == {"manager", "recruiter"}
        assert desk.is_open is opened


class TwoPeopleAtOneDesk(RuleBasedStateMachine):
    """Each side reads a version, the other changes it, and signs what was read: right or not."""

    def __init__(self):
        super().__init__()
        self.desk = Desk()
        self.read = {"manager": 1, "recruiter": 1}
        self.agreed_once = False

    @rule(side=sides)
    def reads(self, side):
        self.read[side] = self.desk.version

    @rule()
    def changes_something(self):
        self.desk = change(self.desk)

    @precondition(lambda self: self.desk.version > 1)
    @rule(side=sides)
    def signs_an_older_version(self, side):
        with pytest.raises(NotThisVersion):
            sign(self.desk, side, version=self.desk.version - 1)

    @rule(side=sides)
    def signs_what_it_read(self, side):
        version = self.read[side]
        if version != self.desk.version:
            with pytest.raises(NotThisVersion):
                sign(self.desk, side, version=version)
        elif (version, side) not in self.desk.signatures:
            self.desk = sign(self.desk, side, version=version)
            self.agreed_once = self.agreed_once or self.desk.is_agreed

    @invariant()
    def open_means_both_signed_one_version(self):
        both = [
            version
            for version in range(1, self.desk.version + 1)
            if {(version, "manager"), (version, "recruiter")} <= self.desk.signatures
        ]
        assert self.desk.is_open == bool(both) == self.agreed_once


TestTwoPeopleAtOneDesk = TwoPeopleAtOneDesk.TestCase
