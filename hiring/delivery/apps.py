"""The delivery app: an outbox and its channels."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "hiring.delivery"
    label = "delivery"
