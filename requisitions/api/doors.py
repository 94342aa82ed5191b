"""What the API views of this app share: answering with a list, finding what this member may see."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from hiring.tenancy.api import HouseView
from requisitions.models import Application, Interview, Requisition


class Door(HouseView):
    """`serializer_class` is the shape of what is asked; each view answers with a serializer of its own."""

    def listed(self, rows: QuerySet[Any], serializer: type[BaseSerializer[Any]]) -> Response:
        """Answer with a page of `rows`, narrowed as asked where the view has a ``filterset_class``; else 400."""
        page = self.paginate_queryset(self.filter_queryset(rows))
        return self.get_paginated_response(serializer(page, many=True).data)

    def requisition(self, number: int) -> Requisition:
        return get_object_or_404(Requisition.objects.visible_to(self.member).with_people(), number=number)

    def application(self, application_id: UUID) -> Application:
        return get_object_or_404(Application.objects.visible_to(self.member).with_people(), pk=application_id)

    def interview(self, interview_id: UUID) -> Interview:
        return get_object_or_404(Interview.objects.visible_to(self.member).with_panel(), pk=interview_id)
