"""Rows as a workbook of one sheet. Texts are written as texts: a spreadsheet runs none of them and links none."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from xlsxwriter import Workbook

from requisitions.rules.tables import Cell

INERT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook(name: str, rows: Iterable[Sequence[Cell]], *, made_at: datetime) -> bytes:
    """Return the file; its first row stays in sight."""
    file = io.BytesIO()
    with Workbook(file, INERT) as book:
        book.set_properties({"created": made_at})
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return file.getvalue()
