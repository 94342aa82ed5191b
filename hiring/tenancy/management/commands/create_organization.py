"""``manage.py create_organization``: an empty organization with one admin, who sets a password by mail."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError

from hiring import clock
from hiring.tenancy.actions.organizations import create_organization
from hiring.tenancy.errors import Refused
from hiring.tenancy.management.base import HouseCommand


class Command(HouseCommand):
    help = "Make an empty organization. Its admin sets a password by “Forgot password” on the sign-in page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--slug", required=True, help="its part of every address, such as northwind")
        parser.add_argument("--name", required=True)
        parser.add_argument("--time-zone", required=True, help="an IANA name, such as Europe/Amsterdam")
        parser.add_argument("--admin-email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            organization = create_organization(
                slug=options["slug"],
                name=options["name"],
                time_zone=options["time_zone"],
                admin_email=options["admin_email"],
                now=clock.now(),
            )
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{organization.name} is made, at /o/{organization.slug}/, for {options['admin_email']}.")
