"""A change of what was agreed, after the opening: both owners are told once, until both have signed again."""

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import Kickoff, Requisition
from requisitions.queries.signing import agreed_version
from requisitions.rules.amendment_letters import AmendmentFacts, sign_again

AMENDED = "kickoff_amended"


def is_amended(requisition: Requisition) -> bool:
    """Say whether a change now is one of what both had signed and opened it by."""
    return requisition.opened_at is not None and not requisition.is_closed


def tell_amended(kickoff: Kickoff, *, act: Act) -> None:
    """Tell the two who sign, but for whoever changed it: once, however many changes follow before they sign."""
    signed = agreed_version(kickoff.requisition)
    if signed is None or is_history(act.at):
        return
    for member in (kickoff.requisition.hiring_manager, kickoff.requisition.recruiter):
        if member != act.actor:
            letter = sign_again(_facts(kickoff, member, signed, act=act))
            key = f"{AMENDED}:{kickoff.pk}:{signed}:{member.pk}"
            envelope = Envelope(kind=AMENDED, dedup_key=key, subject_id=kickoff.pk, generation=signed)
            post(letter, envelope, to=member, act=act)


def _facts(kickoff: Kickoff, reader: Member, signed: int, *, act: Act) -> AmendmentFacts:
    requisition = kickoff.requisition
    page = address(kickoff.organization, "kickoff_changes", requisition.number)
    other = requisition.recruiter if reader == requisition.hiring_manager else requisition.hiring_manager
    return AmendmentFacts(
        requisition=requisition.reference,
        role=requisition.title,
        by=act.actor.name if act.actor else "The program",
        other=other.name,
        signed=signed,
        page=f"{page}?since={signed}",
    )
