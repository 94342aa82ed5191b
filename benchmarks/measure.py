"""Asking pages over and over, in turns, so that a slow minute of the machine falls on all of them alike."""

import http.client
import statistics
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field

from hiring.embedded.program import LOOPBACK

WARM_UP = 15
TURNS = 25
ASKED_PER_TURN = 8
CONNECTIONS = 4
BURSTS = 3
BURST_SECONDS = 1.5


class NotThePage(RuntimeError):
    """An answer was not the page that was asked for, so its time says nothing."""


@dataclass(frozen=True)
class Page:
    """Something to ask for: where, as whom (a session's cookie), and a text that proves it is the page."""

    name: str
    port: int
    path: str
    cookie: str
    proof: str


@dataclass(frozen=True)
class Figures:
    """Latencies in milliseconds of one person asking, and requests a second of four at once."""

    p50: float
    p95: float
    per_second: float


@dataclass
class Line:
    """One kept-open connection of one person; opened again when the server has closed it."""

    page: Page
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(LOOPBACK, self.page.port, timeout=60)

    def ask(self) -> float:
        """Fetch the page and return the seconds it took. Raises ``NotThePage``."""
        began = time.perf_counter()
        answer, body = fetch(self.connection, "GET", self.page.path, {"Cookie": self.page.cookie})
        took = time.perf_counter() - began
        if answer.status != http.HTTPStatus.OK or self.page.proof not in body.decode(errors="replace"):
            raise NotThePage(
                f"{self.page.name}: {self.page.path} answered {answer.status} without {self.page.proof!r}."
            )
        return took

    def close(self) -> None:
        """Hang up."""
        self.connection.close()


def fetch(
    line: http.client.HTTPConnection, method: str, path: str, headers: Mapping[str, str], body: str | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    """Ask over the line, opened again when the server had closed it, and return the answer, read."""
    try:
        line.request(method, path, body, dict(headers))
        answer = line.getresponse()
    except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
        line.close()
        line.request(method, path, body, dict(headers))
        answer = line.getresponse()
    return answer, answer.read()


def measure(pages: Sequence[Page]) -> dict[str, Figures]:
    """Return the figures of every page by its name; all are asked in turns, the floor among them."""
    with ExitStack() as stack:
        took = _latencies({page.name: stack.enter_context(closing(Line(page))) for page in pages})
    rates = {page.name: statistics.median(found) for page, found in zip(pages, _rates(pages), strict=True)}
    return {name: Figures(*_percentiles(found), rates[name]) for name, found in took.items()}


def _latencies(lines: Mapping[str, Line]) -> dict[str, list[float]]:
    """Return the milliseconds of every answer by page, after a warm-up that is not counted."""
    for line in lines.values():
        for _ in range(WARM_UP):
            line.ask()
    took: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(TURNS):
        for name, line in lines.items():
            took[name] += [line.ask() * 1000 for _ in range(ASKED_PER_TURN)]
    return took


def _percentiles(values: Sequence[float]) -> tuple[float, float]:
    hundredths = statistics.quantiles(values, n=100, method="inclusive")
    return hundredths[49], hundredths[94]


def _rates(pages: Sequence[Page]) -> list[list[float]]:
    """Return the requests a second of each page, one figure a burst, the pages taking turns."""
    found: list[list[float]] = [[] for _ in pages]
    for _ in range(BURSTS):
        for rates, page in zip(found, pages, strict=True):
            rates.append(_burst(page))
    return found


def _burst(page: Page) -> float:
    began = time.perf_counter()
    until = began + BURST_SECONDS
    done: list[int] = []
    trouble: list[Exception] = []
    threads = [threading.Thread(target=_ask_until, args=(page, until, done, trouble)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if trouble:
        raise trouble[0]
    return sum(done) / (time.perf_counter() - began)


def _ask_until(page: Page, until: float, done: list[int], trouble: list[Exception]) -> None:
    line, asked = Line(page), 0
    try:
        while time.perf_counter() < until:
            line.ask()
            asked += 1
    except (NotThePage, OSError, http.client.HTTPException) as error:
        trouble.append(error)
    finally:
        line.close()
        done.append(asked)
