"""The sla app, and what it listens to."""

from django.apps import AppConfig


class SlaConfig(AppConfig):
    name = "sla"

    def ready(self) -> None:
        from hiring.delivery import truth  # noqa: PLC0415 - models exist only now
        from hiring.ledger.actions import listen  # noqa: PLC0415
        from hiring.ledger.sentences import DICTIONARY, Words  # noqa: PLC0415
        from sla import listeners  # noqa: PLC0415
        from sla.actions import letters  # noqa: PLC0415
        from sla.registry import CLAUSES, verbs  # noqa: PLC0415
        from sla.rules.sentences import SENTENCES  # noqa: PLC0415

        DICTIONARY.add(Words(SENTENCES, codes={"clause": lambda key: CLAUSES[key].title.lower()}))

        # The agreement first: promises that the same event starts are timed by it.
        listen("kickoff_agreed", listeners.hear_agreement)
        for verb in sorted(verbs()):
            listen(verb, listeners.hear)
        listen("promise_broken", listeners.hear_breach)
        listen("member_changed", listeners.hear_move)
        truth.checks("reminder", letters.reminder_is_true)
        truth.checks("breach_notice", letters.reminder_is_true)
        truth.checks("case", letters.case_is_open)
