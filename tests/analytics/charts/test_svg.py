"""The element builder: what a person typed stays text, and nothing the content security policy blocks gets out."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.svg import Refused, drawing, el, glyph, number, text
from tests.analytics.charts import reading

HOSTILE = """</text></svg><script>alert(1)</script><img src=x onerror="x">' " & <!-- ]]>"""


def test_text_of_people_is_inert():
    svg = drawing(text((0, 10), HOSTILE, "chart-label"), size=(100, 20), kind="bars", title=HOSTILE, desc=HOSTILE)
    assert reading.words(svg) == [HOSTILE]
    assert reading.name(svg) == [HOSTILE, HOSTILE]
    assert {node.tag for node in reading.parse(svg).iter()} == {
        reading.NS + tag for tag in ("svg", "title", "desc", "text")
    }
    assert "<script" not in svg


def test_an_attribute_cannot_be_left():
    svg = str(el("rect", class_='x" onload="alert(1)'))
    assert reading.parse(svg).attrib == {"class": 'x" onload="alert(1)'}


@given(st.text())
def test_any_text_is_well_formed_and_comes_back_but_for_what_xml_cannot_write(typed):
    svg = drawing(text((0, 10), typed, "chart-label"), size=(100, 20), kind="bars", title="T")
    back = reading.words(svg)[0] or ""
    # XML readers turn carriage returns into newlines; everything else is the text itself or the replacement sign.
    expected = re.sub("\r\n?", "\n", typed)
    assert len(back) == len(expected)
    assert all(b in (a, "\ufffd") for a, b in zip(expected, back, strict=True))


@pytest.mark.parametrize("attribute", ["style", "onclick", "onload"])
def test_style_and_handlers_are_refused(attribute):
    with pytest.raises(Refused, match="content security policy"):
        el("rect", **{attribute: "x"})


@pytest.mark.parametrize("tag", ["script", "style", "foreignObject", "image", "a"])
def test_elements_that_load_or_run_something_are_refused(tag):
    with pytest.raises(Refused):
        el(tag)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_a_figure_that_is_not_a_number_is_refused(value):
    with pytest.raises(Refused):
        el("rect", x=value)


@pytest.mark.parametrize(
    ("value", "written"),
    [(3, "3"), (3.10, "3.1"), (-0.001, "0"), (0.005, "0.01"), (100.0, "100"), (-1.5, "-1.5")],
)
def test_numbers_are_short(value, written):
    assert number(value) == written


def test_a_drawing_is_one_image_with_a_name_and_a_box():
    svg = drawing(el("g"), size=(100, 20), kind="bars", title="Pass-through", desc="Loop 54%.", key="p")
    assert reading.parse(svg).attrib == {
        "role": "img", "aria-labelledby": "p-title p-desc", "class": "drawing drawing-bars",
        "width": "100", "height": "20", "viewBox": "0 0 100 20",
    }  # fmt: skip
    assert reading.name(svg) == ["Pass-through", "Loop 54%."]


def test_a_drawing_that_fills_its_column_has_no_box_that_could_scale_it():
    root = reading.parse(drawing(el("g"), size=("100%", 30), kind="strip", title="T"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("100%", "30", None)


def test_two_drawings_share_no_id_and_the_same_drawing_keeps_its_own():
    one, same, other = (drawing(el("g"), size=(9, 9), kind="bars", title=title) for title in ("A", "A", "B"))
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in (one, same, other)]
    assert ids[0] == ids[1]
    assert ids[0].isdisjoint(ids[2])


def test_a_glyph_is_hidden_because_words_stand_beside_it():
    assert reading.parse(glyph(el("g"), size=(9, 9), kind="dot")).get("aria-hidden") == "true"


def test_unescaping_gives_the_text_back():
    assert unescape(str(el("title", "Ø & <b>"))) == "<title>Ø & <b></title>"
