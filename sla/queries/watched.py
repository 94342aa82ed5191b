"""What the watch counts of the promises, over all organizations: numbers alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection

LATE = timedelta(minutes=5)  # a tick is seconds; five minutes are an outage
AT_MOST = 1000
# A notice leaves five minutes after the breach; a day later it would be news no more.
SILENT_AFTER, FORGOTTEN_AFTER = timedelta(minutes=15), timedelta(hours=24)


def organizations_unswept(now: datetime) -> int:
    """Return how many organizations have had something due for five minutes; a thousand stands for more."""
    return _number("SELECT count(*) FROM sla_organizations_due(%s, %s)", [now - LATE, AT_MOST])


def organizations_swept_ahead(now: datetime) -> int:
    """Return how many organizations were swept at a time that has not come yet: nothing there is swept till then."""
    return _number("SELECT sla_organizations_swept_ahead(%s)", [now + timedelta(minutes=1)])


def breaches_in_silence(now: datetime) -> int:
    """Return how many promises of the last day are broken and owed still, with no notice to who waits."""
    return _number("SELECT sla_breaches_in_silence(%s, %s)", [now - FORGOTTEN_AFTER, now - SILENT_AFTER])


def _number(sql: str, values: Sequence[datetime | int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])
