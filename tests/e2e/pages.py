"""Looking at an open page as strictly as a program can: wide in the light, and as a phone in the dark."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from hiring.embedded.surroundings import var
from tests.e2e.walk import Sight

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
# Each width in one theme: both layouts are seen, and both sets of colours, at half the price of all four.
LOOKS = ((DESK, "light"), (PHONE, "dark"))
RULES = {"resultTypes": ["violations"], "preload": False}
# A mail is read inside a page of somebody else's: its landmarks are that page's.
A_MAIL = {"rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}}
SCREENS = var() / "screens" if os.environ.get("HIRING_SCREENS") else None
RUN = """async rules => (await axe.run(document, rules)).violations.map(
    found => `${found.id} in ${found.nodes[0].html.slice(0, 160)}`)"""


@dataclass
class LookedAt:
    """What has been looked at: nobody looks twice at pages that are made of the same parts."""

    names: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)

    def lacks(self, sight: Sight) -> bool:
        """Say whether the sight shows anything new, and take note of it."""
        name = sight.name.partition("?")[0]
        is_new = name not in self.names or not sight.parts <= self.parts
        self.names.add(name)
        self.parts |= sight.parts
        return is_new


def look_at(page: Page, name: str, *, is_mail: bool = False) -> Iterator[str]:
    """Yield what is wrong with the page that is open, each fault in a line."""
    page.evaluate(Axe().axe_script)
    for size, theme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{name} at {size['width']} runs over the edge"
        found = page.evaluate(RUN, RULES | A_MAIL if is_mail else RULES)
        yield from (f"{name} at {size['width']}, {theme}: {fault}" for fault in found)
        _picture(page, f"{name}-{size['width']}-{theme}")


def _picture(page: Page, name: str) -> None:
    if SCREENS:
        page.screenshot(path=Path(SCREENS) / f"{name}.png", full_page=True)
