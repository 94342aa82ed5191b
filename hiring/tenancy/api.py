"""What every API view has: the member, the organization, the act, as pages have them."""

from datetime import datetime
from typing import Any, ClassVar, cast

from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.act import Act
from hiring.tenancy.doors import TenantRequest
from hiring.tenancy.models import Member, Organization


class Narrowed:
    """Beside a list's view: programs narrow it by the view's `filterset_class`, and by nothing else of a row.

    Name `queryset` too, an empty one: the API's description reads the kind of row from it.
    """

    filter_backends: Any = [DjangoFilterBackend]


class HouseView(GenericAPIView[Any]):
    """Subclass, name `capability` (one, or one per method), read, call one action, answer."""

    capability: ClassVar[str | dict[str, str]]

    @property
    def _inside(self) -> TenantRequest:
        return cast("TenantRequest", self.request._request)  # noqa: SLF001 - DRF's documented attribute

    @property
    def act(self) -> Act:
        return self._inside.act

    @property
    def member(self) -> Member:
        return self._inside.member

    @property
    def organization_entered(self) -> Organization:
        return self._inside.organization

    @property
    def now(self) -> datetime:
        return self._inside.now

    def asked(self, request: Request) -> dict[str, Any]:
        """Return what was sent, checked. Raises ``ValidationError`` (400)."""
        sent = self.get_serializer(data=request.data)
        sent.is_valid(raise_exception=True)
        data: dict[str, Any] = sent.validated_data
        return data

    def paged(self, rows: QuerySet[Any]) -> Response:
        """Answer with a page of `rows`, in the view's own shape."""
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)
