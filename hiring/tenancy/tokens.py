"""Finding the member behind a bearer token, before any scope is entered for them.

Knows nothing of DRF. Making and revoking tokens are actions (actions/tokens.py).
"""

import hashlib
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, JsonResponse

from hiring.tenancy.models import ApiToken, Organization
from hiring.tenancy.scope import organization_scope


class NotAuthenticated(Exception):
    """No token, or none that opens this organization; which of them is not said."""


def hash_secret(secret: str) -> str:
    """Return the SHA-256 in hex; enough for 32 random bytes, which no dictionary holds."""
    return hashlib.sha256(secret.encode()).hexdigest()


def member_of_token(request: HttpRequest, slug: str, now: datetime) -> tuple[UUID, UUID]:
    """Return (organization id, member id) of the bearer token. Raises ``NotAuthenticated``."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    organization = Organization.objects.filter(slug=slug).first()
    if scheme.lower() != "bearer" or not secret or organization is None:
        raise NotAuthenticated
    with organization_scope(organization):
        tokens = ApiToken.objects.live(now).filter(secret_hash=hash_secret(secret))
        found = tokens.values_list("organization_id", "member_id").first()
        tokens.update(last_used_at=now)
    if found is None:
        raise NotAuthenticated
    return found


def refusal(_: NotAuthenticated) -> JsonResponse:
    body = {"detail": "Send 'Authorization: Bearer <token>' with a live token of this organization."}
    return JsonResponse(body, status=401, headers={"WWW-Authenticate": "Bearer"})
