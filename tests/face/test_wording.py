"""Numbers, days and names as people say them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from hiring.tenancy.rules import wording
from hiring.tenancy.rules.wording import NB_HYPHEN, NBSP
from hiring.tenancy.templatetags import house, letter

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 10, 42, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(("number", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1200, "1,200")])
def test_numbers_up_to_twelve_are_words(number, words):
    assert wording.spell(number) == words


def test_a_count_agrees_with_its_noun():
    said = [house.count_of(n, "promise") for n in (0, 1, 3)] + [house.count_of(n, "person,people") for n in (1, 40)]
    assert said == ["no promises", "one promise", "three promises", "one person", "40 people"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Maya Lindqvist", "ML"),
        ("Wouter de Vries", "WV"),
        ("Cher", "C"),
        ("inês duarte", "ID"),
        ("", ""),
        ("Jo (he/him)", "J"),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name, letters):
    assert wording.initials(name) == letters


def test_a_reference_never_breaks_and_other_hyphens_may():
    assert wording.reference("REQ-142 is a must-have") == f"REQ{NB_HYPHEN}142 is a must-have"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param(datetime(2026, 11, 23, 9, 31, tzinfo=UTC), "10:31", id="today, in the reader's zone"),
        pytest.param(datetime(2026, 11, 20, 17, 0, tzinfo=AMSTERDAM), "Fri 17:00", id="within three days"),
        pytest.param(datetime(2026, 11, 19, 17, 0, tzinfo=AMSTERDAM), "Thu 19 Nov", id="further away"),
        pytest.param(datetime(2024, 11, 18, 9, 0, tzinfo=AMSTERDAM), "18 Nov 2024", id="another year"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be_without_doubt(at, words):
    assert wording.moment(at, now=MONDAY, zone=AMSTERDAM).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param(datetime(2026, 11, 23, 9, 31, tzinfo=UTC), "10:31", id="today, in the reader's zone"),
        pytest.param(datetime(2026, 11, 26, 14, 0, tzinfo=AMSTERDAM), "Thu 14:00", id="within three days"),
        pytest.param(datetime(2026, 11, 30, 9, 0, tzinfo=AMSTERDAM), "Mon 30 Nov 09:00", id="further away"),
        pytest.param(datetime(2024, 11, 18, 9, 0, tzinfo=AMSTERDAM), "Mon 18 Nov 2024 09:00", id="another year"),
    ],
)
def test_where_people_meet_the_hour_is_never_left_out(at, words):
    assert wording.meeting(at, now=MONDAY, zone=AMSTERDAM).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(seconds=40), "just now"),
        (timedelta(hours=3, minutes=3), "in 3 h"),
        (timedelta(minutes=-78), "1 h 18 min ago"),
        (timedelta(hours=-47), "47 h ago"),
        (timedelta(days=-9), "9 days ago"),
    ],
)
def test_distance_in_words(away, words):
    assert wording.relative(MONDAY + away, now=MONDAY).replace(NBSP, " ") == words


def test_midnight_belongs_to_the_day_it_ends_also_when_the_clock_changes():
    # On 25 October 2026 Amsterdam goes back an hour at 03:00; midnight at its start ends the 24th.
    assert wording.last_day(datetime(2026, 10, 25, 0, 0, tzinfo=AMSTERDAM)) == date(2026, 10, 24)


def test_a_time_on_the_page_carries_its_machine_form_and_its_zone():
    with timezone.override(AMSTERDAM):
        drawn = house.moment(datetime(2026, 11, 23, 9, 31, tzinfo=UTC), MONDAY)
    title = "Monday 23 November 2026, 10:31 (Europe/Amsterdam)"
    assert drawn == f'<time datetime="2026-11-23T09:31:00+00:00" title="{title}">10:31</time>'


def test_facts_of_a_letter_stand_in_two_columns_of_72_characters():
    facts = [
        ("Agreed", f"Debrief within 48{NBSP}h of the last interview; a slate answered within 2 working days. Signed."),
        ("Recruiter", f"Maya Lindqvist. Kept 22 of 23 promises on REQ{NB_HYPHEN}138."),
    ]
    assert letter.fact_lines(facts) == (
        "Agreed     Debrief within 48 h of the last interview; a slate answered\n"
        "           within 2 working days. Signed.\n"
        "Recruiter  Maya Lindqvist. Kept 22 of 23 promises on REQ-138."
    )


def test_a_link_in_a_letter_is_never_broken():
    address = "https://hiring.northwind.example/o/northwind/requisitions/138/cases/CASE-31/decide"
    assert letter.wrapped(f"Open the case and decide: {address}").splitlines() == ["Open the case and decide:", address]
