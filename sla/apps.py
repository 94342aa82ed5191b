"""The sla app, and what it listens to."""

from django.apps import AppConfig


class SlaConfig(AppConfig):
    name = "sla"
