"""What the two sides of one requisition promise otherwise than everywhere, for programs."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hiring.tenancy.errors import Incomplete
from requisitions.actions.kickoff_terms import seen_of, terms_of
from requisitions.api.kickoff import KickoffDoor
from requisitions.rules.drafts import Promises
from sla.actions.agreement import terms_on_paper
from sla.actions.kickoff_promises import agree_promises, usual_terms
from sla.actions.reapply import reapply
from sla.rules.fields import InvalidTerms
from sla.rules.negotiation import allowances
from sla.rules.terms import terms_as_data
from sla.serializers.kickoff_promises import AppliedSerializer, KickoffPromisesSerializer


class ApplyToRunning(KickoffDoor):
    """Let what runs on the requisition follow the agreement that counts now; 409 when everything does."""

    capability = "commitments.relieve"

    @extend_schema(operation_id="kickoff_promises_apply", request=None, responses=AppliedSerializer)
    def post(self, request: Request, number: int) -> Response:
        found = reapply(self.requisition(number), act=self.act)
        return Response(AppliedSerializer({"promises": [each.pk for each in found]}).data)


class KickoffPromises(KickoffDoor):
    """The terms under this requisition's kickoff; writing agrees on all that differ from everywhere at once."""

    capability = {"GET": "requisitions.view", "PUT": "kickoff.edit"}
    serializer_class = KickoffPromisesSerializer

    @extend_schema(operation_id="kickoff_promises_read")
    def get(self, request: Request, number: int) -> Response:
        kickoff = self.requisition(number).kickoffs.select_related("requisition").get()
        own = {each["clause"]: each["allowance"] for each in kickoff.promises}
        terms = {key: each for key, each in terms_on_paper(kickoff, self.now).items() if each.is_on}
        return Response({"version": kickoff.version, "promises": own, "terms": terms_as_data(terms)})

    @extend_schema(operation_id="kickoff_promises_agree")
    def put(self, request: Request, number: int) -> Response:
        requisition = self.requisition(number)
        try:
            wished = allowances(self.asked(request)["promises"], usual_terms(requisition, self.act))
        except InvalidTerms as invalid:
            raise Incomplete(str(invalid)) from invalid
        seen = seen_of(terms_of(requisition.kickoffs.get(), Promises))
        agree_promises(requisition, wished, seen=seen, act=self.act)
        return self.get(request, number)
