"""The colours keep the contrast the visual language states, in both themes; computed from the tokens themselves."""

import re
from pathlib import Path

import pytest

TOKENS = Path("static/css/tokens.css").read_text()
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS)}
COLOURS["on-accent"] = ("#ffffff", "#ffffff")

# (what is written, on which ground, stated for light, stated for dark)
STATED = [
    ("ink", "paper", 16.5, 15.6),
    ("ink-2", "paper", 7.7, 9.0),
    ("ink-3", "paper", 5.5, 6.6),
    ("ink-3", "sunken", 5.1, 6.8),
    ("ink-3", "accent-soft", 5.1, 5.2),
    ("ink-3", "raised", 5.8, 4.6),
    ("accent", "paper", 7.6, 9.1),
    ("accent", "accent-soft", 7.1, 7.1),
    ("on-accent", "accent-fill", 8.0, 5.4),
    ("on-accent", "accent-down", 10.6, 6.8),
    ("late", "paper", 6.7, 9.1),
    ("late", "late-soft", 6.2, 8.2),
    ("soon", "paper", 6.5, 10.2),
    ("soon", "soon-soft", 6.2, 8.7),
    ("kept", "paper", 6.5, 9.6),
    ("kept", "kept-soft", 6.2, 7.8),
]
STATED_MARKS = [("edge", "surface", 3.7, 3.9), ("mark", "surface", 5.2, 6.0), ("bar", "surface", 3.2, 3.5)]
# Pairs the components use beyond the table.
USED = [
    ("ink", "surface"),
    ("ink", "late-soft"),
    ("ink", "soon-soft"),
    ("ink", "accent-soft"),
    ("ink", "mark-soft"),
    ("ink-2", "surface"),
    ("ink-2", "sunken"),
    ("ink-2", "accent-soft"),
    ("ink-3", "surface"),
    ("accent", "surface"),
    ("accent", "raised"),
    ("accent", "soon-soft"),
    ("late", "surface"),
    ("late", "sunken"),
    ("soon", "surface"),
    ("kept", "surface"),
]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2, with its 0.04045 threshold."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_is_21_and_the_same_colour_is_1():
    assert round(contrast("#000000", "#ffffff"), 2) == 21.0
    assert contrast("#2946b4", "#2946b4") == 1.0


@pytest.mark.parametrize(("ink", "ground", "light", "dark"), STATED + STATED_MARKS, ids=str)
def test_each_pair_has_the_contrast_the_table_states(ink, ground, light, dark):
    measured = [round(contrast(COLOURS[ink][theme], COLOURS[ground][theme]), 1) for theme in (0, 1)]
    assert measured == [light, dark]


@pytest.mark.parametrize(("ink", "ground"), [pair[:2] for pair in STATED] + USED, ids=str)
def test_all_text_is_readable_in_both_themes(ink, ground):
    assert min(contrast(COLOURS[ink][theme], COLOURS[ground][theme]) for theme in (0, 1)) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), [pair[:2] for pair in STATED_MARKS], ids=str)
def test_field_edges_and_marks_can_be_told_from_their_ground(mark, ground):
    assert min(contrast(COLOURS[mark][theme], COLOURS[ground][theme]) for theme in (0, 1)) >= 3


def test_no_other_stylesheet_brings_a_colour_of_its_own():
    strangers = {
        (path.name, colour)
        for path in Path("static/css").glob("*.css")
        if path.name != "tokens.css"
        for colour in re.findall(r"#[0-9a-f]{3,8}\b", path.read_text())
    }
    # Paper is white in print, and a QR code needs a white ground to be read by a phone.
    assert strangers == {("print.css", "#ffffff"), ("shell.css", "#ffffff")}
