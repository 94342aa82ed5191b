"""Looking back at a hire, for programs: read what was written, write one."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.api.doors import Door
from scorecards.actions.hire_review import Review, review_hire
from scorecards.models import HireReview
from scorecards.serializers.hire_review import HireReviewSerializer, WriteHireReviewSerializer


class HireReviews(Door):
    """The reviews of one hire, at most two; the hiring manager writes them."""

    capability = "debriefs.hold"
    serializer_class = WriteHireReviewSerializer

    @extend_schema(operation_id="hire_reviews_list", responses=HireReviewSerializer(many=True))
    def get(self, request: Request, application_id: UUID) -> Response:
        return self.listed(
            HireReview.objects.filter(application=self.application(application_id)), HireReviewSerializer
        )

    @extend_schema(operation_id="hire_reviews_write", responses={201: HireReviewSerializer})
    def post(self, request: Request, application_id: UUID) -> Response:
        asked = self.asked(request)
        found, months = self.application(application_id), asked.pop("months")
        made = review_hire(found, months=months, review=Review(**asked), act=self.act)
        return Response(HireReviewSerializer(made).data, status=201)
