"""The analytics app. It hears nothing: it reads."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "analytics"
