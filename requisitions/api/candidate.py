"""Candidates, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.candidate import add_candidate
from requisitions.api.doors import Door
from requisitions.models import Candidate
from requisitions.serializers.candidate import CandidateSerializer


class Candidates(Door):
    """Everybody this member may see; adding one. A known address is 409 with the sentence that names who has it."""

    capability = {"GET": "candidates.view", "POST": "candidates.edit"}
    serializer_class = CandidateSerializer

    @extend_schema(operation_id="candidates_list")
    def get(self, request: Request) -> Response:
        words = request.query_params.get("q", "").strip()
        return self.listed(Candidate.objects.visible_to(self.member).matching(words), CandidateSerializer)

    @extend_schema(operation_id="candidates_add")
    def post(self, request: Request) -> Response:
        made = add_candidate(**self.asked(request), act=self.act)
        return Response(CandidateSerializer(made).data, status=201)


class OneCandidate(Door):
    capability = "candidates.view"
    serializer_class = CandidateSerializer

    @extend_schema(operation_id="candidates_read")
    def get(self, request: Request, candidate_id: UUID) -> Response:
        found = get_object_or_404(Candidate.objects.visible_to(self.member), pk=candidate_id)
        return Response(CandidateSerializer(found).data)
