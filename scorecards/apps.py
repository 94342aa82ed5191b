"""The scorecards app, and what it listens to."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "scorecards"
