"""Tokens with which a program acts as one member."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from hiring.tenancy.act import Act
from hiring.tenancy.models import ApiToken, Member
from hiring.tenancy.news import tell
from hiring.tenancy.tokens import hash_secret

# Found by secret scanners in a repository or a log.
PREFIX = "hp_"
SHOWN = 8


@transaction.atomic
def make_token(member: Member, *, name: str, expires_at: datetime | None, act: Act) -> tuple[ApiToken, str]:
    """Return the row and the secret, which is shown once and kept as a hash only."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        member=member,
        name=name,
        prefix=secret[:SHOWN],
        secret_hash=hash_secret(secret),
        created_at=act.at,
        expires_at=expires_at,
    )
    tell("token_made", token, act=act)
    return token, secret


@transaction.atomic
def revoke_token(member: Member, token_id: UUID, *, act: Act) -> None:
    """End one of `member`'s own tokens; the second click changes nothing."""
    token = ApiToken.objects.of(member.pk).get(pk=token_id)
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=act.at):
        tell("token_revoked", token, act=act)
