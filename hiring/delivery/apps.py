"""The delivery app: an outbox and its channels. It writes the letters of an invitation."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "hiring.delivery"
    label = "delivery"

    def ready(self) -> None:
        from hiring.delivery import truth  # noqa: PLC0415 - models exist only now
        from hiring.delivery.invitations import is_open, write_invitation  # noqa: PLC0415
        from hiring.delivery.watched import organizations_holding, organizations_unsent  # noqa: PLC0415
        from hiring.tenancy import news  # noqa: PLC0415
        from hiring.tenancy.watch import watch  # noqa: PLC0415

        news.listen(write_invitation)
        truth.checks("invitation", is_open)
        truth.checks("address_proof", is_open)
        watch("organizations_unsent", "organizations have a message ready for fifteen minutes", organizations_unsent)
        watch("organizations_holding", "organizations hold escalation mails for a person's word", organizations_holding)
