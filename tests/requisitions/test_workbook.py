"""Workbooks out and in: texts stay texts, days are days, and what is damaged or made up is refused in words."""

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from requisitions.forms.workbook import MOST_UNPACKED, UNREADABLE, as_csv, is_workbook
from requisitions.rules.tables import MOST_ROWS, read
from requisitions.views.workbook import workbook
from tests.requisitions.sheets import cells, sheet, with_part
from tests.world import MONDAY

SHEET = "xl/worksheets/sheet1.xml"
SOUND = sheet([["title", "seats"], ["Gait", 2]])
# A text that names a letter by its number, as workbooks do, would be taken for that letter.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0_"), min_size=1, max_size=40)


def lines(file):
    return list(csv.reader(io.StringIO(as_csv(file))))


def grown(entity, times):
    inner = "".join(f'<!ENTITY {entity}{n} "{f"&{entity}{n - 1};" * times}">' for n in range(1, 8))
    return f'<!DOCTYPE x [<!ENTITY {entity}0 "ha">{inner}]><worksheet>&{entity}7;</worksheet>'


def test_texts_stay_texts_and_numbers_numbers():
    rows = [["Seat", "Cost"], ['<b>"A" & x', 96_000], ["=1+1", 1], ["https://x.example", None], ["007", 7]]
    assert cells(workbook("Plan", rows, made_at=MONDAY)) == rows
    with zipfile.ZipFile(io.BytesIO(workbook("Plan", rows, made_at=MONDAY))) as archive:
        told = archive.read(SHEET)
    assert b"<f>" not in told
    assert b"hyperlink" not in told


def test_the_same_rows_are_the_same_file():
    assert workbook("Plan", [["a"]], made_at=MONDAY) == workbook("Plan", [["a"]], made_at=MONDAY)


@settings(max_examples=40)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_any_text_comes_back(texts):
    assert lines(workbook("Plan", [texts], made_at=MONDAY)) == [texts]


def test_what_leaves_is_what_is_read():
    rows = [["title", "seats", "from"], ["Two\r\nlines", 2, "2027-03-01"], ["", None, None], ["Last", 1, ""]]
    assert lines(workbook("Plan", rows, made_at=MONDAY)) == [
        ["title", "seats", "from"],
        ["Two\r\nlines", "2", "2027-03-01"],
        [],
        ["Last", "1", ""],
    ]


def test_days_are_days_and_whole_numbers_whole():
    row = [date(2027, 3, 1), datetime(2027, 3, 1, 9, 30), 2.0, 2.5]  # noqa: DTZ001 - a sheet knows no zone
    assert lines(sheet([row])) == [["2027-03-01", "2027-03-01 09:30:00", "2", "2.5"]]


def test_a_formula_that_is_text_is_refused_as_in_csv():
    text = as_csv(workbook("Plan", [["title"], ["=1+1"]], made_at=MONDAY))
    [problem] = read(text, required=["title"]).problems
    assert (problem.row, "begins like a formula" in problem.said) == (2, True)


def test_a_row_too_many_and_a_row_too_wide_are_named():
    many = as_csv(sheet([["title"], *[["x"]] * (MOST_ROWS + 5)]))
    assert [each.said for each in read(many, required=["title"]).problems] == ["Bring at most 1,000 rows at a time."]
    wide = as_csv(sheet([["title"], ["x", "y"]]))
    assert [each.said for each in read(wide, required=["title"]).problems] == ["The row has 2 cells, the head 1."]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        pytest.param(with_part(SOUND, SHEET, b" " * (MOST_UNPACKED + 1)), "larger than 5 MB", id="a bomb"),
        pytest.param(with_part(SOUND, SHEET, SOUND, zipfile.ZIP_LZMA), UNREADABLE, id="packed another way"),
        pytest.param(with_part(SOUND, SHEET, grown("a", 20)), UNREADABLE, id="entities that grow"),
        pytest.param(sheet([["x" * 30_000] * 50]), "larger than 1 MB", id="much text"),
        pytest.param(with_part(SOUND, "[Content_Types].xml", "<Types/>"), UNREADABLE, id="no book in it"),
        pytest.param(SOUND[:900], UNREADABLE, id="cut off"),
        pytest.param(b"PK\x03\x04", UNREADABLE, id="nothing but a head"),
        pytest.param(b"", UNREADABLE, id="nothing"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UNREADABLE, id="locked, or of 1997"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(file, said):
    assert is_workbook("Plan.XLSX", file)
    with pytest.raises(ValidationError) as refused:
        as_csv(file)
    assert said in refused.value.messages[0]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_whatever_is_damaged_it_is_read_or_refused(bites):
    file = bytearray(SOUND)
    for where, byte in bites:
        file[where] = byte
    with suppress(ValidationError):
        assert lines(bytes(file))
