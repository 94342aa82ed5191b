"""Cells of a table that leaves the house: what a spreadsheet would run as a formula is made plain text, and back."""

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def plain(cell: str) -> str:
    """Return the cell with an apostrophe before anything a spreadsheet could take for a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(RUNS) else cell


def unplain(cell: str) -> str:
    """Return what the cell said before ``plain``."""
    return cell[1:] if cell.startswith("'") and plain(cell[1:]) == cell else cell
