"""Workbooks as the tests read and make them."""

import io
import zipfile

from openpyxl import Workbook, load_workbook


def cells(file):
    return [list(row) for row in load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True)]


def sheet(rows):
    """What a spreadsheet would save: `=` begins a formula, a day is a day."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(file, path, content, kind=zipfile.ZIP_DEFLATED):
    """The workbook with one part put in another's place."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(changed, "w", kind) as new:
        for part in old.namelist():
            if part != path:
                new.writestr(part, old.read(part))
        new.writestr(path, content)
    return changed.getvalue()
