"""POST to an address that an organization typed in: over TLS, to the public internet only, and never for long.

Whoever sets a webhook chooses where our server connects to. So the name is looked up once, every answer must be a
public address, and exactly that address is connected to; redirects are not followed, of the answer only the status is
read, and all of it together takes no longer than ``PATIENCE``. In tests addresses may be of this machine.
"""

import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 10.0
LONGEST_STATUS = 1024
HTTPS = 443
# Ways to write an address of IPv4 as one of IPv6, which may hide a private one.
DISGUISES = tuple(
    map(ipaddress.ip_network, ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)


class Unreachable(Exception):
    """Nobody answered in time; trying again may help."""


class Unanswered(Exception):
    """It was handed over and nobody said what became of it; trying again may say it twice."""


class Forbidden(Exception):
    """An address that we do not connect to, with a sentence for whoever typed it in."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that we may connect to, read into its parts."""

    is_encrypted: bool
    host: str
    port: int
    path: str


def target_of(address: str) -> Target:
    """Read an address. Raises ``Forbidden`` for what is no plain https address of a public host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as unreadable:
        raise Forbidden("This is not an address.") from unreadable
    is_encrypted = parts.scheme == "https"
    if not is_encrypted and not (settings.WEBHOOKS_MAY_STAY_INSIDE and parts.scheme == "http"):
        raise Forbidden("The address must begin with https://.")
    if not parts.hostname or parts.username is not None or parts.password is not None:
        raise Forbidden("The address must name a host, and no user.")
    if not address.isascii() or any(ord(each) <= ord(" ") for each in address):
        raise Forbidden("The address has a letter that no address has.")
    if port not in {None, HTTPS} and not settings.WEBHOOKS_MAY_STAY_INSIDE:
        raise Forbidden("The address must not name a port.")
    if not settings.WEBHOOKS_MAY_STAY_INSIDE and _says_private(parts.hostname):
        raise Forbidden(f"{parts.hostname} is not on the public internet.")
    path = parts.path or "/"
    return Target(is_encrypted, parts.hostname, port or HTTPS, f"{path}?{parts.query}" if parts.query else path)


def post_json(address: str, payload: Mapping[str, Any]) -> int:
    """Post the payload and return the status of the answer. Raises ``Forbidden``, ``Unreachable``, ``Unanswered``."""
    target, until = target_of(address), time.monotonic() + PATIENCE
    try:
        line = _connected(target, until)
    except OSError as failure:
        raise Unreachable(type(failure).__name__) from failure
    try:
        with line:
            line.sendall(_request(target, json.dumps(payload).encode()))
            return _status(line, until)
    except OSError as failure:
        raise Unanswered(type(failure).__name__) from failure


def _connected(target: Target, until: float) -> socket.socket:
    line = socket.create_connection((_public_address(target), target.port), timeout=_left(until))
    if not target.is_encrypted:
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=target.host)
    except BaseException:
        line.close()
        raise


def _public_address(target: Target) -> str:
    """Return an address of the host. Raises ``Forbidden`` when any of its addresses is not public."""
    found = [str(each[4][0]) for each in socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)]
    if not settings.WEBHOOKS_MAY_STAY_INSIDE and not all(map(_is_public, found)):
        raise Forbidden(f"{target.host} is not on the public internet.")
    return found[0]


def _says_private(host: str) -> bool:
    """Tell whether the host is in figures and not public; what a name stands for is asked when we send."""
    try:
        return not _is_public(host)
    except ValueError:
        return host.rstrip(".").endswith("localhost")


def _is_public(address: str) -> bool:
    read = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    is_disguised = any(read in network for network in DISGUISES)
    return read.is_global and not read.is_multicast and not is_disguised


def _request(target: Target, body: bytes) -> bytes:
    host = f"[{target.host}]" if ":" in target.host else target.host
    lines = (
        f"POST {target.path} HTTP/1.1",
        f"Host: {host}" if target.port == HTTPS else f"Host: {host}:{target.port}",
        "User-Agent: hiring",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii") + body


def _status(line: socket.socket, until: float) -> int:
    """Read the first line of the answer and no more. Raises ``Unanswered``, or ``TimeoutError``."""
    said = b""
    while b"\n" not in said and len(said) < LONGEST_STATUS:
        line.settimeout(_left(until))
        more = line.recv(LONGEST_STATUS)
        if not more:
            break
        said += more
    words = said.split(b"\n", maxsplit=1)[0].split()
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit():  # noqa: PLR2004 - protocol, status
        raise Unanswered("no answer of HTTP")
    return int(words[1])


def _left(until: float) -> float:
    """Return the seconds that are left. Raises ``TimeoutError`` when none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
