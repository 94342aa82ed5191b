"""The embedded Redis: the command that runs it, and whether it answers. It keeps nothing on disk."""

import socket
from pathlib import Path

from hiring.embedded import binaries
from hiring.embedded.places import Places


def command(where: Places) -> list[str | Path]:
    """Return the command that runs the server in the foreground, reached through its socket alone."""
    return [
        *(binaries.redis_server(), "--port", "0", "--unixsocket", where.redis_socket, "--unixsocketperm", "700"),
        # PostgreSQL holds all state; what Redis carries are wake-ups.
        *("--save", "", "--appendonly", "no", "--dir", where.run, "--daemonize", "no"),
    ]


def answers(where: Places) -> bool:
    """Say whether the server answers a PING."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(where.redis_socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False
