"""A hire is handed over to onboarding: begun once, with an owner, a first day and a copy of the checklist."""

from datetime import date
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import Fact, record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions import hand_over_mail
from requisitions.actions.partners import is_partner, refuse_strangers
from requisitions.actions.visits import locked, locked_requisition
from requisitions.models import Application, HandOver, HandOverItem, Offer
from requisitions.queries.hand_over import lines_in_force
from requisitions.rules import hand_over as rules

NEAREST, FARTHEST = date(2000, 1, 1), date(2190, 1, 1)


class NotHired(Refused):
    """Only a hire is handed over."""


def begin_hand_over(application: Application, *, act: Act) -> HandOver:
    """Begin it; a second click finds it begun. Raises ``NotHired``, ``NotYours``."""
    refuse_strangers(application.requisition, act=act)
    return follow_the_hire(application, act=act)


@transaction.atomic
def follow_the_hire(application: Application, *, act: Act) -> HandOver:
    """Begin it for whoever recorded the hire, their own or not. Raises ``NotHired``."""
    application = locked(application)
    found: HandOver | None = application.hand_overs.select_related("owner").first()
    if found is not None:
        return found
    if application.state != Application.State.HIRED:
        raise NotHired(f"{application.candidate.name} is not hired. A hand-over begins with an accepted offer.")
    owner = application.requisition.hiring_manager
    made: HandOver = HandOver.objects.create(
        application=application,
        owner=owner,
        starts_on=_first_day(application, act=act),
        begun_by=act.actor,
        begun_at=act.at,
    )
    _copy_the_checklist(made, act=act)
    tell(made, "hand_over_begun", act=act)
    hand_over_mail.greet(made, act=act)
    hand_over_mail.watch(made, act=act)
    return made


def _first_day(application: Application, *, act: Act) -> date:
    """Return the day that was agreed, else the day that was wished, else today: it is asked for on the page."""
    accepted: Offer | None = application.offers.filter(state=Offer.State.ACCEPTED).first()
    requisition = application.requisition
    agreed = accepted.start_on if accepted else None
    return agreed or requisition.target_start_on or today_of(requisition.hiring_manager, act)


def _copy_the_checklist(hand_over: HandOver, *, act: Act) -> None:
    requisition, known_on = hand_over.application.requisition, today_of(hand_over.owner, act)
    doers = {rules.RECRUITER: requisition.recruiter, rules.MANAGER: requisition.hiring_manager}
    HandOverItem.objects.bulk_create(
        HandOverItem(
            hand_over=hand_over,
            position=position,
            text=line.text,
            days=line.days,
            known_on=known_on,
            due_on=rules.due_on(hand_over.starts_on, line.days, known_on=known_on),
            doer=doers.get(line.who, hand_over.owner),
        )
        for position, line in enumerate(lines_in_force()[1], start=1)
    )


@transaction.atomic
def change_hand_over(hand_over: HandOver, *, owner: Member, starts_on: date, seen: str, act: Act) -> HandOver:
    """Name another owner, or another first day: what is open is due by it. The same again changes nothing.

    Raises ``NotYours``, ``Stale``, ``Incomplete``.
    """
    hand_over = held(hand_over)
    refuse_others(hand_over, act=act)
    before = hand_over.owner_id
    if (before, hand_over.starts_on) == (owner.pk, starts_on):
        return hand_over
    if hand_over.fingerprint != seen:
        raise Stale("Somebody changed it since you opened it. Look at it again, then change it.")
    if not owner.is_active:
        raise Incomplete("Choose somebody who works here.")
    if not NEAREST <= starts_on <= FARTHEST:
        raise Incomplete("Check the year of the first day.")
    hand_over.owner, hand_over.starts_on = owner, starts_on
    hand_over.save(update_fields=["owner", "starts_on"])
    for item in hand_over.items.all():
        item.due_on = rules.due_on(starts_on, item.days, known_on=item.known_on)
        item.save(update_fields=["due_on"])
    tell(hand_over, "hand_over_changed", act=act)
    if owner.pk != before:
        hand_over_mail.greet(hand_over, act=act)
    hand_over_mail.watch(hand_over, act=act)
    return hand_over


@transaction.atomic
def watch_what_is_theirs(owner_id: UUID, *, act: Act) -> None:
    """Somebody left, or came back: let another be told of what is late on theirs, or them again."""
    for each in HandOver.objects.with_people().filter(owner=owner_id, completed_at=None):
        hand_over_mail.watch(held(each), act=act)


def held(hand_over: HandOver) -> HandOver:
    """Return it as it is now, held till the commit; the requisition first, as everywhere."""
    locked_requisition(hand_over.application.requisition_id)
    found: HandOver = HandOver.objects.with_people().select_for_update(of=("self",), no_key=True).get(pk=hand_over.pk)
    return found


def may_run(hand_over: HandOver, act: Act) -> bool:
    """Its owner, the two who own the hire, a TA leader and the program itself."""
    return act.actor == hand_over.owner or is_partner(hand_over.application.requisition, act)


def refuse_others(hand_over: HandOver, *, act: Act) -> None:
    if not may_run(hand_over, act):
        raise NotYours(f"{hand_over.owner.name} owns the hand-over.")


def today_of(member: Member, act: Act) -> date:
    return act.at.astimezone(member.zone).date()


def tell(hand_over: HandOver, verb: str, *, act: Act) -> None:
    """Record it with what an HRIS or a listener needs: whose it is now, and from when."""
    application = hand_over.application
    data: dict[str, Fact] = {
        **application.parties,
        "owner": str(hand_over.owner_id),
        "start_on": hand_over.starts_on.isoformat(),
    }
    record(verb, hand_over, act=act, thread=application.requisition_id, data=data)
