"""The analytics app, and what it listens to."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "analytics"
