"""Requisitions, for programs: read, hold, go on, fill, cancel. Nothing here opens one that is not signed."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.pipeline_update import write_update
from requisitions.actions.requisition import STEPS
from requisitions.api.doors import Door
from requisitions.models import Requisition
from requisitions.serializers.filters import RequisitionFilter
from requisitions.serializers.requisition import RequisitionSerializer, StepSerializer, UpdateSerializer


class Requisitions(Narrowed, Door):
    capability = "requisitions.view"
    queryset = Requisition.objects.none()
    filterset_class = RequisitionFilter
    serializer_class = RequisitionSerializer

    @extend_schema(operation_id="requisitions_list", responses=RequisitionSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(
            Requisition.objects.visible_to(self.member).select_related("plan_item"), RequisitionSerializer
        )


class OneRequisition(Door):
    capability = "requisitions.view"
    serializer_class = RequisitionSerializer

    @extend_schema(operation_id="requisitions_read")
    def get(self, request: Request, number: int) -> Response:
        return Response(RequisitionSerializer(self.requisition(number)).data)


class State(Door):
    """Take one step. `open` is refused until both sides have signed the kickoff's current version."""

    capability = "requisitions.edit"
    serializer_class = StepSerializer

    @extend_schema(operation_id="requisitions_step", responses=RequisitionSerializer)
    def post(self, request: Request, number: int) -> Response:
        found = self.requisition(number)
        return Response(RequisitionSerializer(STEPS[self.asked(request)["step"]](found, act=self.act)).data)


class Updates(Door):
    """What the recruiter wrote about the search, newest first; writing one."""

    capability = {"GET": "candidates.view", "POST": "candidates.edit"}
    serializer_class = UpdateSerializer

    @extend_schema(operation_id="updates_list", responses=UpdateSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        return self.listed(self.requisition(number).updates.select_related("written_by"), UpdateSerializer)

    @extend_schema(operation_id="updates_write", responses={201: UpdateSerializer})
    def post(self, request: Request, number: int) -> Response:
        made = write_update(self.requisition(number), text=self.asked(request)["text"], act=self.act)
        return Response(UpdateSerializer(made).data, status=201)
