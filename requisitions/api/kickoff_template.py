"""Templates of kickoffs, for programs, and beginning a kickoff with one or with a past kickoff."""

from dataclasses import asdict

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from requisitions.actions.kickoff_template import apply_template, copy_kickoff, write_template
from requisitions.api.doors import Door
from requisitions.api.kickoff import KickoffDoor
from requisitions.models import KickoffTemplate, Requisition
from requisitions.queries.templates import latest_templates, stages_for
from requisitions.rules.kickoff_template import Beginning, Wanted, of_data
from requisitions.rules.prework import Question
from requisitions.serializers.kickoff import KickoffSerializer
from requisitions.serializers.kickoff_template import CopySerializer, KickoffTemplateSerializer


class KickoffTemplates(Door):
    """The latest version for each type of role; sent again, the next one."""

    capability = "requisitions.edit"
    serializer_class = KickoffTemplateSerializer

    @extend_schema(operation_id="kickoff_templates", responses=KickoffTemplateSerializer(many=True))
    def get(self, request: Request) -> Response:
        return Response([_told(each) for each in latest_templates()])

    @extend_schema(operation_id="kickoff_template_write", responses=KickoffTemplateSerializer)
    def put(self, request: Request) -> Response:
        asked = self.asked(request)
        beginning = Beginning(
            requirements=tuple(Wanted(**each) for each in asked["requirements"]),
            ideal_profile=asked["ideal_profile"],
            sourcing_plan=asked["sourcing_plan"],
            candidate_promises=asked["candidate_promises"],
            questions=tuple(Question(**each) for each in asked["questions"]),
            stages=stages_for(asked["role_type"], asked["plan"]),
        )
        made = write_template(
            asked["role_type"],
            beginning,
            expected_version=asked["version"],
            is_offered=asked["is_offered"],
            act=self.act,
        )
        return Response(_told(made))


def _told(template: KickoffTemplate) -> dict[str, object]:
    row = {"role_type": template.role_type, "version": template.version, "is_offered": template.is_offered}
    return dict(KickoffTemplateSerializer({**row, **asdict(of_data(template.content))}).data)


class BeginKickoff(KickoffDoor):
    """Copied in, and then the kickoff's own: only into one without requirements."""

    capability = "kickoff.edit"
    serializer_class = CopySerializer

    @extend_schema(operation_id="kickoff_begin", responses=KickoffSerializer)
    def post(self, request: Request, number: int) -> Response:
        requisition, source = self.requisition(number), self.asked(request)["copied_from"]
        if source is None:
            apply_template(requisition, act=self.act)
        else:
            seen = Requisition.objects.visible_to(self.member)
            copy_kickoff(requisition, get_object_or_404(seen, number=source), act=self.act)
        return self.told(requisition)
