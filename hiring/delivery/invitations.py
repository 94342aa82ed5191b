"""The letters that let somebody in. Hears of invitations from tenancy, which stands below."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.db.models import Model
from django.urls import reverse

from hiring.delivery.actions import Addressee, post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Message
from hiring.tenancy.act import Act
from hiring.tenancy.here import here
from hiring.tenancy.models import Invitation, Organization
from hiring.tenancy.tokens import hash_secret


def write_invitation(verb: str, subject: Model, act: Act, data: Mapping[str, object]) -> None:
    if verb not in LETTERS or not isinstance(subject, Invitation):
        return
    organization = here()
    kind, write = LETTERS[verb]
    key = f"{kind}:{subject.pk}:{hash_secret(subject.key)}" if subject.key else f"{kind}:{subject.pk}"
    envelope = Envelope(kind=kind, dedup_key=key, subject_id=subject.pk)
    post(write(subject, organization), envelope, to=Addressee(subject.name, subject.email), act=act)


def _invitation(invitation: Invitation, organization: Organization) -> Letter:
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


def _address_proof(invitation: Invitation, organization: Organization) -> Letter:
    path = reverse("address_proof", args=[organization.slug, invitation.secret, invitation.key])
    return Letter(
        subject=f"Your link to join {organization.name}",
        headline="Choose a password",
        lede=f"Somebody opened the invitation to {organization.name} for this address. If it was you, go on here.",
        button_label="Choose a password",
        button_url=f"{settings.BASE_URL}{path}",
        after="The link works once, within an hour. Do not send it on: whoever opens it signs in as you.",
        footer="If it was not you, leave it: nothing happens without you.",
    )


LETTERS: Mapping[str, tuple[str, Callable[[Invitation, Organization], Letter]]] = {
    "member_invited": ("invitation", _invitation),
    "address_proof_asked": ("address_proof", _address_proof),
}


def is_open(message: Message) -> bool:
    """An invitation that was used, withdrawn or replaced before its letter left is not sent."""
    return Invitation.objects.with_id(message.subject_id).filter(accepted_at=None, revoked_at=None).exists()
