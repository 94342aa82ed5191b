"""Fifty kickoffs open at once, two people at each: what a field's save and an idle poll cost under that.

Each page asks every two seconds, and in each workspace somebody saves a field every ten. The floor is asked as often,
by as many connections, in the same run.
"""

import http.client
import re
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings

from benchmarks.company.roles import kickoffs_in_progress
from benchmarks.measure import NotThePage, fetch
from benchmarks.pages import BARE, cookie
from benchmarks.report import Row
from hiring.embedded.program import LOOPBACK
from hiring.tenancy.links import page
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope

WORKSPACES, POLL_EVERY, SAVE_EVERY, SECONDS = 50, 2.0, 10.0, 20.0
FIELD = "candidate_promises"
AIM_BYTES = 300


@dataclass
class Browser:
    """One person at one kickoff: a connection, a session, and what their page has seen."""

    port: int
    at: str
    session: str
    token: str = ""
    seen: str = ""
    csrf: str = ""
    polls: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    idle: int = 0

    def __post_init__(self) -> None:
        """Hold the connection open, as a browser does."""
        self.line = http.client.HTTPConnection(LOOPBACK, self.port, timeout=60)

    def opens(self) -> None:
        """Read the page: its field, and the cookie and token that a form needs."""
        answer, body = self.ask("GET", self.at)
        if f'data-field="{FIELD}"' not in body:
            raise NotThePage(f"{self.at} answered {answer.status} without the field {FIELD}.")
        given = re.search(rf"{settings.CSRF_COOKIE_NAME}=([^;]+)", answer.getheader("Set-Cookie", ""))
        form = body[body.index(f'data-field="{FIELD}"') :]
        hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|seen)" value="([^"]+)"', form)[:2])
        self.csrf, self.seen = hidden["csrfmiddlewaretoken"], hidden["seen"]
        if given:
            self.session += f"; {settings.CSRF_COOKIE_NAME}={given[1]}"

    def polls_once(self) -> None:
        """Ask whether anything is new."""
        began = time.perf_counter()
        answer, body = self.ask("GET", f"{self.at}live/?{urlencode({'at': self.token, 'on': ''})}")
        self.polls.append(time.perf_counter() - began)
        if answer.status == http.HTTPStatus.NO_CONTENT:
            self.idle = _bytes(answer)
        elif found := re.search('data-at="([^"]+)"', body):
            self.token = found[1]
        else:
            raise NotThePage(f"{self.at}live/ answered {answer.status}.")

    def saves_once(self, words: str) -> None:
        """Save the field as what was seen of it stands."""
        sent = urlencode({"value": words, "seen": self.seen, "csrfmiddlewaretoken": self.csrf})
        began = time.perf_counter()
        answer, _ = self.ask("POST", f"{self.at}fields/{FIELD}/", sent)
        self.saves.append(time.perf_counter() - began)
        if answer.status != http.HTTPStatus.NO_CONTENT:
            raise NotThePage(f"Saving {FIELD} answered {answer.status}.")
        self.seen = answer.getheader("X-Seen", "")

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[http.client.HTTPResponse, str]:
        """Send a request as the page's script does and return the answer, read."""
        headers = {"Cookie": self.session, "HX-Request": "true"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        answer, read = fetch(self.line, method, path, headers, body)
        return answer, read.decode()


def _bytes(answer: http.client.HTTPResponse) -> int:
    """Return how long the answer's head was on the wire."""
    lines = [f"HTTP/1.1 {answer.status} {answer.reason}", *(f"{name}: {value}" for name, value in answer.getheaders())]
    return sum(len(line) + 2 for line in lines) + 2


def rows(organization: Organization, *, program: int, floor: int) -> list[Row]:
    """Return p95 of a save and of a poll beside the floor's, and the bytes of an idle poll beside the aim."""
    found = _workspaces(organization)
    pairs = [[Browser(program, at, each) for each in people[:2]] for at, people in found]
    for pair in pairs:
        for browser in pair:
            browser.opens()
    _all_at_once([_turns(pair, number) for number, pair in enumerate(pairs)])
    bare = [Browser(floor, "/", people[2]) for _, people in found]
    _all_at_once([_floor_turns(browser) for browser in bare])
    browsers = [browser for pair in pairs for browser in pair]
    below = _p95([each for browser in bare for each in browser.polls])
    saves, polls = (_p95([each for b in browsers for each in getattr(b, what)]) for what in ("saves", "polls"))
    idle = max(browser.idle for browser in browsers)
    return [
        Row("kickoff.save p95", "ms", round(saves, 2), round(below, 2), round(saves / below, 2)),
        Row("kickoff.poll p95", "ms", round(polls, 2), round(below, 2), round(polls / below, 2)),
        Row("kickoff.poll idle", "bytes", idle, AIM_BYTES, round(idle / AIM_BYTES, 2)),
    ]


def _workspaces(organization: Organization) -> list[tuple[str, tuple[str, str, str]]]:
    """Return each kickoff's address and three sessions: the manager's, the recruiter's, and one at the floor."""
    with organization_scope(organization):
        return [
            (
                page(organization, "requisition_kickoff", each.number),
                (cookie(each.hiring_manager), cookie(each.recruiter), cookie(each.recruiter, backend=BARE)),
            )
            for each in kickoffs_in_progress(WORKSPACES)
        ]


def _turns(pair: list[Browser], number: int) -> Callable[[], None]:
    """Return what happens in one workspace: both ask in turn, and the first saves now and then."""

    def run() -> None:
        begin = time.monotonic() + POLL_EVERY * number / WORKSPACES
        for turn in range(int(SECONDS / POLL_EVERY)):
            _wait_until(begin + turn * POLL_EVERY)
            for browser in pair:
                browser.polls_once()
            if (turn + number) % int(SAVE_EVERY / POLL_EVERY) == 0:
                pair[0].saves_once(f"An answer within {turn + 1} days, says {number}")

    return run


def _floor_turns(browser: Browser) -> Callable[[], None]:
    def run() -> None:
        begin = time.monotonic() + POLL_EVERY * hash(browser.session) % WORKSPACES / WORKSPACES
        for turn in range(int(SECONDS / POLL_EVERY)):
            _wait_until(begin + turn * POLL_EVERY)
            for _ in range(2):
                began = time.perf_counter()
                browser.ask("GET", "/")
                browser.polls.append(time.perf_counter() - began)

    return run


def _wait_until(moment: float) -> None:
    time.sleep(max(moment - time.monotonic(), 0))


def _all_at_once(runs: list[Callable[[], None]]) -> None:
    trouble: list[BaseException] = []

    def guarded(run: Callable[[], None]) -> None:
        try:
            run()
        except (NotThePage, OSError, http.client.HTTPException) as error:
            trouble.append(error)

    threads = [threading.Thread(target=guarded, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if trouble:
        raise trouble[0]


def _p95(seconds: list[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return statistics.quantiles(seconds, n=100, method="inclusive")[94] * 1000
