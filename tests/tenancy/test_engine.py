"""What our database engine does otherwise than Django's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DataError, connection

MOMENTS = [
    datetime(2026, 11, 23, 9, tzinfo=UTC),
    datetime(2026, 11, 23, 9, 0, 0, 120_000, tzinfo=UTC),
    datetime(2026, 11, 23, 9, 0, 0, 123_456, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
]


def read(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


@pytest.mark.django_db
@pytest.mark.parametrize("at", MOMENTS, ids=str)
def test_a_time_comes_back_to_the_microsecond_and_in_utc(at):
    found = read("SELECT %s::timestamptz", at)
    assert (found, found.tzinfo) == (at, UTC)


@pytest.mark.django_db
def test_a_connection_in_another_zone_reads_the_same_instant():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Asia/Kolkata'")
    found = read("SELECT '2026-11-23 09:00+00'::timestamptz")
    assert (found, found.utcoffset()) == (datetime(2026, 11, 23, 9, tzinfo=UTC), timedelta(0))


@pytest.mark.django_db
@pytest.mark.parametrize("beyond", ["infinity", "0044-03-15 00:00 BC", "12026-01-01 00:00"])
def test_a_time_that_python_cannot_hold_is_refused_by_the_driver(beyond):
    with pytest.raises(DataError):
        read("SELECT %s::timestamptz", beyond)
