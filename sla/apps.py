"""The sla app: what it listens to, what it words, what it watches."""

from django.apps import AppConfig


class SlaConfig(AppConfig):
    name = "sla"

    def ready(self) -> None:
        _listen()
        _word()
        _watch()


def _listen() -> None:
    from hiring.ledger.actions import listen, listen_to_many  # noqa: PLC0415 - models exist only now
    from sla import listeners  # noqa: PLC0415
    from sla.queries.incidents import PROGRESS  # noqa: PLC0415
    from sla.registry import verbs  # noqa: PLC0415
    from sla.rules.decisions import Verb  # noqa: PLC0415

    # The agreement first: promises that the same event starts are timed by it.
    listen("kickoff_agreed", listeners.hear_agreement)
    for verb in sorted(verbs()):
        listen(verb, listeners.hear)
    for verb in Verb:
        listen(verb, listeners.hear_about_promises)
    listen_to_many("promise_broken", listeners.hear_breaches)
    for verb, listener in listeners.ESCALATION.items():
        listen(verb, listener)
    for verb in PROGRESS:
        listen(verb, listeners.hear_progress)
    listen("member_changed", listeners.hear_move)


def _word() -> None:
    from hiring.delivery import gathering, holding, truth  # noqa: PLC0415 - models exist only now
    from hiring.ledger.sentences import DICTIONARY, Words  # noqa: PLC0415
    from sla.actions import held, letters, reminders  # noqa: PLC0415
    from sla.registry import CLAUSES  # noqa: PLC0415
    from sla.rules.sentences import SENTENCES  # noqa: PLC0415

    DICTIONARY.add(Words(SENTENCES, codes={"clause": lambda key: CLAUSES[key].title.lower()}))
    for kind, write in reminders.WRITERS.items():
        truth.checks(kind, reminders.is_true)
        truth.writes(kind, write)
        gathering.gathers(kind)
    truth.writes(gathering.DIGEST, reminders.write_digest)
    for kind, word in ((letters.ESCALATION, letters.word_to_decider), (letters.SIDES, letters.word_to_both_sides)):
        truth.checks(kind, letters.case_is_theirs)
        truth.writes(kind, word)
    holding.holds([letters.ESCALATION, letters.SIDES], held.tell_administrators)
    truth.checks(held.TOLD, held.still_waits)
    truth.checks("case_plan", letters.plan_stands)
    truth.checks("case_plan_over", letters.plan_is_over)


def _watch() -> None:
    from hiring.tenancy.watch import watch  # noqa: PLC0415 - models exist only now
    from sla.queries import watched  # noqa: PLC0415

    watch("organizations_unswept", "organizations wait five minutes for a sweep", watched.organizations_unswept)
    watch(
        "organizations_swept_ahead",
        "organizations were swept at a time that has not come: the clock went back (manage.py trust_the_clock)",
        watched.organizations_swept_ahead,
    )
    watch("breaches_in_silence", "breaches were told to nobody who waits", watched.breaches_in_silence)
