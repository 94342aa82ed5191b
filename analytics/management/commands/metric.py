"""``manage.py metric``: the figures of the dashboard, for programs."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError

from analytics.queries.figures import pass_through_as_data
from analytics.queries.pass_through import cohort
from hiring.tenancy.management.base import HouseCommand
from hiring.tenancy.models import Organization
from hiring.tenancy.scope import organization_scope

GROUPINGS = ("hiring_manager", "role_type", "source")


class Command(HouseCommand):
    help = "Print a metric. pass-through: of those decided at a stage, the share that went on, with Wilson's interval."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("metric", choices=["pass-through"])
        parser.add_argument("--organization", required=True, metavar="SLUG")
        parser.add_argument("--by", choices=GROUPINGS, help="one group of figures for each")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a table")

    def handle(self, *args: Any, **options: Any) -> None:
        organization = Organization.objects.filter(slug=options["organization"]).first()
        if organization is None:
            raise CommandError(f"There is no organization {options['organization']!r}.", returncode=2)
        with organization_scope(organization):
            figures = pass_through_as_data(cohort(by=options["by"]))
        self.stdout.write(json.dumps(figures, indent=2) if options["json"] else _table(figures))


def _table(figures: dict[str, Any]) -> str:
    groups = figures.get("groups") or [{"key": "", "stages": figures.get("stages", [])}]
    lines = []
    for group in groups:
        lines += [group["key"]] if group["key"] else []
        lines += [_line(stage) for stage in group["stages"]]
    return "\n".join(lines)


def _line(stage: dict[str, Any]) -> str:
    rate = "" if stage["rate"] is None else f"{stage['rate']:.1%} [{stage['low']:.1%}, {stage['high']:.1%}]"
    return f"{stage['stage']:<24}{stage['reached']:>8} reached{stage['undecided']:>8} undecided  {rate}"
