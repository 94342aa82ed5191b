"""The brief, for programs: what both signed last, line by line."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.api.kickoff import KickoffDoor
from requisitions.queries.brief import signed_brief
from requisitions.serializers.brief import BriefSerializer


class OneBrief(KickoffDoor):
    """404 while nobody has signed."""

    capability = "requisitions.view"
    serializer_class = BriefSerializer

    @extend_schema(operation_id="brief_read")
    def get(self, request: Request, number: int) -> Response:
        signed = signed_brief(self.requisition(number))
        if signed is None:
            raise Http404
        told = {
            "version": signed.version.version,
            "content_hash": signed.version.content_hash,
            "role": signed.brief.role,
            "sections": signed.brief.sections,
        }
        return Response(BriefSerializer(told).data)
