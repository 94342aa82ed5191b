"""Learning at an interview, for programs: who shadows, the learner's scorecard, the lead's signature."""

from uuid import UUID

from django.db.models import Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.api.doors import Door
from scorecards.actions.shadow import add_shadow, remove_shadow, save_shadow_draft, sign_shadow, submit_shadow
from scorecards.models import Shadow
from scorecards.serializers.scorecard import ScorecardDraftSerializer, draft_from
from scorecards.serializers.training import ShadowDraftSerializer, ShadowSerializer


class ShadowDoor(Door):
    def own(self, shadow_id: UUID) -> Shadow:
        """Return it to the learner and to the lead; nobody else finds it."""
        mine = Q(member=self.member) | Q(lead=self.member)
        return get_object_or_404(Shadow.objects.with_all().filter(mine), pk=shadow_id)


class Shadows(ShadowDoor):
    """Who learns at an interview; POST lets one more."""

    capability = {"GET": "interviews.view", "POST": "interviews.schedule"}
    serializer_class = ShadowDraftSerializer

    @extend_schema(operation_id="shadows_list", responses=ShadowSerializer(many=True))
    def get(self, request: Request, interview_id: UUID) -> Response:
        return self.listed(Shadow.objects.filter(interview=self.interview(interview_id)), ShadowSerializer)

    @extend_schema(operation_id="shadows_add", responses={201: ShadowSerializer})
    def post(self, request: Request, interview_id: UUID) -> Response:
        made = add_shadow(self.interview(interview_id), **self.asked(request), act=self.act)
        return Response(ShadowSerializer(made).data, status=201)


class OneShadow(ShadowDoor):
    """Take somebody off again."""

    capability = "interviews.schedule"
    serializer_class = ShadowSerializer

    @extend_schema(operation_id="shadows_remove", responses={204: None})
    def delete(self, request: Request, shadow_id: UUID) -> Response:
        found = get_object_or_404(Shadow, pk=shadow_id)
        self.interview(found.interview_id)
        remove_shadow(found, act=self.act)
        return Response(status=204)


class Card(ShadowDoor):
    """PUT keeps the learner's draft, which counts nowhere; POST hands it in to the lead."""

    capability = "scorecards.write"
    serializer_class = ScorecardDraftSerializer

    @extend_schema(operation_id="shadow_scorecard_save", responses=ShadowSerializer)
    def put(self, request: Request, shadow_id: UUID) -> Response:
        found = self.own(shadow_id)
        save_shadow_draft(found, draft_from(self.asked(request)), act=self.act)
        return Response(ShadowSerializer(found).data)

    @extend_schema(operation_id="shadow_scorecard_submit", request=None, responses=ShadowSerializer)
    def post(self, request: Request, shadow_id: UUID) -> Response:
        return Response(ShadowSerializer(submit_shadow(self.own(shadow_id), act=self.act)).data)


class Sign(ShadowDoor):
    """The lead signs: one more shadowing towards the course."""

    capability = "scorecards.write"
    serializer_class = ShadowSerializer

    @extend_schema(operation_id="shadows_sign", request=None)
    def post(self, request: Request, shadow_id: UUID) -> Response:
        return Response(ShadowSerializer(sign_shadow(self.own(shadow_id), act=self.act)).data)
