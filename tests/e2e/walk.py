"""Walking an organization by its links, as somebody: what opens, and what each page is made of."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qs, urljoin, urlsplit

from playwright.sync_api import APIResponse, BrowserContext, Page

from tests.e2e.addresses import name_of
from tests.e2e.parts import parts_of
from tests.e2e.people import ZONE, Person, watch

LINK = re.compile(r'\s(?P<kind>href|action|src|hx-get)="(?P<address>(?:/o/|\?)[^"#]*)')
# How many addresses of one name are opened before the next of its kind can only be more of the same.
ENOUGH = 4


@dataclass(frozen=True)
class Sight:
    """One page as somebody is shown it."""

    name: str
    path: str
    html: str
    # No script runs in it, ours and axe's included: a mail, shown in a frame of its own.
    is_sealed: bool

    @property
    def parts(self) -> set[str]:
        """Return what its own part is made of, the frame around it left out."""
        return parts_of(self.html[max(self.html.find("<main"), 0) :])

    def opens_in(self, page: Page) -> None:
        """Open it; a sealed one is written into an empty page, where axe can run."""
        page.goto("about:blank" if self.is_sealed else self.path)
        if self.is_sealed:
            page.set_content(self.html)


@dataclass
class Trodden:
    """What all walks together have come by: addresses opened by name, and names of forms and files shown."""

    opened: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: set[str] = field(default_factory=set)

    def wants(self, name: str, path: str) -> bool:
        """Say whether one more address of this name may show something else."""
        return path not in self.opened[name] and len(self.opened[name]) < (1 if "?" in name else ENOUGH)

    @property
    def names(self) -> set[str]:
        return self.shown | {name.partition("?")[0] for name, paths in self.opened.items() if paths}


@dataclass
class Walk:
    """Everything one person reaches from their home page by links they are shown: an address of each name, or more."""

    person: Person
    context: BrowserContext
    trodden: Trodden
    sights: list[Sight] = field(default_factory=list)
    # Links they are shown that do not open.
    broken: list[str] = field(default_factory=list)

    def go(self, *starts: str) -> None:
        """Follow links breadth first, from their home page and the addresses they have kept."""
        ahead = deque([f"/o/{self.person.slug}/", *(urlsplit(each).path for each in starts)])
        met, queued = {name_of(each) for each in ahead}, set(ahead)
        for each in ahead:
            self.trodden.opened[name_of(each)].add(each)
        while ahead:
            for name, path in self._links_on(ahead.popleft()):
                is_new_to_them = name not in met and "?" not in name
                if path not in queued and (is_new_to_them or self.trodden.wants(name, path)):
                    self.trodden.opened[name].add(path)
                    met.add(name)
                    queued.add(path)
                    ahead.append(path)

    def _links_on(self, path: str) -> Iterator[tuple[str, str]]:
        answer, name = self.context.request.get(path), name_with_query(path)
        if answer.status != 200:
            self.broken.append(f"{answer.status} {path}")
        elif "text/html" not in answer.headers["content-type"]:
            self.trodden.shown.add(name)
        else:
            sight = _sight(name, path, answer)
            self.sights.append(sight)
            yield from self._leading_on(sight)

    def _leading_on(self, sight: Sight) -> Iterator[tuple[str, str]]:
        for link in LINK.finditer(sight.html):
            address = urljoin(sight.path, unescape(link["address"]))
            if link["kind"] == "action":
                self.trodden.shown.add(name_of(address))
            # What is chosen from is looked at once; choosing again from what was chosen has no end.
            elif "?" not in sight.path or "?" not in address:
                yield name_with_query(address), address


def _sight(name: str, path: str, answer: APIResponse) -> Sight:
    policy = answer.headers.get("content-security-policy", "")
    is_sealed = "sandbox" in policy and "allow-scripts" not in policy
    return Sight(name, path, answer.text(), is_sealed)


def name_with_query(address: str) -> str:
    """Return the name of an address and what it asks for: a list as a board is not the list."""
    asked = "&".join(sorted(parse_qs(urlsplit(address).query)))
    return f"{name_of(address)}?{asked}" if asked else name_of(address)


def open_as(person: Person, faults: list[str]) -> BrowserContext:
    """Return another browser, signed in as the person."""
    context = person.browser.new_context(
        base_url=person.program.url,
        storage_state=person.page.context.storage_state(),
        timezone_id=ZONE,
        locale="en-GB",
        reduced_motion="reduce",
    )
    watch(context, faults, set())
    return context
