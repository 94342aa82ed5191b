"""Registers tenancy's system checks; carries no decisions."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "hiring.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from hiring.tenancy import checks, schema  # noqa: F401, PLC0415 - both register on import, after the apps
