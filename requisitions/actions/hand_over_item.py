"""What is to be done for a hand-over: added by hand, done, set aside, taken back, given to somebody else."""

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions import hand_over_mail
from requisitions.actions.hand_over import held, may_run, refuse_others, tell, today_of
from requisitions.models import HandOver, HandOverItem
from requisitions.rules import hand_over as rules

VERBS = {
    rules.DONE: "hand_over_item_done",
    rules.ASIDE: "hand_over_item_set_aside",
    rules.OPEN: "hand_over_item_taken_back",
}


class NotSo(Refused):
    """The item cannot be settled or taken back as it stands."""


@transaction.atomic
def add_item(hand_over: HandOver, *, text: str, days: int, doer: Member, act: Act) -> HandOverItem:
    """Add one thing. The same while it is open is a second click. Raises ``NotYours``, ``Incomplete``."""
    hand_over = held(hand_over)
    refuse_others(hand_over, act=act)
    try:
        line = rules.checked(rules.Line(text, rules.OWNER, days))
    except rules.Unusable as wrong:
        raise Incomplete(str(wrong)) from wrong
    _refuse_who_left(doer)
    known: HandOverItem | None = hand_over.items.filter(text=line.text, doer=doer, days=days, state=rules.OPEN).first()
    if known is not None:
        return known
    count = hand_over.items.count()
    if count >= rules.MOST_ITEMS:
        raise Incomplete(f"A hand-over has at most {rules.MOST_ITEMS} things to do.")
    known_on = today_of(hand_over.owner, act)
    made: HandOverItem = HandOverItem.objects.create(
        hand_over=hand_over,
        position=count + 1,
        text=line.text,
        days=days,
        known_on=known_on,
        due_on=rules.due_on(hand_over.starts_on, days, known_on=known_on),
        doer=doer,
    )
    _record("hand_over_item_added", made, hand_over, act=act)
    _conclude(hand_over, act=act)
    hand_over_mail.watch(hand_over, act=act)
    return made


@transaction.atomic
def settle_item(item: HandOverItem, to: str, *, reason: str = "", seen: str, act: Act) -> HandOverItem:
    """Tick it (``done``), set it ``aside`` with a reason, or take it back (``open``). A second click changes nothing.

    Raises ``NotYours``, ``Stale``, ``NotSo``, ``Incomplete`` for a reason that is too long.
    """
    item, hand_over = _held_item(item, act=act)
    reason = " ".join(reason.split()) if to == rules.ASIDE else ""
    if (item.state, item.reason) == (to, reason):
        return item
    _refuse_stale(item, seen)
    if len(reason) > rules.LONGEST_REASON:
        raise Incomplete(f"A reason has at most {rules.LONGEST_REASON} characters.")
    try:
        item.state = rules.settled(item.state, to, reason)
    except rules.NotNow as wrong:
        raise NotSo(str(wrong)) from wrong
    is_open = to == rules.OPEN
    item.reason, item.settled_by, item.settled_at = reason, None if is_open else act.actor, None if is_open else act.at
    item.save(update_fields=["state", "reason", "settled_by", "settled_at"])
    _record(VERBS[to], item, hand_over, act=act)
    _conclude(hand_over, act=act)
    if is_open:
        hand_over_mail.watch(hand_over, act=act)
    return item


@transaction.atomic
def give_item(item: HandOverItem, doer: Member, *, seen: str, act: Act) -> HandOverItem:
    """Let somebody else do it. Raises ``NotYours``, ``Stale``, ``NotSo`` once it is settled, ``Incomplete``."""
    item, hand_over = _held_item(item, act=act)
    refuse_others(hand_over, act=act)
    if item.doer_id == doer.pk:
        return item
    _refuse_stale(item, seen)
    if item.state != rules.OPEN:
        raise NotSo("It is settled already. Take that back first.")
    _refuse_who_left(doer)
    item.doer = doer
    item.save(update_fields=["doer"])
    _record("hand_over_item_given", item, hand_over, act=act)
    return item


def _held_item(item: HandOverItem, *, act: Act) -> tuple[HandOverItem, HandOver]:
    hand_over = held(item.hand_over)
    found: HandOverItem = HandOverItem.objects.select_related("doer").get(pk=item.pk)
    if act.actor != found.doer and not may_run(hand_over, act):
        raise NotYours(f"{found.doer.name} does it, or {hand_over.owner.name}, who owns the hand-over.")
    return found, hand_over


def _refuse_stale(item: HandOverItem, seen: str) -> None:
    if item.fingerprint != seen:
        raise Stale("Somebody changed this since you opened the page. Look at it again.")


def _refuse_who_left(doer: Member) -> None:
    if not doer.is_active:
        raise Incomplete("Choose somebody who works here.")


def _conclude(hand_over: HandOver, *, act: Act) -> None:
    """Call it complete once nothing is open, and no longer when something is again."""
    is_complete = not hand_over.items.filter(state=rules.OPEN).exists()
    if is_complete == (hand_over.completed_at is not None):
        return
    hand_over.completed_at = act.at if is_complete else None
    hand_over.save(update_fields=["completed_at"])
    tell(hand_over, "hand_over_completed" if is_complete else "hand_over_reopened", act=act)


def _record(verb: str, item: HandOverItem, hand_over: HandOver, *, act: Act) -> None:
    application = hand_over.application
    data: dict[str, Fact] = {**application.parties, "hand_over": str(hand_over.pk), "doer": str(item.doer_id)}
    record(verb, item, act=act, thread=application.requisition_id, data=data)
