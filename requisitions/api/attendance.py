"""Who was at the kickoff, as both sides have it, for programs."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.attendance import answer_attendance
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import Requisition
from requisitions.queries.attendance import attendance_standing
from requisitions.rules.attendance import DISPUTED
from requisitions.serializers.attendance import AttendanceAnswerSerializer, StandingSerializer


class AttendanceStanding(KickoffDoor):
    """One side's word is marked until the other confirms or disputes it; signing confirms it too."""

    capability = {"GET": "requisitions.view", "POST": "kickoff.sign"}
    serializer_class = AttendanceAnswerSerializer

    @extend_schema(operation_id="kickoff_attendance_standing", responses=StandingSerializer)
    def get(self, request: Request, number: int) -> Response:
        return self._told(self.requisition(number))

    @extend_schema(operation_id="kickoff_attendance_answer", responses=StandingSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        answer_attendance(requisition, **self.asked(request), act=self.act)
        return self._told(requisition)

    def _told(self, requisition: Requisition) -> Response:
        found = attendance_standing(requisition.kickoffs.select_related("requisition").get())
        told = {
            "is_recorded": found is not None,
            "is_one_sided": found is not None and found.is_one_sided,
            "is_disputed": found is not None and found.state == DISPUTED,
            "words": found.words if found else "",
            "waits_for": found.waits_for if found else (),
        }
        return Response(StandingSerializer(told).data)
