"""The smallest workbook that spreadsheets open: one sheet of texts and numbers, no formulas."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | None
# XML has no place for these, whatever their escape.
UNTELLABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Of the zip's entries: the earliest there is, so that the same rows are the same file.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def workbook(name: str, rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return the file. Texts are written as texts: a spreadsheet runs none of them."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _links((f"{LINKS}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _book(name),
        "xl/_rels/workbook.xml.rels": _links((f"{LINKS}/worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": _sheet(rows),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(zipfile.ZipInfo(path, LONG_AGO), f"{HEAD}{text}", zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _sheet(rows: Iterable[Sequence[Cell]]) -> str:
    told = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{SHEETS}"><sheetData>{told}</sheetData></worksheet>'


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(UNTELLABLE.sub("", value))}</t></is></c>'


def _book(name: str) -> str:
    sheet = f'<sheet name={quoteattr(name[:31])} sheetId="1" r:id="r1"/>'
    return f'<workbook xmlns="{SHEETS}" xmlns:r="{LINKS}"><sheets>{sheet}</sheets></workbook>'


def _links(*links: tuple[str, str]) -> str:
    told = "".join(f'<Relationship Id="r{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(links, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def _content_types() -> str:
    known = {"/xl/workbook.xml": f"{KINDS}.sheet.main+xml", "/xl/worksheets/sheet1.xml": f"{KINDS}.worksheet+xml"}
    told = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in known.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{PACKAGE}/content-types">{rels}{told}</Types>'
