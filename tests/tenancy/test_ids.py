"""Ids: made in order, by the clock, and of the shape that RFC 9562 asks for."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from hiring.tenancy import ids

NOON = 1_795_694_400_000


@pytest.fixture
def at(monkeypatch):
    def set_to(milliseconds, nanoseconds=0):
        monkeypatch.setattr(ids.time, "time_ns", lambda: milliseconds * 1_000_000 + nanoseconds)

    monkeypatch.setattr(ids, "_last", 0)
    set_to(NOON)
    return set_to


def test_of_two_in_one_instant_the_later_is_the_greater(at):
    made = [*ids.uuid7s(1_000), ids.uuid7(), ids.uuid7()]
    assert made == sorted(set(made))


def test_a_clock_that_is_set_back_makes_none_smaller(at):
    before = ids.uuid7()
    at(NOON - 5_000)
    assert before < ids.uuid7()


def test_it_tells_its_millisecond_and_its_version(at):
    at(NOON, 500_000)
    made = ids.uuid7()
    assert made.int >> 80 == NOON
    assert made.int >> 64 & 0xFFF == 2_048, "half a millisecond is half of 4096 ticks"
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_threads_share_one_order():
    with ThreadPoolExecutor(8) as pool:
        each = list(pool.map(ids.uuid7s, [200] * 40))
    assert all(own == sorted(own) for own in each)
    assert len({one for own in each for one in own}) == 8_000
