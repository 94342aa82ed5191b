"""People beside their peers: how far a share may lie from the share of all before chance stops explaining it.

Control limits after D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine
24 (2005), 1185-1202: around the share of all, as wide as its standard error at each number of decisions, and wider by
as much as people here differ anyway. Without that widening a share lies beyond a limit exactly when Wilson's interval
at the same confidence misses the share of all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from analytics.rules.wilson import ImpossibleCount

FEWEST = 5  # decisions of a person, under which nothing is said about them; and people, under which nobody is compared
NAMED_FROM = 20  # decisions: with fewer, two candidates more or less move a share past any limit
NEAR, FAR = (NormalDist().inv_cdf((1 + confidence) / 2) for confidence in (0.95, 0.998))
TRIMMED = 0.1  # of the people at each end, when it is measured how much they differ
CURVE = 24  # points of a drawn limit
BEYOND = 1.1  # of the most decisions: whoever made them does not stand on the edge


@dataclass(frozen=True, slots=True)
class Peer:
    """`passed` of `decided` candidates went on, by one person's decision."""

    key: str
    passed: int
    decided: int

    def __post_init__(self) -> None:
        if not 0 <= self.passed <= self.decided:
            raise ImpossibleCount(f"{self.passed} out of {self.decided} is no proportion.")


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which shares `decided` decisions are expected: 95% of the time, and 99.8%."""

    decided: float
    low: float
    high: float
    far_low: float
    far_high: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """The share of `all` and how much more people differ than chance alone would make them (`dispersion`, from 1).

    `compared`: who has decisions enough, most first. `too_few`: who has not. `left_out`: who has enough, but whose
    figures would let those of the few be worked out by subtraction from the totals.
    """

    all: Peer
    dispersion: float
    compared: tuple[Peer, ...]
    too_few: tuple[Peer, ...]
    left_out: tuple[Peer, ...]

    @property
    def share(self) -> float:
        return self.all.passed / self.all.decided

    @property
    def may_compare(self) -> bool:
        """Among fewer than five, somebody's figures follow from one's own and the total."""
        return len(self.compared) >= FEWEST

    def limits(self, decided: float) -> Limits:
        """Return the limits at a number of decisions."""
        error = sqrt(self.dispersion) * _error(self.share, decided)
        low, high, far_low, far_high = (min(max(self.share + z * error, 0.0), 1.0) for z in (-NEAR, NEAR, -FAR, FAR))
        return Limits(decided, low, high, far_low, far_high)

    def curve(self) -> tuple[Limits, ...]:
        """Return the limits from five decisions to a little beyond the most, closer together where they bend."""
        most = max((peer.decided for peer in self.compared), default=FEWEST)
        ratio = BEYOND * most / FEWEST
        return tuple(self.limits(FEWEST * ratio ** (nth / CURVE)) for nth in range(CURVE + 1))

    def is_outside(self, peer: Peer) -> bool:
        """Return whether neither chance nor how people differ here explains the share: beyond 99.8%, from twenty on."""
        limits = self.limits(peer.decided)
        return peer.decided >= NAMED_FROM and not limits.far_low <= peer.passed / peer.decided <= limits.far_high


def funnel(peers: Iterable[Peer]) -> Funnel | None:
    """Return who lies where; None when nobody decided anything."""
    known = sorted((peer for peer in peers if peer.decided), key=lambda peer: (-peer.decided, peer.key))
    if not known:
        return None
    everybody = Peer("", sum(peer.passed for peer in known), sum(peer.decided for peer in known))
    compared = [peer for peer in known if peer.decided >= FEWEST]
    too_few = [peer for peer in known if peer.decided < FEWEST]
    left_out: list[Peer] = []
    while compared and too_few and sum(peer.decided for peer in too_few + left_out) < FEWEST:
        left_out.append(compared.pop())
    return Funnel(everybody, _dispersion(known, everybody), tuple(compared), tuple(too_few), tuple(left_out))


def _error(share: float, decided: float) -> float:
    return sqrt(share * (1 - share) / decided)


def _dispersion(peers: list[Peer], everybody: Peer) -> float:
    """Return the mean square of the distances from the share of all, in standard errors; at least 1.

    The ends are drawn in to the next person's first (winsorised), so that whoever is outside does not hide themselves
    by widening the limits.
    """
    share = everybody.passed / everybody.decided
    if not 0 < share < 1:
        return 1.0
    distances = sorted((peer.passed / peer.decided - share) / _error(share, peer.decided) for peer in peers)
    drawn_in = min(max(1, int(TRIMMED * len(distances))), (len(distances) - 1) // 2)
    low, high = distances[drawn_in], distances[-1 - drawn_in]
    return max(1.0, sum(min(max(each, low), high) ** 2 for each in distances) / len(distances))
