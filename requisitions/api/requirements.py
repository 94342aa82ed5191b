"""Requirements of a kickoff, for programs: add, change, retire, answer the challenge."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.requirements import (
    add_requirement,
    answer_challenge,
    change_requirement,
    retire_requirement,
)
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import Requirement
from requisitions.rules.drafts import RequirementDraft
from requisitions.serializers.kickoff import (
    ChallengeSerializer,
    RequirementChangeSerializer,
    RequirementDraftSerializer,
    RequirementSerializer,
)


class RequirementDoor(KickoffDoor):
    def requirement(self, number: int, position: int) -> Requirement:
        agreed = Requirement.objects.agreed().with_choices().select_related("requisition")
        return get_object_or_404(agreed, requisition=self.requisition(number), position=position)

    def shown(self, requirement: Requirement, *, status: int = 200) -> Response:
        again = Requirement.objects.with_choices().get(pk=requirement.pk)
        return Response(RequirementSerializer(again).data, status=status)


class Requirements(RequirementDoor):
    capability = {"GET": "requisitions.view", "POST": "kickoff.edit"}
    serializer_class = RequirementDraftSerializer

    @extend_schema(operation_id="requirements_list", responses=RequirementSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        agreed = Requirement.objects.agreed().with_choices().filter(requisition=self.requisition(number))
        return self.listed(agreed, RequirementSerializer)

    @extend_schema(operation_id="requirements_add", responses={201: RequirementSerializer})
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        made = add_requirement(requisition, _draft(self.asked(request)), act=self.act)
        return self.shown(made, status=201)


class OneRequirement(RequirementDoor):
    capability = {"PUT": "kickoff.edit", "DELETE": "kickoff.edit"}
    serializer_class = RequirementChangeSerializer

    @extend_schema(operation_id="requirements_change", responses=RequirementSerializer)
    def put(self, request: Request, number: int, position: int) -> Response:
        found, data = self.requirement(number, position), self.asked(request)
        return self.shown(change_requirement(found, _draft(data), seen=data["seen"], act=self.act))

    @extend_schema(operation_id="requirements_retire", responses={204: None})
    def delete(self, request: Request, number: int, position: int) -> Response:
        retire_requirement(self.requirement(number, position), act=self.act)
        return Response(status=204)


class Challenge(RequirementDoor):
    capability = "kickoff.sign"
    serializer_class = ChallengeSerializer

    @extend_schema(operation_id="requirements_answer", responses=RequirementSerializer)
    def post(self, request: Request, number: int, position: int) -> Response:
        found = self.requirement(number, position)
        return self.shown(answer_challenge(found, **self.asked(request), act=self.act))


def _draft(data: dict[str, Any]) -> RequirementDraft:
    stage = data["stage"]
    return RequirementDraft(
        text=data["text"],
        level=data["level"],
        competency=data["competency"],
        stage_id=stage.pk if stage else None,
        method=data["method"],
        evidence=data["evidence"],
    )
