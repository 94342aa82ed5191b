"""The letter that lets somebody in. Hears of the invitation from tenancy, which stands below."""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from hiring.delivery.actions import Addressee, post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Message
from hiring.tenancy.act import Act
from hiring.tenancy.models import Invitation, Organization
from hiring.tenancy.scope import current_organization_id


def write_invitation(verb: str, subject: Model, act: Act, data: Mapping[str, object]) -> None:
    if verb != "member_invited" or not isinstance(subject, Invitation):
        return
    organization = Organization.objects.get(pk=current_organization_id())
    envelope = Envelope(kind="invitation", dedup_key=f"invitation:{subject.pk}", subject_id=subject.pk)
    post(_letter(subject, organization), envelope, to=Addressee(subject.name, subject.email), act=act)


def _letter(invitation: Invitation, organization: Organization) -> Letter:
    path = reverse("invitation", args=[organization.slug, invitation.secret])
    until = invitation.expires_at.strftime("%-d %B")
    inviter = invitation.invited_by.name if invitation.invited_by else organization.name
    return Letter(
        subject=f"{inviter} invites you to hire together at {organization.name}",
        headline=f"Join {organization.name}",
        lede=f"{inviter} plans hiring here and has a place for you.",
        button_label="Accept the invitation",
        button_url=f"{settings.BASE_URL}{path}",
        after=f"The link works until {until}, for this address only.",
        footer="If you do not expect this, leave it: nothing happens without you.",
    )


def is_open(message: Message) -> bool:
    """An invitation that was withdrawn or replaced before its letter left is not sent."""
    return Invitation.objects.with_id(message.subject_id).filter(accepted_at=None, revoked_at=None).exists()
