"""The mutual agreement: written when both sides have signed the same version of the kickoff."""

from datetime import datetime

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from requisitions.models import Kickoff, Requisition
from sla.actions.policy import policy_in_force, terms_of
from sla.models import Agreement, Policy
from sla.rules.negotiation import signed
from sla.rules.terms import ClauseTerms, terms_as_data


def sign_agreement(kickoff: Kickoff, *, act: Act) -> Agreement:
    """Pin today's policy, with what both agreed on otherwise, as this requisition's terms.

    Promises made from now on refer to it. Told twice, it is one agreement: a version is signed once.
    """
    policy = policy_in_force(act.at)
    agreement, is_new = Agreement.objects.get_or_create(
        requisition_id=kickoff.requisition_id,
        version=kickoff.version,
        defaults={
            "policy": policy,
            "terms": terms_as_data(signed(_usual(policy, kickoff.requisition), kickoff.promises)),
            "slate_due_on": kickoff.slate_due_on,
            "slate_size": kickoff.slate_size,
            "signed_at": act.at,
        },
    )
    if is_new:
        record("agreement_signed", agreement, act=act, thread=kickoff.requisition_id)
    return agreement


def terms_on_paper(kickoff: Kickoff, at: datetime) -> dict[str, ClauseTerms]:
    """Return what stands under the kickoff as it is now: as both signed it, or as they would sign it."""
    agreement = Agreement.objects.filter(requisition=kickoff.requisition_id, version=kickoff.version).first()
    if agreement:
        return terms_of(agreement.terms)
    return signed(_usual(policy_in_force(at), kickoff.requisition), kickoff.promises)


def _usual(policy: Policy, requisition: Requisition) -> dict[str, ClauseTerms]:
    return terms_of(policy.terms_for(requisition.role_type))
