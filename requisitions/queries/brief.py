"""The brief of a requisition: the version that both signed last, and who is on the hiring team."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string

from hiring.delivery.letter import Attachment
from hiring.delivery.models import Message
from hiring.delivery.paper import draw
from hiring.tenancy.models import Member
from requisitions.models import Kickoff, KickoffVersion, Requisition, StageInterviewer
from requisitions.queries.messages import subject_of
from requisitions.queries.signing import agreed_version
from requisitions.rules.brief import Brief, brief_of


@dataclass(frozen=True, slots=True)
class SignedBrief:
    """`version`: as signed, with its words and their hash."""

    brief: Brief
    version: KickoffVersion


def signed_brief(requisition: Requisition) -> SignedBrief | None:
    """Return what both signed last; None while nobody has."""
    number = agreed_version(requisition)
    if number is None:
        return None
    version = KickoffVersion.objects.get(kickoff__requisition=requisition, version=number)
    return SignedBrief(brief_of(version.content), version)


def hiring_team(requisition: Requisition) -> "QuerySet[Member]":
    """Return both owners and everybody who interviews on it, active ones alone."""
    seats = StageInterviewer.objects.filter(stage__requisition=requisition).values("member_id")
    owners = [requisition.hiring_manager_id, requisition.recruiter_id]
    team: QuerySet[Member] = Member.objects.active().filter(Q(pk__in=seats) | Q(pk__in=owners))
    return team


def paper_of(requisition: Requisition, signed: SignedBrief) -> bytes | None:
    """Return the brief as a PDF, where this machine can make one."""
    return draw(render_to_string("requisitions/brief_paper.html", {"requisition": requisition, "signed": signed}))


def brief_stands(message: Message) -> bool:
    """Return whether the version that the mail speaks of is the one that both signed last."""
    kickoff = Kickoff.objects.select_related("requisition").get(pk=subject_of(message))
    return not kickoff.requisition.is_closed and agreed_version(kickoff.requisition) == message.generation


def brief_attached(message: Message) -> Attachment | None:
    """Return the PDF that travels with the mail, drawn as it leaves."""
    requisition = Requisition.objects.with_people().get(kickoffs=subject_of(message))
    signed = signed_brief(requisition)
    drawn = paper_of(requisition, signed) if signed else None
    return Attachment(f"{requisition.reference}-brief.pdf", drawn) if drawn else None
