"""The four-step rating beside its numeral in the debrief grid."""

from __future__ import annotations

from analytics.charts.svg import el, glyph

STEPS = 4
WIDTH, HEIGHT, PITCH = 4.4, 9.0, 6.0


def rating_steps(rating: int) -> str:
    """Return four steps with `rating` of them filled, hidden from readers; raises ValueError outside 1 to 4."""
    if not 1 <= rating <= STEPS:
        raise ValueError(f"a rating is 1 to {STEPS}, not {rating}")
    marks = (
        el(
            "rect",
            class_="chart-step-on" if i < rating else "chart-step",
            x=PITCH * i,
            y=0,
            width=WIDTH,
            height=HEIGHT,
            rx=1,
        )
        for i in range(STEPS)
    )
    return glyph(*marks, size=(PITCH * (STEPS - 1) + WIDTH, HEIGHT), kind="steps")
