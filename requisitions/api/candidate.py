"""Candidates, for programs."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.candidate import Profile, add_candidate, change_candidate
from requisitions.api.doors import Door
from requisitions.models import Candidate
from requisitions.serializers.candidate import CandidateSerializer
from requisitions.serializers.filters import CandidateFilter


class Candidates(Narrowed, Door):
    """Everybody this member may see; adding one. A known address is 409 with the sentence that names who has it."""

    capability = {"GET": "candidates.view", "POST": "candidates.edit"}
    queryset = Candidate.objects.none()
    filterset_class = CandidateFilter
    serializer_class = CandidateSerializer

    @extend_schema(operation_id="candidates_list", responses=CandidateSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(Candidate.objects.visible_to(self.member), CandidateSerializer)

    @extend_schema(operation_id="candidates_add")
    def post(self, request: Request) -> Response:
        made = add_candidate(**self.asked(request), act=self.act)
        return Response(CandidateSerializer(made).data, status=201)


class OneCandidate(Door):
    capability = {"GET": "candidates.view", "PUT": "candidates.edit"}
    serializer_class = CandidateSerializer

    @extend_schema(operation_id="candidates_read")
    def get(self, request: Request, candidate_id: UUID) -> Response:
        found = get_object_or_404(Candidate.objects.visible_to(self.member), pk=candidate_id)
        return Response(CandidateSerializer(found).data)

    @extend_schema(operation_id="candidates_change")
    def put(self, request: Request, candidate_id: UUID) -> Response:
        found = get_object_or_404(Candidate.objects.visible_to(self.member), pk=candidate_id)
        changed = change_candidate(found, Profile(**self.asked(request)), act=self.act)
        return Response(CandidateSerializer(changed).data)
