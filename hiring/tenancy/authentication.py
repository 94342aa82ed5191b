"""What DRF asks: who is this, may they, and how often? The middleware has answered the first already."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from rest_framework import exceptions, permissions
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from hiring.tenancy.models import Member


class TokenAuthentication(BaseAuthentication):
    """Hands DRF the member whom the middleware has already let in."""

    def authenticate(self, request: Request) -> tuple[Member, None] | None:
        member = getattr(request._request, "member", None)  # noqa: SLF001 - DRF's documented attribute
        return None if member is None else (member, None)

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class DeclaredCapability(permissions.BasePermission):
    """Deny by default: the view names its capability (or one per method), the member has it."""

    def has_permission(self, request: Request, view: Any) -> bool:
        declared: Any = getattr(view, "capability", None)
        if declared is None:
            raise ImproperlyConfigured(f"{type(view).__name__} declares no capability.")
        if isinstance(declared, dict):
            if request.method not in declared:
                raise exceptions.MethodNotAllowed(str(request.method))
            declared = declared.get(str(request.method))
        return isinstance(request.user, Member) and declared is not None and request.user.may(declared)


class MemberRate(SimpleRateThrottle):
    """So many requests a minute of one member, whatever the token. DRF's own asks what only a Django user can say."""

    scope = "user"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        """Return whose requests are counted; None counts nothing: the description at /api/schema is nobody's."""
        return f"api-rate:{request.user.pk}" if isinstance(request.user, Member) else None
