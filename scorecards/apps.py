"""The scorecards app: what it listens to, and whether its letters are still true."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    name = "scorecards"

    def ready(self) -> None:
        from hiring.delivery import truth  # noqa: PLC0415 - models exist only now
        from hiring.ledger.actions import listen  # noqa: PLC0415
        from hiring.ledger.sentences import DICTIONARY, Words  # noqa: PLC0415
        from requisitions.actions.readiness import guards  # noqa: PLC0415
        from requisitions.queries.advice import advises  # noqa: PLC0415
        from scorecards import listeners  # noqa: PLC0415
        from scorecards.actions import debrief_mail, shadow, survey_asking, training_reminders  # noqa: PLC0415
        from scorecards.actions.training_gate import let_through  # noqa: PLC0415
        from scorecards.queries import messages  # noqa: PLC0415
        from scorecards.queries.names import NAMES  # noqa: PLC0415
        from scorecards.queries.training_notes import training_notes  # noqa: PLC0415
        from scorecards.rules.sentences import KEYS, SENTENCES  # noqa: PLC0415

        guards(let_through)
        advises(training_notes)
        truth.checks(shadow.INVITED, messages.shadow_stands)
        truth.writes(training_reminders.EXPIRES, training_reminders.write_letter)
        truth.checks(debrief_mail.INVITATION, debrief_mail.is_still_true)
        truth.checks(survey_asking.SURVEY, survey_asking.is_still_over)
        for verb in ("application_rejected", "application_withdrawn"):
            listen(verb, listeners.hear_the_end)
        for verb in ("application_rejected", "application_withdrawn", "application_hired", "offer_declined"):
            listen(verb, listeners.hear_the_outcome)
        DICTIONARY.add(Words(SENTENCES, NAMES, KEYS))
