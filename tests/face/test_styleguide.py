"""The whole face in a browser: axe finds nothing, nothing runs over the edge, the keys do what they say."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.face.conftest import PHONE, WIDE

pytestmark = pytest.mark.e2e

EVERYWHERE = [
    pytest.param(size, theme, id=f"{theme} at {size['width']}") for size in (WIDE, PHONE) for theme in ("light", "dark")
]


@pytest.mark.parametrize(("size", "theme"), EVERYWHERE)
def test_axe_finds_nothing(visit, size, theme):
    page = visit(size, theme=theme)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_axe_would_have_found_something(visit):
    page = visit()
    page.evaluate("document.querySelector('.button.is-filled').replaceChildren()")
    assert "link-name" in {each["id"] for each in Axe().run(page).response["violations"]}


@pytest.mark.parametrize("width", [320, 360, 768, 960, 1280])
def test_nothing_runs_over_the_edge(visit, width):
    page = visit({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_theme_is_chosen_once_and_kept(visit):
    page = visit()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 249, 246)"
    switch = page.get_by_role("button", name=re.compile("^Theme"))
    switch.click()
    switch.click()
    expect(switch).to_have_attribute("aria-label", "Theme: dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 22, 20)"


def test_a_theme_nobody_offers_is_ignored(visit):
    page = visit()
    page.context.add_cookies([{"name": "theme", "value": '"><script>', "url": page.url}])
    page.reload()
    assert page.locator("html").get_attribute("data-theme") is None


def test_the_question_mark_lists_the_keys_and_escape_gives_focus_back(visit):
    page = visit()
    opener = page.get_by_role("link", name="Withdraw")
    opener.focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_g_then_a_letter_goes_there_and_a_slash_searches(visit):
    page = visit()
    page.evaluate("document.querySelector('a[data-key=r]').setAttribute('href', '#requisitions')")
    page.keyboard.press("g")
    page.keyboard.press("r")
    assert page.url.endswith("#requisitions")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("gr?")
    assert page.get_by_role("searchbox").input_value() == "gr?"


def test_j_and_k_walk_the_to_dos(visit):
    page = visit()
    walked = []
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.textContent"))
    assert walked == [
        "Answer Hugo Lefèvre after his first interview",
        "Send the weekly pipeline update to Tomás Herrera",
        "Answer Hugo Lefèvre after his first interview",
    ]


def test_n_nudges_the_row_in_focus(visit):
    page = visit()
    page.evaluate(
        "document.querySelector('[data-nudge]').form.addEventListener('submit', (e) => {"
        " e.preventDefault(); document.body.dataset.nudged = 'yes'; })"
    )
    page.get_by_role("link", name="Marcus Bell: review the slate").focus()
    page.keyboard.press("n")
    expect(page.locator("body")).to_have_attribute("data-nudged", "yes")


def test_a_menu_opens_with_an_arrow_and_escape_returns_to_its_button(visit):
    page = visit()
    summary = page.locator("details.menu summary")
    summary.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".menu-body a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".menu-body a").last).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator("details.menu")).not_to_have_attribute("open", "")


def test_a_dialog_is_a_link_that_opens_in_place(visit):
    page = visit()
    page.get_by_role("link", name="Withdraw").click()
    dialog = page.get_by_role("dialog", name="Withdraw this slate?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_be_hidden()


def test_digits_rate_and_nought_says_i_did_not_get_to_this(visit):
    page = visit()
    rating = page.locator(".rating")
    rating.get_by_role("radio", name=re.compile("^3 ·")).focus()
    page.keyboard.press("2")
    expect(rating.get_by_role("radio", name=re.compile("^2 ·"))).to_be_checked()
    page.keyboard.press("0")
    expect(rating.get_by_role("checkbox")).to_be_checked()
    assert rating.locator("input[type=radio]:checked").count() == 0
    page.keyboard.press("4")
    expect(rating.get_by_role("checkbox")).not_to_be_checked()
    expect(rating.get_by_role("radio", name=re.compile("^4 ·"))).to_be_checked()


def test_digits_in_the_evidence_stay_text(visit):
    page = visit()
    page.get_by_label("What you saw or heard").press_sequentially("2")
    expect(page.locator(".rating").get_by_role("radio", name=re.compile("^3 ·"))).to_be_checked()


def test_arrows_walk_a_strip_and_say_each_promise(visit):
    page = visit()
    strip = page.locator("svg.drawing-strip:has(.chart-tick)").first
    strip.focus()
    page.keyboard.press("ArrowLeft")
    said = page.locator(".strip-says").first
    last = said.text_content()
    page.keyboard.press("ArrowLeft")
    assert last
    assert said.text_content() not in ("", last)


def test_arrows_walk_the_debrief_over_what_was_not_asked(visit):
    page = visit()
    cells = page.locator(".matrix.is-debrief tbody tr").nth(0).locator("a")
    cells.nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(cells.nth(2)).to_be_focused()


def test_a_dashed_button_can_be_reached_but_does_nothing(visit):
    page = visit()
    button = page.get_by_role("button", name="Sign version 7")
    button.focus()
    expect(button).to_be_focused()
    expect(button).to_have_accessible_description("You can sign once R5 has a stage. Both sign the same version.")


def test_on_a_phone_the_menu_is_a_link_and_escape_closes_it(visit):
    page = visit(PHONE)
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    page.get_by_role("link", name="More", exact=True).click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("link", name="More", exact=True)).to_be_focused()


def test_a_thumb_finds_44_pixels(visit):
    page = visit(PHONE)
    small = page.evaluate(
        "[...document.querySelectorAll('.button, .tabs a, .menu summary, .choices > label, .overall-options > label')]"
        ".filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)"
        ".map((each) => each.textContent.trim())"
    )
    assert small == []


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_without_script_chart_and_table_both_stand_and_the_menu_opens(visit, size):
    page = visit(size, script=False)
    expect(page.locator(".chart-table").first).to_be_visible()
    expect(page.locator(".chart-drawings").first).to_be_visible()
    page.locator("details.menu summary").click()
    expect(page.locator(".menu-body a").first).to_be_visible()
    expect(page.get_by_role("button", name="Dismiss")).to_be_hidden()


def test_on_paper_the_frame_is_gone_and_the_theme_is_light(visit):
    page = visit(theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".side")).to_be_hidden()
    expect(page.locator(".page-actions")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 26, 23)"


def test_without_motion_nothing_moves(browser, styleguide):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(styleguide)
    assert page.evaluate("getComputedStyle(document.querySelector('.button')).transitionDuration") in ("0s", "0s, 0s")
    context.close()
