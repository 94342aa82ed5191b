"""The mutual agreement: written when both sides have signed the same version of the kickoff."""

from datetime import datetime

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from requisitions.models import Kickoff, Requisition
from sla.actions.policy import policy_in_force, terms_of
from sla.models import Agreement
from sla.rules.terms import ClauseTerms


def sign_agreement(kickoff: Kickoff, *, act: Act) -> Agreement:
    """Pin today's policy as this requisition's terms; promises made from now on refer to it.

    Told twice, it is one agreement: a version is signed once.
    """
    policy = policy_in_force(act.at)
    agreement, is_new = Agreement.objects.get_or_create(
        requisition_id=kickoff.requisition_id,
        version=kickoff.version,
        defaults={
            "policy": policy,
            "terms": policy.terms_for(kickoff.requisition.role_type),
            "slate_due_on": kickoff.slate_due_on,
            "slate_size": kickoff.slate_size,
            "signed_at": act.at,
        },
    )
    if is_new:
        record("agreement_signed", agreement, act=act, thread=kickoff.requisition_id)
    return agreement


def terms_in_force(requisition: Requisition, at: datetime) -> tuple[Agreement | None, dict[str, ClauseTerms]]:
    """Return the agreement of the requisition and its terms; before one is signed, the policy's."""
    agreement = Agreement.objects.in_force(requisition.pk, at).first()
    data = agreement.terms if agreement else policy_in_force(at).terms_for(requisition.role_type)
    return agreement, terms_of(data)
