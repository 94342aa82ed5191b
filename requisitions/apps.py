"""The requisitions app: whether its letters are still true, and how its events are said in words."""

from django.apps import AppConfig


class RequisitionsConfig(AppConfig):
    name = "requisitions"

    def ready(self) -> None:
        from hiring.delivery import truth  # noqa: PLC0415 - models exist only now
        from hiring.ledger.actions import listen  # noqa: PLC0415
        from hiring.ledger.sentences import DICTIONARY, Words  # noqa: PLC0415
        from requisitions import listeners  # noqa: PLC0415
        from requisitions.queries import brief, hand_over_letters, messages  # noqa: PLC0415
        from requisitions.queries.names import NAMES  # noqa: PLC0415
        from requisitions.rules import interview_reasons, prework, sentences  # noqa: PLC0415

        for verb in listeners.SHOWN:
            listen(verb, listeners.hear_a_change)
        listen("application_hired", listeners.hear_a_hire)
        for verb in ("member_deactivated", "member_reactivated"):
            listen(verb, listeners.hear_who_left)
        truth.checks("interview_invitation", messages.invitation_holds)
        truth.checks("interview_cancellation", messages.cancellation_holds)
        truth.checks("kickoff_invitation", messages.kickoff_stands)
        truth.checks("kickoff_brief", brief.brief_stands)
        truth.attaches("kickoff_brief", brief.brief_attached)
        truth.checks("prework_sent", messages.answers_wait)
        truth.checks("prework_returned", messages.answer_is_returned)
        truth.checks("kickoff_amended", messages.signature_waits)
        truth.checks("plan_waits", messages.plan_item_waits)
        truth.checks("slate_presented", messages.slate_waits)
        truth.checks("application_declined", messages.is_still_declined)
        truth.checks(hand_over_letters.BEGUN, hand_over_letters.is_theirs)
        truth.writes(hand_over_letters.LATE, hand_over_letters.write_late)
        words = Words(
            sentences=sentences.SENTENCES,
            names=NAMES,
            keys=sentences.KEYS,
            codes={"reason": interview_reasons.words, "question": prework.short_of},
            told_with=sentences.TOLD_WITH,
        )
        DICTIONARY.add(words)
