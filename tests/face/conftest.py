"""The style guide served by the program itself, without a database, and pages of a browser to look at it with."""

import threading
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import Browser, Page

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}


class Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing: a test's output is its failures."""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="session")
def styleguide() -> Iterator[str]:
    """The address of the style guide on a free port of loopback."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), Threaded, Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/styleguide/"
        server.shutdown()


@pytest.fixture
def visit(browser: Browser, styleguide: str) -> Iterator[Callable[..., Page]]:
    """Open the style guide: ``visit(PHONE, theme="dark", script=False)``; every fault of the page is a failure."""
    faults: list[str] = []
    contexts = []

    def open_it(size: dict[str, int] = WIDE, *, theme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(viewport=size, color_scheme=theme, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
        page.goto(styleguide)
        assert faults == []
        return page

    yield open_it
    for context in contexts:
        context.close()
