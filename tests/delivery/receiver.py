"""A webhook's other end: a real HTTP server of this machine that keeps what it is sent and answers as a test asks."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Receiver:
    """`status`: what it answers; `says_nothing`: it takes the message and lets the line hang until the test ends."""

    status: int = 200
    location: str = ""
    says_nothing: bool = False
    taken: list[tuple[str, dict]] = field(default_factory=list)
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def address(self, path="/hook?key=k3y"):
        return f"http://127.0.0.1:{self.port}{path}"


def handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.taken.append((self.path, json.loads(body)))
            if receiver.says_nothing:
                receiver.over.wait(30)
                return
            self.send_response(receiver.status)
            if receiver.location:
                self.send_header("Location", receiver.location)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    return Handler


@pytest.fixture
def receiver(settings):
    settings.WEBHOOKS_MAY_STAY_INSIDE = True
    found = Receiver()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(found))
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield found
    found.over.set()
    server.shutdown()
    thread.join()
    server.server_close()
