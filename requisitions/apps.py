"""The requisitions app, and what it listens to."""

from django.apps import AppConfig


class RequisitionsConfig(AppConfig):
    name = "requisitions"
