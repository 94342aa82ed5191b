"""Sixteen threads, two organizations, a pool of four connections: run by test_threads.py as its own process.

Prints how many rows were read and how many were somebody else's.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import django
from django.conf import settings

THREADS, ROUNDS, POOL = 16, 60, 4


def main() -> None:
    database = settings.DATABASES["default"]
    # Django refuses a pool beside persistent connections.
    database["CONN_MAX_AGE"] = 0
    database.setdefault("OPTIONS", {})["pool"] = {"min_size": POOL, "max_size": POOL, "timeout": 60}
    django.setup()
    from django.db import connection  # noqa: PLC0415 - the pool is set before anything connects

    from hiring.tenancy.models import Member, Organization  # noqa: PLC0415
    from hiring.tenancy.scope import organization_scope  # noqa: PLC0415

    organizations = list(Organization.objects.order_by("slug"))
    connection.close()

    def read(number: int) -> tuple[int, int]:
        rows = wrong = 0
        for turn in range(ROUNDS):
            organization = organizations[(number + turn) % len(organizations)]
            with organization_scope(organization):
                found = list(Member.objects.values_list("organization_id", flat=True))
                with connection.cursor() as cursor:
                    cursor.execute("SELECT organization_id FROM tenancy_member")
                    found += [row[0] for row in cursor.fetchall()]
            rows += len(found)
            wrong += sum(each != organization.pk for each in found)
            connection.close()
        return rows, wrong

    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(read, range(THREADS)))
    sys.stdout.write(f"{sum(rows for rows, _ in results)} {sum(wrong for _, wrong in results)}\n")


if __name__ == "__main__":
    main()
