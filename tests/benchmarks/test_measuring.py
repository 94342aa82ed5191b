"""The benchmark itself: it measures the page that was asked for or stops, and its rows are what was measured."""

import http.server
import json
import threading

import pytest

from benchmarks import measure, report
from benchmarks.measure import Figures, Line, NotThePage, Page
from benchmarks.report import Row


class Site(http.server.BaseHTTPRequestHandler):
    """Greets whoever brings the cookie, sends everybody else to sign in, and closes every second connection."""

    protocol_version = "HTTP/1.1"
    answered = 0

    def do_GET(self):
        known = self.headers.get("Cookie") == "session=maya"
        body = b"<h1>Good morning, Maya</h1>" if known and self.path == "/home" else b"<h1>Sign in</h1>"
        self.send_response(200 if known else 302)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        Site.answered += 1
        # Without a word to the client, as a server does whose keep-alive has run out.
        self.close_connection = Site.answered % 2 == 0

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def port():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_connection_the_server_closed_is_opened_again(port):
    line = Line(Page("home", port, "/home", "session=maya", "Good morning"))
    assert all(line.ask() > 0 for _ in range(5))
    line.close()


@pytest.mark.parametrize(
    ("path", "cookie"),
    [
        pytest.param("/home", "session=nobody", id="not signed in"),
        pytest.param("/elsewhere", "session=maya", id="another page"),
    ],
)
def test_the_time_of_another_page_is_not_taken_for_the_pages(port, path, cookie):
    line = Line(Page("home", port, path, cookie, "Good morning"))
    with pytest.raises(NotThePage, match="home"):
        line.ask()
    line.close()


def test_every_page_is_measured_beside_the_floor(port, monkeypatch):
    for name, few in (("WARM_UP", 1), ("TURNS", 3), ("BURSTS", 1), ("BURST_SECONDS", 0.1)):
        monkeypatch.setattr(measure, name, few)
    pages = [Page(name, port, "/home", "session=maya", "Maya") for name in ("floor", "home")]
    figures = measure.measure(pages)
    assert set(figures) == {"floor", "home"}
    assert all(0 < each.p50 <= each.p95 and each.per_second > 0 for each in figures.values())


def test_trouble_in_a_burst_is_not_swallowed(port, monkeypatch):
    monkeypatch.setattr(measure, "BURST_SECONDS", 0.1)
    with pytest.raises(NotThePage):
        measure._burst(Page("home", port, "/home", "session=nobody", "Maya"))


FIGURES = {"floor": Figures(p50=4.0, p95=8.0, per_second=200.0), "home": Figures(p50=10.0, p95=12.0, per_second=50.0)}


def test_a_ratio_is_ours_over_the_floors():
    assert report.rows_of(FIGURES) == [
        Row("home p50", "ms", ours=10.0, floor=4.0, ratio=2.5),
        Row("home p95", "ms", ours=12.0, floor=8.0, ratio=1.5),
        Row("home requests/s", "requests/s", ours=50.0, floor=200.0, ratio=0.25),
    ]


def test_the_file_is_a_list_of_the_five_fields(tmp_path):
    path = tmp_path / "var" / "bench.json"
    report.write(report.rows_of(FIGURES), path)
    assert json.loads(path.read_text())[0] == {
        "name": "home p50",
        "unit": "ms",
        "ours": 10.0,
        "floor": 4.0,
        "ratio": 2.5,
    }
