"""The scorecards app. It hears nothing; its letters are asked whether they are still true."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "scorecards"

    def ready(self) -> None:
        from hiring.delivery import truth  # noqa: PLC0415 - models exist only now
        from hiring.ledger.sentences import DICTIONARY, Words  # noqa: PLC0415
        from scorecards.actions import debrief_mail  # noqa: PLC0415
        from scorecards.rules.sentences import SENTENCES  # noqa: PLC0415

        truth.checks(debrief_mail.INVITATION, debrief_mail.is_still_true)
        DICTIONARY.add(Words(SENTENCES))
