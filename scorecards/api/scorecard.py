"""Scorecards, for programs acting as one member: write one's own, submit it, read what is open to them."""

from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.api.doors import Door
from requisitions.models import Interview
from requisitions.serializers.interview import InterviewSerializer
from scorecards.actions.scorecard import close_round, save_draft, submit
from scorecards.models import Scorecard
from scorecards.rules.draft import Version
from scorecards.serializers.scorecard import (
    CloseRoundSerializer,
    ScorecardDraftSerializer,
    ScorecardSerializer,
    draft_from,
)


class OwnScorecard(Door):
    """The member's own scorecard of one interview; 404 before the first draft."""

    capability = "scorecards.write"
    serializer_class = ScorecardDraftSerializer

    @extend_schema(operation_id="scorecards_read_own", responses=ScorecardSerializer)
    def get(self, request: Request, interview_id: UUID) -> Response:
        return self._own(self.interview(interview_id))

    @extend_schema(operation_id="scorecards_save_draft", responses=ScorecardSerializer)
    def put(self, request: Request, interview_id: UUID) -> Response:
        found = self.interview(interview_id)
        asked = self.asked(request)
        save_draft(found, draft_from(asked), read=Version(asked["version"]), act=self.act)
        return self._own(found)

    def _own(self, interview: Interview) -> Response:
        card = Scorecard.objects.by(self.member).filter(interview=interview).with_ratings().first()
        if card is None:
            raise Http404
        return Response(ScorecardSerializer(card).data)


class Submit(Door):
    capability = "scorecards.write"

    @extend_schema(operation_id="scorecards_submit", request=None, responses=ScorecardSerializer)
    def post(self, request: Request, interview_id: UUID) -> Response:
        card = submit(self.interview(interview_id), act=self.act)
        return Response(ScorecardSerializer(card).data)


class Scorecards(Door):
    """The submitted scorecards of one interview that this member may read."""

    capability = "scorecards.write"
    serializer_class = ScorecardSerializer

    @extend_schema(operation_id="scorecards_list", responses=ScorecardSerializer(many=True))
    def get(self, request: Request, interview_id: UUID) -> Response:
        cards = Scorecard.objects.submitted().filter(interview=self.interview(interview_id)).with_ratings()
        return self.listed(cards, ScorecardSerializer)


class CloseRound(Door):
    """Reveal to those who decide although a scorecard is missing."""

    capability = "scorecards.write"
    serializer_class = CloseRoundSerializer

    @extend_schema(operation_id="scorecards_close_round", responses=InterviewSerializer)
    def post(self, request: Request, interview_id: UUID) -> Response:
        found = self.interview(interview_id)
        close_round(found, reason=self.asked(request)["reason"], act=self.act)
        return Response(InterviewSerializer(self.interview(interview_id)).data)
