"""Many threads over few connections: what one organization's request sets, the next one's never sees."""

import os
import subprocess
import sys
from urllib.parse import urlsplit

from django.db import connection

from tests.world import build


def test_sixteen_threads_over_four_connections_read_no_wrong_row(transactional_db):
    north, _ = build("north", "Europe/Amsterdam"), build("harbor", "America/New_York")
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    done = subprocess.run(
        [sys.executable, "-m", "tests.tenancy.threads"],
        env=os.environ | {"DATABASE_URL": address},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    rows, wrong = map(int, done.stdout.split())
    with north.scope():
        members = type(north.admin).objects.count()
    # Every thread reads each organization by the ORM and by SQL alone, thirty times.
    assert (rows, wrong) == (16 * 60 * 2 * members, 0)
