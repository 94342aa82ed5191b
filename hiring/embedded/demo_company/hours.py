"""Working hours of the story: weekdays nine to five in one zone, and nothing between Christmas and New Year.

What a promise's clock makes of an interval is sla's business; this only places what people do.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(9, 0), time(17, 0)
SATURDAY = 5
ONE_DAY = timedelta(days=1)
DECEMBER, BEFORE_CHRISTMAS = 12, 23
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Hours:
    """The working time of one organization. Every moment that leaves here is aware, in UTC."""

    zone: ZoneInfo

    def is_working_day(self, day: date) -> bool:
        """Tell whether anybody works on `day`."""
        at_year_end = (day.month == DECEMBER and day.day > BEFORE_CHRISTMAS) or (day.month, day.day) == (1, 1)
        return day.weekday() < SATURDAY and not at_year_end

    def local(self, moment: datetime) -> datetime:
        """Return the moment as the clock on the wall shows it."""
        return moment.astimezone(self.zone)

    def on(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return that time of that day."""
        return datetime.combine(day, time(hour, minute), tzinfo=self.zone).astimezone(UTC)

    def day_from(self, moment: datetime, working_days: int) -> date:
        """Return the date so many working days after (or, negative, before) the date of `moment`."""
        day, step = self.local(moment).date(), ONE_DAY if working_days > 0 else -ONE_DAY
        left = abs(working_days)
        while left or not self.is_working_day(day):
            day += step
            left -= self.is_working_day(day) and left > 0
        return day

    def fit(self, moment: datetime) -> datetime:
        """Return `moment` if somebody works then, else the next moment at which somebody does."""
        local = self.local(moment)
        day, clock = local.date(), local.time()
        if self.is_working_day(day) and OPENS <= clock <= CLOSES:
            return moment
        if self.is_working_day(day) and clock < OPENS:
            return self.on(day, OPENS.hour, moment.minute // 2)
        return self.on(self.day_from(moment, 1), OPENS.hour, moment.minute // 2)

    def later(self, moment: datetime, random: Random, *, days: tuple[float, float]) -> datetime:
        """Return a working moment `days` (least, most) calendar days after `moment`."""
        return self.fit(moment + ONE_DAY * random.uniform(*days))

    def slot(self, moment: datetime, random: Random, *, working_days: tuple[int, int], length: timedelta) -> datetime:
        """Return a quarter-hour start so many working days ahead, early enough to end by five."""
        day = self.day_from(moment, random.randint(*working_days))
        room = timedelta(hours=CLOSES.hour - OPENS.hour) - length
        return self.on(day, OPENS.hour) + QUARTER * random.randint(0, room // QUARTER)
