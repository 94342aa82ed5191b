"""The mails about a hand-over: to its owner that it is theirs, and to them or who stands in that something is late.

The second is written ahead, one for each day after which something may be late, without its words; right before it
leaves it is asked whether it is so (docs/decisions/0029).
"""

from datetime import date, datetime, time, timedelta

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.delivery.notes import Note, Recipient, post_many
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.models import Member
from requisitions.models import HandOver
from requisitions.queries.hand_over_letters import BEGUN, LATE, alerted, facts_of
from requisitions.rules import hand_over as rules
from requisitions.rules.hand_over_letters import begun

MORNING = time(8)


def greet(hand_over: HandOver, *, act: Act) -> None:
    """Tell its owner that it is theirs."""
    open_items = [each for each in hand_over.items.all() if each.state == rules.OPEN]
    next_on = min((each.due_on for each in open_items), default=None)
    letter = begun(facts_of(hand_over, at=act.at), items=len(open_items), next_on=next_on)
    key = f"{BEGUN}:{hand_over.pk}:{hand_over.owner_id}:{act.at.isoformat()}"
    envelope = Envelope(kind=BEGUN, dedup_key=key, subject_id=hand_over.pk)
    post(letter, envelope, to=hand_over.owner, act=act)


def watch(hand_over: HandOver, *, act: Act) -> None:
    """Write ahead who is told what if it comes to that; what was written before counts no more."""
    hand_over.generation += 1
    hand_over.save(update_fields=["generation"])
    reader = alerted(hand_over)
    if reader is None or is_history(act.at):
        return
    to = Recipient(reader.pk, reader.name, reader.email)
    items = list(hand_over.items.all())
    today = act.at.astimezone(hand_over.owner.zone).date()
    notes = [
        Note(
            LATE,
            f"{LATE}:{hand_over.pk}:{hand_over.generation}:{on.isoformat()}",
            to,
            next(each.pk for each in items if each.state == rules.OPEN and each.due_on == on),
            hand_over.generation,
            max(_morning_after(on, hand_over.owner), act.recorded_at),
        )
        for on in rules.alert_days((each.due for each in items), today=today)
    ]
    post_many(notes, written_at=act.recorded_at)


def _morning_after(on: date, owner: Member) -> datetime:
    return datetime.combine(on + timedelta(days=1), MORNING, owner.zone)
