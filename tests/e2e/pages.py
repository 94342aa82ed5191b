"""Walking an organization by its links as somebody, and looking at a page as strictly as a program can."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import BrowserContext, Page

from hiring.embedded.surroundings import var
from tests.e2e.people import Person, watch

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
LINK = re.compile(r'(?P<kind>href|action|src|hx-get)="(?P<path>/o/[^"?#]+)')
# Made anew with each page, and no difference to whoever reads it.
FRESH = re.compile(r'value="[0-9A-Za-z]{64}"|name="page" value="[0-9a-f]{32}"')
# What a browser computes is the same in both themes, but for the colours.
IN_LIGHT = {"resultTypes": ["violations"], "preload": False}
IN_DARK = {**IN_LIGHT, "runOnly": ["color-contrast"]}
SCREENS = var() / "screens" if os.environ.get("HIRING_SCREENS") else None


@dataclass
class Walk:
    """Everything one person reaches from their home page: an address and its text for each name of the URL config."""

    person: Person
    context: BrowserContext
    pages: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    # Forms they are shown, and files.
    others: set[str] = field(default_factory=set)
    # Links they are shown that do not open.
    broken: list[str] = field(default_factory=list)

    def go(self) -> None:
        """Follow one link of each name, breadth first."""
        ahead = [f"/o/{self.person.slug}/"]
        seen = {"home"}
        while ahead:
            for name, path in self._links_on(ahead.pop(0)):
                if name not in seen:
                    seen.add(name)
                    ahead.append(path)

    def _links_on(self, path: str) -> Iterator[tuple[str, str]]:
        answer, name = self.context.request.get(path), name_of(path)
        if answer.status != 200:
            self.broken.append(f"{answer.status} {path}")
        elif "text/html" not in answer.headers["content-type"]:
            self.others.add(name)
        else:
            self.pages[name], self.texts[name] = path, answer.text()
            for link in LINK.finditer(answer.text()):
                if link["kind"] == "action":
                    self.others.add(name_of(link["path"]))
                else:
                    yield name_of(link["path"]), unescape(link["path"])


def name_of(path: str) -> str:
    return resolve(unescape(path)).url_name or path


def names_in_the_url_config() -> Iterator[str]:
    """Yield the name of every page of an organization."""
    yield from _names(get_resolver().url_patterns, under="")


def _names(patterns: list[URLPattern | URLResolver], under: str) -> Iterator[str]:
    for each in patterns:
        path = under + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns, path)
        elif path.startswith("o/<slug:slug>/"):
            yield each.name or path


def main_part(html: str) -> str:
    """Return what is the page's own, without what is made anew each time: two people may be shown the same."""
    start, end = html.find("<main"), html.find("</body>")
    return FRESH.sub("", html[start:end])


def open_as(person: Person, faults: list[str]) -> BrowserContext:
    """Return a browser at a desk, signed in as the person."""
    context = person.browser.new_context(
        base_url=person.program.url,
        storage_state=person.page.context.storage_state(),
        timezone_id="Europe/Amsterdam",
        locale="en-GB",
        reduced_motion="reduce",
    )
    watch(context, faults)
    return context


def look_at(page: Page, path: str, name: str) -> list[str]:
    """Return what is wrong with one page in both themes and both widths, each fault in a line."""
    wrong = []
    for size, wide in ((DESK, "1280"), (PHONE, "360")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        page.goto(path)
        wrong += [f"{name} at {wide}: {fault}" for fault in _axe(page, IN_LIGHT)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{name} at {wide}: runs over the edge")
        _picture(page, f"{name}-{wide}")
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        wrong += [f"{name} at {wide} in the dark: {fault}" for fault in _axe(page, IN_DARK)]
        _picture(page, f"{name}-{wide}-dark")
    return wrong


def _axe(page: Page, options: dict[str, object]) -> Iterator[str]:
    for each in Axe().run(page, options=options).response["violations"]:
        yield f"{each['id']} in {each['nodes'][0]['html'][:160]}"


def _picture(page: Page, name: str) -> None:
    if SCREENS:
        page.screenshot(path=Path(SCREENS) / f"{name}.png", full_page=True)
