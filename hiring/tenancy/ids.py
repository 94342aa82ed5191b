"""UUIDv7 after RFC 9562, which Python 3.11 lacks. Real time, never a sort key for news."""

import secrets
import time
from uuid import UUID

VERSION_7 = 7 << 76
VARIANT_RFC = 2 << 62
RANDOM_HIGH, RANDOM_LOW = 0xFFF << 64, (1 << 62) - 1


def uuid7() -> UUID:
    """Return 48 bits of Unix milliseconds, then 74 random bits (RFC 9562 section 5.7)."""
    return uuid7s(1)[0]


def uuid7s(number: int) -> list[UUID]:
    """Return as many, made in one go: asking the system for chance is what takes the time."""
    fixed = time.time_ns() // 1_000_000 << 80 | VERSION_7 | VARIANT_RFC
    chance = secrets.token_bytes(10 * number)
    drawn = (int.from_bytes(chance[at : at + 10]) for at in range(0, len(chance), 10))
    return [UUID(int=fixed | (each & RANDOM_HIGH) | (each & RANDOM_LOW)) for each in drawn]
