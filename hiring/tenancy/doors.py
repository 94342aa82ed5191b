"""What every door of the house has: a typed request inside an organization, and a named capability.

A stranger gets 404 (middleware.py), a colleague without the capability 403, and a view that
declares none is refused altogether.
"""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from hiring.tenancy.act import Act
from hiring.tenancy.models import Member, Organization

P = ParamSpec("P")


class TenantRequest(HttpRequest):
    """A request under ``/o/<slug>/`` or ``/api/v1/o/<slug>/``, with its scope entered."""

    organization: Organization
    member: Member
    now: datetime
    htmx: HtmxDetails
    act: Act


View = Callable[Concatenate[TenantRequest, P], HttpResponseBase]


def requires(capability: str) -> Callable[[View[P]], View[P]]:
    """Let only members with `capability` in, and declare it for the tests that list all doors."""

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: TenantRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.member.may(capability):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.capability = capability  # type: ignore[attr-defined]
        return cast("View[P]", guarded)

    return declare
