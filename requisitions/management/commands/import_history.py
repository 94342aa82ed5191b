"""``manage.py import_history``: history from exported tables. Report on stdout, progress on stderr."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError

from hiring import clock
from hiring.tenancy.act import Act, Origin
from hiring.tenancy.errors import Refused
from hiring.tenancy.management.base import HouseCommand
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope
from requisitions.actions.history.files import beside
from requisitions.actions.history.run import Wishes, import_history
from requisitions.rules.history.parsing import BadMapping
from requisitions.rules.history.report import text

REFUSED, BAD_MAPPING = 1, 2


class Command(HouseCommand):
    """Exit code 0: done as wished; 1: rows are refused and nothing was written; 2: the mapping has to be mended."""

    help = "Import requisitions, applications, stage visits and offers from CSV tables, as a TOML mapping reads them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organization", required=True, metavar="SLUG")
        parser.add_argument("--mapping", required=True, type=Path, metavar="FILE.toml")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, report what would be")
        parser.add_argument("--keep-good", action="store_true", help="leave refused applications out, write the rest")

    def handle(self, *args: Any, **options: Any) -> None:
        organization = Organization.objects.filter(slug=options["organization"]).first()
        if organization is None:
            raise CommandError(f"There is no organization {options['organization']!r}.", returncode=BAD_MAPPING)
        now = clock.now()
        wishes = Wishes(dry_run=options["dry_run"], keep_good=options["keep_good"])
        act = Act(None, now, now, Origin.IMPORT)
        try:
            plan, files = beside(options["mapping"])
            with organization_scope(organization):
                report = import_history(plan, files, wishes=wishes, act=act, progress=self._tell)
        except (BadMapping, Refused) as error:
            raise CommandError(str(error), returncode=BAD_MAPPING) from error
        self.stdout.write(text(report))
        if not report.may_write:
            raise CommandError("Nothing was written.", returncode=REFUSED)

    def _tell(self, what: str, count: int) -> None:
        self.stderr.write(f"{what}: {count:,}")
