"""The ledger app: one table, one verb."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "hiring.ledger"
    label = "ledger"
