"""Stories that go on in one order of time. A story is a generator: it acts, then yields when it wants to go on.

Knows nothing of hiring. What happens at the same moment happens in the order in which it was asked for,
so that the same seed tells the same history.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from itertools import count

Story = Generator[datetime, datetime, None]


@dataclass
class Clockwork:
    """Runs stories up to `now`; what they still had in mind after it stays untold."""

    now: datetime
    _waiting: list[tuple[datetime, int, Story]] = field(default_factory=list)
    _order: Callable[[], int] = field(default_factory=lambda: count().__next__)

    def begin(self, story: Story) -> None:
        """Let `story` run to its first wish. Before that it must not act: it does not know the time yet."""
        self._wait(story, next(story))

    def run(self) -> None:
        """Tell every story up to now, and what those begin meanwhile."""
        while self._waiting and self._waiting[0][0] <= self.now:
            at, _, story = heappop(self._waiting)
            try:
                wished = story.send(at)
            except StopIteration:
                continue
            # Nobody acts in the past: a wish for an earlier moment is granted at once.
            self._wait(story, max(wished, at))

    def _wait(self, story: Story, at: datetime) -> None:
        heappush(self._waiting, (at, self._order(), story))
