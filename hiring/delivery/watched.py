"""What the watch counts of the outbox, over all organizations."""

from datetime import datetime, timedelta

from django.db import connection

STUCK_AFTER = timedelta(minutes=15)
AT_MOST = 1000


def organizations_unsent(now: datetime) -> int:
    """Return in how many organizations a message has been ready for fifteen minutes; a thousand stands for more."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM delivery_organizations_due(%s, %s)", [now - STUCK_AFTER, AT_MOST])
        return int(cursor.fetchone()[0])


def organizations_holding(now: datetime) -> int:
    """Return in how many organizations mails wait for a person's word, for however long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT delivery_organizations_holding()")
        return int(cursor.fetchone()[0])
