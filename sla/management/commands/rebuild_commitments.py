"""``manage.py rebuild_commitments``: every promise told anew from the ledger, and put right where it differs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError

from hiring import clock
from hiring.tenancy.act import Act
from hiring.tenancy.management.base import HouseCommand
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from requisitions.models import Requisition
from sla.actions.rebuild import rebuild


class Command(HouseCommand):
    """Exit code 0: every promise is as the ledger tells it; 1: with ``--check``, some are not."""

    help = "Tell every promise from the ledger and write what differs; --check only says what does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organization", metavar="SLUG", help="only this one")
        parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 if anything differs")

    def handle(self, *args: Any, **options: Any) -> None:
        organizations = Organization.objects.order_by("slug")
        if slug := options["organization"]:
            organizations = organizations.filter(slug=slug)
            if not organizations:
                raise CommandError(f"There is no organization {slug!r}.")
        different = sum([self._one(each, is_check=options["check"]) for each in organizations])
        if different and options["check"]:
            raise CommandError(f"{different} differences. Nothing was written.")

    def _one(self, organization: Organization, *, is_check: bool) -> int:
        """Go through one organization, a transaction for each requisition; return how much differed."""
        act = Act.live(None, clock.now())
        with organization_scope(organization):
            requisitions = list(Requisition.objects.order_by("number"))
        number = waiting = different = 0
        for requisition in requisitions:
            with organization_scope(organization):
                checked = rebuild(requisition, act=act, is_check=is_check)
            number, waiting = number + checked.number, waiting + checked.waiting
            different += len(checked.sentences)
            for sentence in checked.sentences:
                self.stdout.write(f"{organization.slug}: {sentence}")
        self.stdout.write(
            f"{organization.slug}: {number:,} promises, {different:,} differences; {waiting:,} wait for the sweep."
        )
        return different
