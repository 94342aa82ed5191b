"""A workbook that somebody chose, as the CSV text that tables are read from. It is looked at before it is unpacked."""

import csv
import io
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django import forms
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from requisitions.rules.tables import HEAD, MOST_ROWS

ZIPPED = b"PK\x03\x04"
# A megabyte of zip can hold a gigabyte, and a megabyte of empty cells takes a second to read. Python's zip gives no
# more of a part than the part said it had.
MOST_UNPACKED = 5 * 1024 * 1024
MOST_COLUMNS = 100
# As many letters as a cell of a spreadsheet takes. Many cells may name one text, so what is written is counted too.
MOST_LETTERS = 32_767
LARGEST = 1024 * 1024
TOO_LARGE = "The table is larger than 1 MB. Split it."
# What openpyxl raises over a file that is damaged or made up: it names none of it in one class of its own.
DAMAGED = (ArithmeticError, AttributeError, BadZipFile, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
           TypeError, ValueError, zlib.error)  # fmt: skip
UNREADABLE = "This workbook cannot be read. Save it again as XLSX, or as CSV UTF-8."


def is_workbook(name: str, content: bytes) -> bool:
    return content.startswith(ZIPPED) or name.lower().endswith(".xlsx")


def as_csv(content: bytes) -> str:
    """Return the first sheet, a line a row; a formula is what it came to. Raises ``ValidationError`` in words."""
    text = io.StringIO()
    try:
        _refuse_a_bomb(content)
        for row in _rows(content):
            csv.writer(text).writerow(row)
            if text.tell() > LARGEST:
                raise forms.ValidationError(TOO_LARGE)
    except DAMAGED:
        raise forms.ValidationError(UNREADABLE) from None
    return text.getvalue()


def _refuse_a_bomb(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise BadZipFile
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise forms.ValidationError("Unpacked, the workbook is larger than 5 MB. Split it.")


def _rows(content: bytes) -> Iterator[list[str]]:
    """Yield as wide a row as the head is, and one row more than may be, which is then refused by its number."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    width = 0
    for row in book.worksheets[0].iter_rows(max_row=HEAD + MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True):
        told = _trimmed([_told(value) for value in row])
        width = width or len(told)
        yield told + [""] * (width - len(told)) if told else []


def _trimmed(cells: Sequence[str]) -> list[str]:
    last = max((number for number, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:last])


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str) and len(value) > MOST_LETTERS:
        raise ValueError
    return unescape(value) if isinstance(value, str) else str(value)
