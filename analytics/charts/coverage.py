"""The dot of the coverage matrix: this stage assesses this competency. The matrix is an HTML table."""

from analytics.charts.svg import el, glyph

SIZE = 10


def dot() -> str:
    """Return the dot of an assessed cell, hidden from readers: the cell says "assessed"."""
    return glyph(el("circle", class_="chart-dot", cx=SIZE / 2, cy=SIZE / 2, r=SIZE / 2), size=(SIZE, SIZE), kind="dot")
