"""Both sides put their names under one version; the second name opens the requisition."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Stale
from requisitions.actions.amending import is_amended
from requisitions.actions.brief_mail import send_brief
from requisitions.actions.kickoff import mark_approved
from requisitions.actions.partners import held_kickoff, signing_side
from requisitions.actions.requisition import open_requisition
from requisitions.models import Kickoff, KickoffSignature, Requisition, Side
from requisitions.queries.kickoff import content_of
from requisitions.queries.signing import desk_of
from requisitions.rules import signing
from requisitions.rules.notes import notes


@transaction.atomic
def sign_kickoff(requisition: Requisition, *, version: int, act: Act) -> Kickoff:
    """Sign `version` for the actor's own side; the other side's name being there, the requisition opens.

    A second click changes nothing. The manager's signature approves the requirements too. Raises
    ``Stale`` for any version but the current one, ``Incomplete`` while a note blocks, ``NotASigner``, ``Closed``.
    """
    kickoff = held_kickoff(requisition, act=act)
    side = signing_side(requisition, act=act)
    try:
        desk = signing.sign(desk_of(kickoff), side.value, version=version)
    except signing.NotThisVersion:
        words = f"The kickoff is at version {kickoff.version} now, and you read version {version}."
        raise Stale(f"{words} See the difference, then sign that one.") from None
    except signing.SignedAlready:
        return kickoff
    _refuse_blocked(kickoff)
    _put_name(kickoff, side, act=act)
    if side == Side.MANAGER:
        mark_approved(kickoff, act=act)
    if desk.is_agreed:
        agreed = {**kickoff.requisition.partners, **kickoff.slate_terms, "version": kickoff.version}
        record("kickoff_agreed", kickoff, act=act, thread=requisition, data=agreed)
        _open(kickoff, act=act)
        send_brief(kickoff, act=act)
    return kickoff


def _refuse_blocked(kickoff: Kickoff) -> None:
    for note in notes(content_of(kickoff), is_held=kickoff.held_at is not None):
        if note.blocks:
            raise Incomplete(f"You can sign once {note.until}.")


def _put_name(kickoff: Kickoff, side: Side, *, act: Act) -> None:
    words = kickoff.versions.get(version=kickoff.version)
    KickoffSignature.objects.create(
        kickoff=kickoff,
        version=kickoff.version,
        side=side,
        member=act.actor,
        content_hash=words.content_hash,
        signed_at=act.at,
    )
    data = {**kickoff.requisition.partners, "side": side.value, "version": kickoff.version}
    verb = "amendment_signed" if is_amended(kickoff.requisition) else "kickoff_signed"
    record(verb, kickoff, act=act, thread=kickoff.requisition_id, data=data)


def _open(kickoff: Kickoff, *, act: Act) -> None:
    if kickoff.requisition.state == Requisition.State.KICKOFF:
        open_requisition(kickoff.requisition, act=act)
