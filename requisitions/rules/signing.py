"""Who has signed which version, and whether that opens the requisition. Nothing is stored here.

A signature is for one version. Every agreed change makes a new version, so it voids all signatures
by itself; nothing is ever taken back.
"""

from dataclasses import dataclass, replace

MANAGER = "manager"
RECRUITER = "recruiter"
SIDES = (MANAGER, RECRUITER)


class NotThisVersion(ValueError):
    """What is being signed is not what the kickoff says now."""


class SignedAlready(ValueError):
    """This side's name stands under this version."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The table both sit at. `signatures` are (version, side); `is_open`: the requisition has opened."""

    version: int = 1
    signatures: frozenset[tuple[int, str]] = frozenset()
    is_open: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Sides whose name is not under the current version."""
        return tuple(side for side in SIDES if (self.version, side) not in self.signatures)

    @property
    def is_agreed(self) -> bool:
        return not self.missing


def change(desk: Desk) -> Desk:
    """Return the desk after an agreed change: a version higher, and so unsigned; open stays open."""
    return replace(desk, version=desk.version + 1)


def sign(desk: Desk, side: str, *, version: int) -> Desk:
    """Return the desk with this side's name under `version`; the second name opens the requisition.

    Raises ``NotThisVersion`` for any version but the current one, ``SignedAlready`` the second time.
    """
    if version != desk.version:
        raise NotThisVersion(version)
    if (version, side) in desk.signatures:
        raise SignedAlready(side)
    signed = replace(desk, signatures=desk.signatures | {(version, side)})
    return replace(signed, is_open=desk.is_open or signed.is_agreed)
