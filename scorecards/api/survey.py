"""Whether candidates are asked how it was, for programs."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.api.doors import Door
from scorecards.actions.survey import are_asked, switch
from scorecards.serializers.survey import SurveySwitchSerializer


class SurveySwitch(Door):
    """On, unless somebody switched it off. What ended while it is off is not asked about later."""

    capability = "settings.manage"
    serializer_class = SurveySwitchSerializer

    @extend_schema(operation_id="survey_switch_read")
    def get(self, request: Request) -> Response:
        return Response({"is_on": are_asked()})

    @extend_schema(operation_id="survey_switch_change")
    def put(self, request: Request) -> Response:
        return Response({"is_on": switch(**self.asked(request), act=self.act).is_on})
