"""Interviews, for programs: schedule, move, cancel, mark held, change the panel."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.api import Narrowed
from requisitions.actions.interview import Cause, Slot, cancel, hold, reschedule, schedule
from requisitions.actions.panel import add_seat, confirm_preparation, remove_seat
from requisitions.api.doors import Door
from requisitions.models import Interview, InterviewSeat
from requisitions.serializers.filters import InterviewFilter
from requisitions.serializers.interview import (
    InterviewSerializer,
    InterviewStorySerializer,
    RescheduleSerializer,
    ScheduleSerializer,
    SeatSerializer,
    WhySerializer,
)


class Interviews(Narrowed, Door):
    """Every interview this member may see."""

    capability = "interviews.view"
    queryset = Interview.objects.none()
    filterset_class = InterviewFilter
    serializer_class = InterviewSerializer

    @extend_schema(operation_id="interviews_list", responses=InterviewSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed(Interview.objects.visible_to(self.member).with_panel(), InterviewSerializer)


class Schedule(Door):
    capability = "interviews.schedule"
    serializer_class = ScheduleSerializer

    @extend_schema(operation_id="interviews_schedule", responses={201: InterviewSerializer})
    def post(self, request: Request, application_id: UUID) -> Response:
        found = self.application(application_id)
        asked = self.asked(request)
        interviewers, stage = asked.pop("interviewers"), asked.pop("stage")
        made = schedule(found, stage=stage, slot=Slot(**asked), interviewers=interviewers, act=self.act)
        return Response(InterviewSerializer(made).data, status=201)


class OneInterview(Door):
    capability = "interviews.view"
    serializer_class = InterviewStorySerializer

    @extend_schema(operation_id="interviews_read")
    def get(self, request: Request, interview_id: UUID) -> Response:
        return Response(InterviewStorySerializer(self.interview(interview_id)).data)


class Reschedule(Door):
    capability = "interviews.schedule"
    serializer_class = RescheduleSerializer

    @extend_schema(operation_id="interviews_reschedule", responses=InterviewSerializer)
    def post(self, request: Request, interview_id: UUID) -> Response:
        found = self.interview(interview_id)
        asked = self.asked(request)
        why = Cause(asked.pop("reason"), side=asked.pop("side"))
        seen = asked.pop("seen")
        moved = reschedule(found, slot=Slot(**asked), why=why, seen=seen, act=self.act)
        return Response(InterviewSerializer(moved).data)


class Cancel(Door):
    capability = "interviews.schedule"
    serializer_class = WhySerializer

    @extend_schema(operation_id="interviews_cancel", responses=InterviewSerializer)
    def post(self, request: Request, interview_id: UUID) -> Response:
        found = self.interview(interview_id)
        asked = self.asked(request)
        off = cancel(found, why=Cause(asked["reason"], side=asked["side"]), seen=asked["seen"], act=self.act)
        return Response(InterviewSerializer(off).data)


class Held(Door):
    capability = "interviews.view"

    @extend_schema(operation_id="interviews_hold", request=None, responses=InterviewSerializer)
    def post(self, request: Request, interview_id: UUID) -> Response:
        return Response(InterviewSerializer(hold(self.interview(interview_id), act=self.act)).data)


class Prepared(Door):
    """Whoever asks sits on the panel and has read the kit."""

    capability = "interviews.view"

    @extend_schema(operation_id="interviews_prepare", request=None, responses=SeatSerializer)
    def post(self, request: Request, interview_id: UUID) -> Response:
        seat = confirm_preparation(self.interview(interview_id), act=self.act)
        return Response(SeatSerializer(seat).data)


class Seats(Door):
    """Add somebody to the panel."""

    capability = "interviews.schedule"
    serializer_class = SeatSerializer

    @extend_schema(operation_id="interviews_add_seat", responses={201: SeatSerializer})
    def post(self, request: Request, interview_id: UUID) -> Response:
        found = self.interview(interview_id)
        seat = add_seat(found, self.asked(request)["member"], act=self.act)
        return Response(SeatSerializer(seat).data, status=201)


class OneSeat(Door):
    capability = "interviews.schedule"

    @extend_schema(operation_id="interviews_remove_seat", request=None, responses={204: None})
    def delete(self, request: Request, interview_id: UUID, seat_id: UUID) -> Response:
        seats = InterviewSeat.objects.filter(interview=self.interview(interview_id))
        remove_seat(get_object_or_404(seats.select_related("interview"), pk=seat_id), act=self.act)
        return Response(status=204)
