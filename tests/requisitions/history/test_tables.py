"""Tables as companies export them: encodings, line ends, separators, quotes, and cells that may not come in."""

import pytest

from requisitions.rules.history import encoding
from requisitions.rules.history.cells import is_formula
from requisitions.rules.history.encoding import Unreadable
from requisitions.rules.history.report import Refusal
from requisitions.rules.history.tables import Row, read
from tests.requisitions.history.given import chunks_of

WANTED = ("id", "name")
PLAIN = "id,name\n1,Ana\n2,Bea\n"
ANA, BEA = Row(2, "1", {"id": "1", "name": "Ana"}), Row(3, "2", {"id": "2", "name": "Bea"})


def rows(data: str | bytes, size: int = 1 << 16) -> list[Row | Refusal]:
    return list(read("t.csv", chunks_of(data, size), WANTED).rows)


def named(data: str | bytes) -> list[str]:
    return [row.cells["name"] for row in rows(data) if isinstance(row, Row)]


def refusals(data: str | bytes) -> list[str]:
    return [str(row) for row in rows(data) if isinstance(row, Refusal)]


def unreadable(data: str | bytes) -> tuple[int | None, str]:
    with pytest.raises(Unreadable) as error:
        rows(data)
    return error.value.row, error.value.reason


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1 << 16])
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAIN, id="LF"),
        pytest.param(PLAIN.replace("\n", "\r\n"), id="CR LF"),
        pytest.param(PLAIN.replace("\n", "\r"), id="CR alone, as from an old Mac"),
        pytest.param(PLAIN.rstrip("\n"), id="no end on the last line"),
        pytest.param(PLAIN.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(PLAIN.encode("utf-16"), id="UTF-16 with a mark"),
        pytest.param(PLAIN.encode("utf-16-be"), id="UTF-16 without a mark, big end first"),
        pytest.param(PLAIN.replace(",", ";"), id="semicolons"),
        pytest.param(PLAIN.replace(",", "\t"), id="tabs"),
        pytest.param("id,name,\n1,Ana,\n2,Bea,,\n", id="trailing separators"),
        pytest.param('"id","name"\n"1","Ana"\n"2","Bea"\n', id="all quoted"),
        pytest.param("id , name\n 1,Ana \n2, Bea\n", id="blanks around cells"),
    ],
)
def test_the_same_table_however_it_was_exported(data: str | bytes, size: int) -> None:
    assert rows(data, size) == [ANA, BEA]


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    data = 'id,name\n1,"Ana\nMaria"\n\n2,Bea\n'
    assert [(row.number, row.application) for row in rows(data)] == [(2, "1"), (4, "2")]


def test_a_separator_inside_the_header_does_not_mislead() -> None:
    assert named('id;name;"city, country"\n1;Ana;"Porto, PT"\n') == ["Ana"]


def test_windows_1252_is_read_and_said_with_a_sample() -> None:
    table = read("t.csv", chunks_of("id,name\n1,Ana\n2,José “Zé”\n".encode("cp1252")), WANTED)
    assert [row.cells["name"] for row in table.rows if isinstance(row, Row)] == ["Ana", "José “Zé”"]
    assert [str(note) for note in table.notes] == [
        "t.csv row 3: The file is not UTF-8; it was read as Windows-1252. This row then reads “José “Zé””."
    ]


def test_a_row_in_another_encoding_than_the_rest_is_refused() -> None:
    data = "id,name\n1,Zoë\n".encode() + "2,José\n".encode("cp1252") + b"3,Ana\n"
    assert named(data) == ["Zoë", "Ana"]
    [only] = refusals(data)
    assert only.startswith("t.csv row 3, name “Jos\\udce9”: The cell holds bytes that are not UTF-8")


def test_bytes_that_no_letter_has_are_refused() -> None:
    assert [row.row for row in rows(b"id,name\n1,An\x81\n2,Bea\n") if isinstance(row, Refusal)] == [2]


def test_utf_16_that_breaks_off_is_refused_whole() -> None:
    assert unreadable(PLAIN.encode("utf-16")[:-1])[1].startswith("breaks off in the middle of a letter")


def test_an_empty_file_says_so() -> None:
    assert unreadable("") == (None, "is empty. Export it again.")


def test_a_file_above_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "LIMIT", 12)
    assert unreadable(PLAIN)[1] == "is larger than 200 MB. Split it, or leave out the columns that are not mapped."


def test_a_missing_column_names_those_there_are() -> None:
    assert unreadable("id,full name\n1,Ana\n") == (1, "has no column “name”. Its columns are: “id”, “full name”.")


def test_a_mapped_column_that_stands_twice_is_refused() -> None:
    assert unreadable("id,name,name\n1,Ana,Bea\n") == (1, "has 2 columns named “name”. Rename all but one.")


def test_two_other_columns_of_one_name_do_no_harm() -> None:
    assert named("id,name,note,note\n1,Ana,x,y\n") == ["Ana"]


def test_a_quote_that_never_closes_names_its_row() -> None:
    assert unreadable('id,name\n1,Ana\n2,"Bea\n3,Cid\n') == (
        3,
        "A quotation mark opens in this row and never closes. Double it or remove it.",
    )


def test_a_cell_that_never_ends_is_not_called_a_quotation_mark() -> None:
    row, reason = unreadable(f"id,name\n1,Ana\n2,{'x' * 200_000}\n")
    assert row == 3
    assert reason.startswith("A cell holds more than 131,072 letters.")


def test_quotes_that_do_not_pair_name_their_row() -> None:
    row, reason = unreadable('id,name\n1,"Ana"x\n')
    assert row == 2
    assert reason.startswith("The quotation marks of this row do not pair")


@pytest.mark.parametrize(("line", "cells"), [("1", 1), ("1,Ana,Porto", 3)])
def test_a_ragged_row_is_refused(line: str, cells: int) -> None:
    assert refusals(f"id,name\n{line}\n2,Bea\n") == [
        f"t.csv row 2: The row has {cells} cells, the header has 2. Mend the separators or quotes."
    ]


def test_a_nul_is_refused_wherever_it_stands() -> None:
    assert refusals("id,name,note\n1,A\0na,x\n2,Bea,\0\n") == [
        "t.csv row 2, name “A\\x00na”: The cell holds a NUL byte. Remove it.",
        "t.csv row 3: The row holds a NUL byte. Remove it.",
    ]


def test_a_formula_is_refused_with_its_row() -> None:
    assert refusals('id,name\n1,"=HYPERLINK(""http://evil"")"\n2,Bea\n') == [
        't.csv row 2, name “=HYPERLINK("http://evil")”: The cell begins like a formula. Remove the sign or put plain '
        "text there."
    ]


@pytest.mark.parametrize(
    "cell", ["=1+1", " =1+1", "\t=1+1", "@SUM(A1)", "+A1", "-2+3", "-cmd|' /C calc'!A0", "+1+cmd", "-(A1)", "- none"]
)
def test_what_a_spreadsheet_would_run(cell: str) -> None:
    assert is_formula(cell)


@pytest.mark.parametrize(
    "cell",
    ["-5", "-5.25", "-1,200.50", "+351 912 345 678", "+1 (555) 207-1179", "-", "--", "-1e9", "a=b", "x@y.org", ""],
)
def test_what_is_a_number_a_phone_or_plain_text(cell: str) -> None:
    assert not is_formula(cell)
