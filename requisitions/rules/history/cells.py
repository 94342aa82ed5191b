"""Which cells may be taken as text. Spreadsheets run a cell that begins like a formula; we never store one.

Refused: what begins with `=` or `@`, and what begins with `+` or `-` unless the rest is a plain number, a
phone number or nothing but dashes. Tabs and blanks before the sign change nothing, as in spreadsheets.
"""

import re

# Digits with the marks people write between them. Two signs or a letter make arithmetic or a call: refused.
HARMLESS = re.compile(r"[+-]\s?(?:[0-9(][0-9\s().,/-]*(?:[eE][+-]?[0-9]+)?%?|[-–—]*)")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def is_formula(value: str) -> bool:
    """Return whether a spreadsheet would run the cell."""
    cell = value.lstrip()
    if cell[:1] in {"=", "@"}:
        return True
    return cell[:1] in {"+", "-"} and HARMLESS.fullmatch(cell.rstrip()) is None


def fault(value: str) -> str:
    """Return why the cell cannot be taken, as a sentence that says what to change, or "" for a sound one."""
    if value.isalnum():  # nearly every cell; the checks below cost more
        return "" if LONE_SURROGATE.search(value) is None else _NOT_UTF8
    if "\0" in value:
        return "The cell holds a NUL byte. Remove it."
    if LONE_SURROGATE.search(value):
        return _NOT_UTF8
    if is_formula(value):
        return "The cell begins like a formula. Remove the sign or put plain text there."
    return ""


_NOT_UTF8 = "The cell holds bytes that are not UTF-8, while other rows are UTF-8. Save the whole file as UTF-8."
