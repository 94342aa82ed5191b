"""A chart figure in a browser: which drawing is shown at which width, the switch, no script, and what axe says."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.template import engines

from analytics.charts.bars import ShareBar, ShareBars
from analytics.charts.figure import Figure

pytestmark = pytest.mark.e2e

SITE = "http://charts.test"
FIGURE = Figure(
    "pass-through", "Pass-through", "Share that advanced. Line: 95% interval. Tick: a year ago.",
    ShareBars("Pass-through", (ShareBar("Recruiter screen", 0.457, 0.425, 0.489, 412, 902, 0.47),), "A year ago"),
    ("Technical interviews pass fewer candidates than a year ago.",),
)  # fmt: skip
PAGE = """{% load charts %}<!doctype html><html lang="en" data-theme="{{ theme }}"><head><title>Charts</title>
<link rel="stylesheet" href="/static/css/app.css"></head>
<body><main><h1>Charts</h1>{% chart_figure figure %}</main></body></html>"""


@pytest.fixture
def opened(browser):
    """Open the figure in a window of some width; the style sheets come from the folder they live in."""
    contexts = []

    def answer(route):
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            return route.fulfill(path=Path(settings.BASE_DIR) / path.lstrip("/"))
        html = engines["django"].from_string(PAGE).render({"figure": FIGURE, "theme": path.strip("/")})
        return route.fulfill(body=html, content_type="text/html")

    def open_(width=800, theme="light", *, script=True):
        context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
        contexts.append(context)
        context.route(f"{SITE}/**", answer)
        page = context.new_page()
        page.goto(f"{SITE}/{theme}")
        return page

    yield open_
    for context in contexts:
        context.close()


def shown(page):
    """Return the widths of the drawings in sight, as they stand on the screen."""
    boxes = [svg.bounding_box() for svg in page.locator("svg.drawing").all() if svg.is_visible()]
    return [box["width"] for box in boxes]


@pytest.mark.parametrize(("window", "drawing"), [(800, 520), (500, 420), (360, 288)])
def test_the_widest_drawing_that_fits_is_shown_and_it_is_not_scaled(opened, window, drawing):
    page = opened(window)
    assert shown(page) == [drawing]
    assert page.evaluate("document.documentElement.scrollWidth") == window


def test_the_switch_shows_the_table_instead_of_the_chart_by_mouse_and_by_keyboard(opened):
    page = opened()
    table = page.get_by_role("table", name="Pass-through")
    assert not table.is_visible()
    page.get_by_text("Table", exact=True).click()
    assert (shown(page), table.is_visible()) == ([], True)
    page.get_by_role("radio", name="Table").press("ArrowLeft")
    assert (shown(page), table.is_visible()) == ([520], False)


def test_without_script_chart_and_table_both_stand_there_and_the_switch_is_gone(opened):
    page = opened(script=False)
    assert shown(page) == [520]
    assert page.get_by_role("table", name="Pass-through").is_visible()
    assert not page.get_by_text("Chart", exact=True).is_visible()
    chart, table = page.locator(".chart-drawings").bounding_box(), page.locator(".chart-table").bounding_box()
    assert chart["y"] + chart["height"] <= table["y"]


def test_the_image_is_read_out_with_its_name_and_its_figures(opened):
    page = opened()
    image = page.get_by_role("img", name="Pass-through Recruiter screen 46%, 412 of 902.")
    assert image.count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [800, 360])
def test_axe_finds_nothing(opened, theme, width):
    page = opened(width, theme)
    assert [(found["id"], found["nodes"][0]["html"]) for found in Axe().run(page).response["violations"]] == []
    page.get_by_role("radio", name="Table").check(force=True)
    assert [(found["id"], found["nodes"][0]["html"]) for found in Axe().run(page).response["violations"]] == []
