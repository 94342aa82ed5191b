"""Spans of time as people may write them in a policy: ISO 8601 durations of days, hours and minutes."""

import re
from datetime import timedelta

_DURATION = re.compile(
    r"P(?:(?P<days>\d{1,4})D)?(?:T(?=\d)(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?)?", re.ASCII
)


def parse(text: str) -> timedelta | None:
    """Return the span that text like PT24H, P2D or P1DT30M means; None when it means none, as P alone does."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    return timedelta(**{unit: int(number) for unit, number in match.groupdict(default="0").items()})


def written(span: timedelta) -> str:
    """Return the span in hours and minutes, so that 24 hours are not mistaken for a working day; whole minutes only."""
    hours, minutes = divmod(span // timedelta(minutes=1), 60)
    return f"PT{hours}H{minutes}M" if minutes else f"PT{hours}H"


def written_in_days(days: int) -> str:
    return f"P{days}D"
