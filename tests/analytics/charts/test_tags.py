"""The tag library: drawings reach the page unescaped, what people typed reaches it escaped, ids stay unique."""

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

from django.template import engines

from analytics.charts.axis import DateAxis, scale_until
from analytics.charts.bars import ShareBar, ShareBars
from analytics.charts.figure import Figure, Link
from analytics.charts.forecast import Forecast
from analytics.charts.strip import Strip, Tick
from requisitions.rules.coverage import Coverage, CoverageColumn, CoverageRow

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
SCALE = scale_until(NOW, since=NOW - timedelta(days=84))
HOSTILE = "<script>alert(1)</script>"
BARS = ShareBars("Pass-through", (ShareBar(HOSTILE, 0.5, 0.4, 0.6, 5, 10, compare=0.3),))
FIGURE = Figure(
    "pass-through", "Pass-through", f"Share that advanced. {HOSTILE}", BARS,
    ("One stage is new: ", Link(HOSTILE, '/x?"><script>'), "."),
)  # fmt: skip


class Page(HTMLParser):
    """The elements of a page in order, and its text."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        if data.strip():
            self.words.append(data.strip())

    def of(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def render(source, **context):
    return Page(engines["django"].from_string("{% load charts %}" + source).render(context))


def test_a_strip_stands_on_the_page_as_a_drawing():
    strip = Strip(HOSTILE, (Tick(NOW, "kept", 0.5, HOSTILE),), SCALE, NOW)
    page = render("{% promise_strip strip width=128 height=34 key='s1' %}", strip=strip)
    assert page.of("svg") == [
        {
            "xmlns": "http://www.w3.org/2000/svg", "role": "img", "aria-labelledby": "s1-title",
            "class": "drawing drawing-strip", "width": "128", "height": "34",
        }
    ]  # fmt: skip
    assert page.of("script") == []
    assert page.words == [f"{HOSTILE} kept 1 of 1", HOSTILE]


def test_a_figure_has_a_name_a_switch_a_drawing_per_width_a_table_and_a_sentence():
    page = render("{% chart_figure figure %}", figure=FIGURE)
    assert page.of("figure")[0]["aria-labelledby"] == "pass-through-name"
    assert [(i["name"], i["value"], "checked" in i) for i in page.of("input")] == [
        ("pass-through-as", "chart", True),
        ("pass-through-as", "table", False),
    ]
    assert [svg["width"] for svg in page.of("svg")] == ["520", "420", "288"]
    assert [th["scope"] for th in page.of("th")] == ["col"] * 6 + ["row"]
    assert page.words[-3:] == ["One stage is new:", HOSTILE, "."]
    assert page.of("script") == []


def test_the_table_is_marked_up_with_rows_heads_and_right_aligned_numbers():
    page = render("{% chart_table table 'Pass-through' %}", table=BARS.table())
    assert page.words == ["Pass-through", *BARS.table().headings, *BARS.table().rows[0]]
    assert [td.get("class") for td in page.of("td")] == ["number"] * 5


def test_a_figure_that_starts_as_its_table_says_so_and_is_not_drawn_wider_than_it_asks():
    figure = Figure("hires", "Hires", "By source.", BARS, width=420, starts_as_table=True)
    page = render("{% chart_figure figure level=3 %}", figure=figure)
    assert [("checked" in i) for i in page.of("input")] == [False, True]
    assert [svg["width"] for svg in page.of("svg")] == ["420", "288"]
    assert page.of("h3") == [{"id": "hires-name"}]


def test_all_ids_on_a_page_are_different_and_every_reference_is_met():
    figure = Figure("again", "Again", "The same bars.", BARS)
    strips = [Strip(who, (), SCALE, NOW) for who in ("Marcus Bell", "Maya Lindqvist")]
    axis = "{% load charts %}{% date_axis axis %}{% for s in strips %}{% promise_strip s %}{% endfor %}"
    figures = "{% chart_figure a %}{% chart_figure b %}{% forecast f width=256 %}"
    page = (
        engines["django"]
        .from_string(axis + figures)
        .render(
            {
                "axis": DateAxis(SCALE, NOW),
                "strips": strips,
                "a": FIGURE,
                "b": figure,
                "f": Forecast(52, 61, 74, 14, 40),
            }
        )
    )
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {key for value in re.findall(r'aria-labelledby="([^"]+)"', page) for key in value.split()} <= set(ids)


def test_no_drawing_brings_style_or_script():
    source = "{% chart_figure f %}{% stage_meter 7 5 %}{% meter_key %}{% strip_key %}{% rating_steps 3 %}"
    page = render(source + "{% coverage_dot %}{% share_bars b width=300 %}", f=FIGURE, b=BARS)
    assert not [
        name for _, attributes in page.elements for name in attributes if name == "style" or name.startswith("on")
    ]
    assert {tag for tag, _ in page.elements} & {"style", "script"} == set()


def test_the_coverage_matrix_says_in_words_what_its_dots_show():
    coverage = Coverage(
        (CoverageColumn("Screen", "Maya"),), (CoverageRow("Code", (True,)), CoverageRow("Safety", (False,)))
    )
    page = render("{% coverage_matrix c %}", c=coverage)
    assert page.words[-6:] == ["Code", "assessed", "1", "Safety", "not assessed", "none"]
    assert [tr.get("class") for tr in page.of("tr")] == [None, None, "is-gap"]
