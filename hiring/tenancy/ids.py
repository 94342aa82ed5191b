"""UUIDv7 after RFC 9562, which Python 3.11 lacks. Real time, never a sort key for news."""

import secrets
import time
from uuid import UUID

VERSION_7 = 7 << 76
VARIANT_RFC = 2 << 62


def uuid7() -> UUID:
    """Return 48 bits of Unix milliseconds, then 74 random bits (RFC 9562 section 5.7)."""
    milliseconds = time.time_ns() // 1_000_000
    high, low = secrets.randbits(12), secrets.randbits(62)
    return UUID(int=milliseconds << 80 | VERSION_7 | high << 64 | VARIANT_RFC | low)
