"""The kickoff, for programs: read it, schedule, say who was there, agree its parts, approve and sign."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.kickoff import approve_requirements, record_attendance, schedule_kickoff
from requisitions.actions.kickoff_terms import PARTS, change_terms, seen_of, terms_of, with_changes
from requisitions.actions.signing import sign_kickoff
from requisitions.api.doors import Door
from requisitions.models import Requisition
from requisitions.queries.kickoff import content_of
from requisitions.queries.signing import desk_of
from requisitions.rules.notes import notes
from requisitions.serializers.kickoff import (
    KickoffScheduleSerializer,
    KickoffSerializer,
    PresentSerializer,
    TermsSerializer,
    VersionSeenSerializer,
    VersionSerializer,
)


class KickoffDoor(Door):
    def requisition(self, number: int) -> Requisition:
        """Return the requisition if this member may see it and it has a kickoff."""
        found = super().requisition(number)
        if not found.kickoffs.exists():
            raise Http404
        return found

    def told(self, requisition: Requisition, *, status: int = 200) -> Response:
        kickoff = requisition.kickoffs.select_related("requisition").get()
        said = notes(content_of(kickoff), is_held=kickoff.held_at is not None)
        context = {"in_the_way": [note.fact for note in said if note.blocks], "is_agreed": desk_of(kickoff).is_agreed}
        return Response(KickoffSerializer(kickoff, context=context).data, status=status)


class OneKickoff(KickoffDoor):
    capability = "requisitions.view"
    serializer_class = KickoffSerializer

    @extend_schema(operation_id="kickoff_read")
    def get(self, request: Request, number: int) -> Response:
        return self.told(self.requisition(number))


class Versions(KickoffDoor):
    """Every version, word for word: what each signature stands under."""

    capability = "requisitions.view"
    serializer_class = VersionSerializer

    @extend_schema(operation_id="kickoff_versions", responses=VersionSerializer(many=True))
    def get(self, request: Request, number: int) -> Response:
        return self.listed(self.requisition(number).kickoffs.get().versions.all(), VersionSerializer)


class Schedule(KickoffDoor):
    capability = "kickoff.edit"
    serializer_class = KickoffScheduleSerializer

    @extend_schema(operation_id="kickoff_schedule", responses=KickoffSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        schedule_kickoff(requisition, **self.asked(request), act=self.act)
        return self.told(requisition)


class Attendance(KickoffDoor):
    capability = "kickoff.edit"
    serializer_class = PresentSerializer

    @extend_schema(operation_id="kickoff_attendance", responses=KickoffSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        record_attendance(requisition, present=self.asked(request)["present"], act=self.act)
        return self.told(requisition)


class Approve(KickoffDoor):
    """The hiring manager's token approves the requirements of the version it read."""

    capability = "kickoff.sign"
    serializer_class = VersionSeenSerializer

    @extend_schema(operation_id="kickoff_approve", responses=KickoffSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        approve_requirements(requisition, version=self.asked(request)["version"], act=self.act)
        return self.told(requisition)


class Sign(KickoffDoor):
    """One of the two owners' tokens signs the version it read; the second signature opens the requisition."""

    capability = "kickoff.sign"
    serializer_class = VersionSeenSerializer

    @extend_schema(operation_id="kickoff_sign", responses=KickoffSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        sign_kickoff(requisition, version=self.asked(request)["version"], act=self.act)
        return self.told(requisition)


class Part(KickoffDoor):
    """Change one part: `profile`, `sourcing`, `time` or `experience`. Fields that are left out stay as they are."""

    capability = "kickoff.edit"
    serializer_class = TermsSerializer

    @extend_schema(operation_id="kickoff_change", responses=KickoffSerializer)
    def patch(self, request: Request, number: int, part: str) -> Response:
        requisition = self.requisition(number)
        if part not in PARTS:
            raise Http404
        current = terms_of(requisition.kickoffs.get(), PARTS[part])
        asked = self.asked(request)
        terms, seen = with_changes(current, asked), asked.get("seen", seen_of(current))
        change_terms(requisition, terms, seen=seen, act=self.act)
        return self.told(requisition)
