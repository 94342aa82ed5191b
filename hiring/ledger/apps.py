"""The ledger app: one table, one verb. It records what tenancy, below it, tells."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "hiring.ledger"
    label = "ledger"

    def ready(self) -> None:
        from hiring.ledger.actions import record_news  # noqa: PLC0415 - models exist only now
        from hiring.tenancy import news  # noqa: PLC0415

        news.listen(record_news)
