"""Figures about roles: what can be meant, which one stands beside a seat, and a table read row by row."""

from dataclasses import replace
from datetime import date

import pytest

from requisitions.rules.role_facts import FactDraft, misfit, newest, read_facts, words
from requisitions.rules.tables import Problem, read, whole

TODAY = date(2026, 11, 23)
BAND = FactDraft("salary", "Engineering", "Pay survey", date(2026, 10, 1), low=80_000, high=105_000)
PEOPLE = FactDraft("availability", "Engineering", "Board", date(2026, 10, 1), low=120, text="within an hour of Delft")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        pytest.param(BAND, "", id="a band"),
        pytest.param(replace(BAND, high=None), "a low and a high end", id="half a band"),
        pytest.param(replace(BAND, low=110_000), "above the high end", id="upside down"),
        pytest.param(replace(BAND, as_of_on=date(2026, 11, 24)), "lies ahead", id="of tomorrow"),
        pytest.param(replace(BAND, kind="mood"), "Choose one of", id="no such kind"),
        pytest.param(replace(BAND, kind="attrition", low=12, high=None), "", id="attrition"),
        pytest.param(replace(BAND, kind="attrition", low=None), "per cent", id="attrition without a number"),
        pytest.param(replace(BAND, kind="attrition", low=12, high=120), "per cent", id="more than everybody"),
        pytest.param(replace(PEOPLE, low=None), "", id="availability in words"),
        pytest.param(replace(PEOPLE, low=None, text=" "), "a number or a text", id="nothing said"),
    ],
)
def test_what_can_be_meant(fact, said):
    assert said in misfit(fact, today=TODAY)
    assert bool(misfit(fact, today=TODAY)) == bool(said)


def test_the_newest_of_the_place_stands_beside_a_seat():
    older, newer = replace(BAND, low=70_000, as_of_on=date(2025, 1, 1)), BAND
    delft = replace(BAND, location="Delft", low=75_000, as_of_on=date(2024, 1, 1))
    elsewhere = replace(BAND, location="Lisbon", low=50_000)
    facts = [PEOPLE, older, newer, delft, elsewhere]
    assert newest(facts, "delft") == [delft, PEOPLE]
    assert newest(facts, "Leiden") == [newer, PEOPLE]
    assert newest([], "Delft") == []


def test_figures_in_words():
    assert [words(each, "EUR") for each in (BAND, PEOPLE, replace(PEOPLE, low=None))] == [
        "80,000 to 105,000 EUR a year",
        "120 people",
        "",
    ]
    assert words(FactDraft("attrition", "x", "y", TODAY, low=12, high=15), "EUR") == "12 to 15% a year"


def test_a_table_is_read_row_by_row_and_each_fault_is_named():
    table = """\ufeffkind;role_type;location;low;high;text;source;as_of_on
salary;Engineering;Delft;80,000;105000;;Pay survey;2026-10-01

availability;Engineering;;;;=HYPERLINK("x");Board;2026-10-01
salary;Engineering;Delft;about;105000;;Pay survey;2026-10-02
salary;Engineering;Delft;1;2;;Pay survey;1 October
attrition;;;12;;;Payroll;2026-10-01
too;few
"""
    facts, problems = read_facts(table, today=TODAY)
    assert facts == [replace(BAND, location="Delft")]
    assert problems == [
        Problem(4, "The cell begins like a formula. Remove the sign or put plain text there.", "text"),
        Problem(5, "Write a whole number."),
        Problem(6, "Write the day as 2027-03-01."),
        Problem(7, "Fill it in.", "role_type"),
        Problem(8, "The row has 2 cells, the head 8."),
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param("", "lacks a, b", id="nothing"),
        pytest.param("a", "lacks b", id="one missing"),
        pytest.param("a,b,x", "Nobody knows the column x", id="one too many"),
        pytest.param("a,b,c,c", "same name", id="twice"),
        pytest.param("a,b" + "\n1,2" * 1_001, "at most 1,000 rows", id="too long"),
    ],
)
def test_a_head_that_does_not_fit(head, said):
    table = read(head, required=("a", "b"), optional=("c",))
    assert table.rows == ()
    [problem] = table.problems
    assert (problem.row, said in problem.said) == (1, True)


@pytest.mark.parametrize("cell", ["-5", "1.5", "x", "٣"])
def test_a_number_that_is_none(cell):
    with pytest.raises(ValueError, match="whole number"):
        whole(cell)
