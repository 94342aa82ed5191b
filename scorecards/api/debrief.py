"""Debriefs, for programs: read, schedule, call off, note who was there, decide."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.interview import Cause
from requisitions.api.doors import Door
from requisitions.models import Application
from requisitions.serializers.interview import WhySerializer
from scorecards.actions.calling_off import cancel
from scorecards.actions.debrief import Conclusion, Meeting, decide, hold, schedule
from scorecards.models import Debrief
from scorecards.queries.debrief import debrief_page
from scorecards.queries.loop import loops_of
from scorecards.serializers.debrief import (
    DebriefSerializer,
    DecideSerializer,
    HoldSerializer,
    ReasonedDebriefSerializer,
    ScheduleDebriefSerializer,
)


class DebriefDoor(Door):
    """Base: the application's loop, as far as this member has a part in it, and its newest round."""

    def application(self, application_id: UUID) -> Application:
        return get_object_or_404(loops_of(self.member), pk=application_id)

    def newest(self, application: Application) -> Debrief:
        found = Debrief.objects.rounds_of(application).first()
        if found is None:
            raise Http404
        return found

    def answer(self, application: Application, status: int = 200) -> Response:
        """Answer with the newest round; its reasons only to whom the scorecards are open."""
        is_open = debrief_page(application, self.member).grid is not None
        serializer = ReasonedDebriefSerializer if is_open else DebriefSerializer
        return Response(serializer(self.newest(application)).data, status=status)


class OneDebrief(DebriefDoor):
    """The newest debrief of an application; 404 before the first."""

    capability = "scorecards.write"

    @extend_schema(operation_id="debriefs_read", responses=ReasonedDebriefSerializer)
    def get(self, request: Request, application_id: UUID) -> Response:
        return self.answer(self.application(application_id))


class Schedule(DebriefDoor):
    """Put it on the calendar, or move it."""

    capability = "debriefs.hold"
    serializer_class = ScheduleDebriefSerializer

    @extend_schema(operation_id="debriefs_schedule", responses=ReasonedDebriefSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        asked = self.asked(request)
        meeting = Meeting(asked.pop("at"), asked.pop("minutes"), asked.pop("place"))
        schedule(found, meeting, **asked, act=self.act)
        return self.answer(found)


class Cancel(DebriefDoor):
    """Call the standing one off; the promise to hold one stays."""

    capability = "debriefs.hold"
    serializer_class = WhySerializer

    @extend_schema(operation_id="debriefs_cancel", responses={204: None})
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.newest(self.application(application_id))
        asked = self.asked(request)
        cancel(found, why=Cause(asked["reason"], side=asked["side"]), seen=asked["seen"], act=self.act)
        return Response(status=204)


class Hold(DebriefDoor):
    capability = "debriefs.hold"
    serializer_class = HoldSerializer

    @extend_schema(operation_id="debriefs_hold", responses=ReasonedDebriefSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        hold(self.newest(found), attended=self.asked(request)["attended"], act=self.act)
        return self.answer(found)


class Decide(DebriefDoor):
    capability = "scorecards.write"
    serializer_class = DecideSerializer

    @extend_schema(operation_id="debriefs_decide", responses=ReasonedDebriefSerializer)
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        conclusion = Conclusion(**self.asked(request))
        decide(self.newest(found), conclusion, act=self.act)
        return self.answer(found)
