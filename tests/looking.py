"""Pages looked at in a real browser, by members with a session: what breaks is a fault, what reads badly is found."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
# Both layouts and both sets of colours, at half the price of all four.
AS_SEEN = pytest.mark.parametrize(
    ("size", "theme"), [pytest.param(DESK, "light", id="desk-light"), pytest.param(PHONE, "dark", id="phone-dark")]
)
# Where to leave pictures of what was seen, for whoever wants to look.
PICTURES = os.environ.get("HIRING_PICTURES")
# A refusal is an answer, and the browser's own line about it no fault of the page.
ANSWERS = ("409", "422", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Callable[..., Page]]:
    """Give ``open_page(world, member, "requisitions/142/", PHONE, theme="dark")``; its faults fail the test."""
    faults, contexts = [], []

    def complain(line: ConsoleMessage) -> None:
        if line.type == "error" and not any(each in line.text for each in ANSWERS):
            faults.append(line.text)

    def open_page(world, member, path, size=DESK, *, theme="light", script=True) -> Page:
        session = world.client(member).cookies["session"].value
        context = browser.new_context(
            viewport=size,
            color_scheme=theme,
            java_script_enabled=script,
            base_url=url,
            reduced_motion="reduce",  # or axe measures colours half-way through a transition
        )
        context.add_cookies([{"name": "session", "value": session, "url": url}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", complain)
        page.goto(f"/o/{world.slug}/{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def open_page_at(moment: datetime) -> Any:
    """Return the fixture ``open_page`` for a file in which that is now: it opens an address as a member."""

    @pytest.fixture
    def open_page(browser, live_server, move_clock):
        move_clock(moment)
        with opened(browser, live_server.url) as open_it:
            yield open_it

    return open_page


def seen(page: Page, name: str) -> None:
    """Run axe, see that nothing is wider than the screen, and keep a picture when asked for one."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert [(each["id"], each["nodes"][0]["target"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"
    if PICTURES:
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)
