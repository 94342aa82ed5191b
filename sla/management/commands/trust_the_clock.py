"""``manage.py trust_the_clock``: after a clock that had jumped ahead was put right, sweep from now on again."""

from typing import Any

from hiring import clock
from hiring.tenancy.management.base import HouseCommand
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from sla.actions.tide import forget


class Command(HouseCommand):
    """Says which organizations had been swept at a time that has not come yet."""

    help = "Sweep again the organizations that were swept by a clock that was ahead."

    def handle(self, *args: Any, **options: Any) -> None:
        for organization in Organization.objects.order_by("slug"):
            with organization_scope(organization):
                if forget(clock.now()):
                    self.stdout.write(f"{organization.slug}: swept again from now on.")
