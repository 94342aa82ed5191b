"""Enters the organization of the address around the whole response, for its members only.

One job: find the member, enter the scope, leave it. Who may do what is decided at the door.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from hiring import clock
from hiring.tenancy.act import Act
from hiring.tenancy.here import HERE
from hiring.tenancy.memberships import memberships_of
from hiring.tenancy.models import Member
from hiring.tenancy.scope import organization_scope
from hiring.tenancy.tokens import NotAuthenticated, member_of_token, refusal

if TYPE_CHECKING:
    from hiring.tenancy.doors import TenantRequest

GetResponse = Callable[[HttpRequest], HttpResponse]
PAGE = re.compile(r"^/o/(?P<slug>[a-z0-9-]{1,50})(?:/|$)")
API = re.compile(r"^/api/v1/o/(?P<slug>[a-z0-9-]{1,50})(?:/|$)")


class PrivatePages:
    """Signed-in pages are nobody else's: not stored, and apart for htmx and whole-page readers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        patch_vary_headers(response, ["HX-Request"])
        return response


class OrganizationScope:
    """``/o/<slug>/…`` by session, ``/api/v1/o/<slug>/…`` by token; everything else passes by."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if found := PAGE.match(request.path_info):
            return self._page(request, found["slug"])
        if found := API.match(request.path_info):
            return self._api(request, found["slug"])
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Refuse a view that declares no capability; the slug is ours, not the view's."""
        if not hasattr(request, "member"):
            return
        kwargs.pop("slug", None)
        declared = getattr(view, "capability", None) or getattr(getattr(view, "cls", None), "capability", None)
        if declared is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} declares no capability.")

    def _page(self, request: HttpRequest, slug: str) -> HttpResponse:
        if not request.user.is_authenticated:
            return cast("HttpResponse", redirect_to_login(request.get_full_path()))
        membership = next((each for each in memberships_of(request.user.pk) if each.slug == slug), None)
        if membership is None:
            raise Http404
        return self._inside(request, membership.organization_id, membership.member_id)

    def _api(self, request: HttpRequest, slug: str) -> HttpResponse:
        try:
            organization_id, member_id = member_of_token(request, slug, clock.now())
        except NotAuthenticated as refused:
            return refusal(refused)
        return self._inside(request, organization_id, member_id)

    def _inside(self, request: HttpRequest, organization_id: UUID, member_id: UUID) -> HttpResponse:
        with organization_scope(organization_id, member_id) as scope:
            inside = cast("TenantRequest", request)
            inside.member = Member.objects.with_roles().select_related("organization").get(pk=member_id)
            inside.organization = scope.known[HERE] = inside.member.organization
            inside.now = clock.now()
            inside.act = Act.live(inside.member, inside.now)
            with timezone.override(inside.member.time_zone):
                return self.get_response(request)
