"""The brief to everybody on the hiring team, each time that both have signed."""

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.tenancy.act import Act
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from requisitions.models import Kickoff
from requisitions.queries.brief import SignedBrief, hiring_team, signed_brief
from requisitions.rules.brief import wanted
from requisitions.rules.brief_letters import BriefFacts, brief_letter

BRIEF = "kickoff_brief"


def send_brief(kickoff: Kickoff, *, act: Act) -> None:
    """Tell the whole team what was signed, but for history; the PDF is drawn as each mail leaves."""
    signed = None if is_history(act.at) else signed_brief(kickoff.requisition)
    if signed is None:
        return
    letter = brief_letter(_facts(kickoff, signed))
    for member in hiring_team(kickoff.requisition):
        key = f"{BRIEF}:{kickoff.pk}:{signed.version.version}:{member.pk}"
        envelope = Envelope(kind=BRIEF, dedup_key=key, subject_id=kickoff.pk, generation=signed.version.version)
        post(letter, envelope, to=member, act=act)


def _facts(kickoff: Kickoff, signed: SignedBrief) -> BriefFacts:
    requisition, why = kickoff.requisition, signed.brief.section("Why")
    earlier = kickoff.signatures.filter(version__lt=signed.version.version)
    return BriefFacts(
        requisition=requisition.reference,
        role=requisition.title,
        signed_by=f"{requisition.hiring_manager.name} and {requisition.recruiter.name}",
        version=signed.version.version,
        changed=requisition.opened_at is not None and earlier.exists(),
        must_haves=tuple(wanted(line) for line in signed.brief.section("Must-have")),
        outcome=next((line.text for line in why if line.label == "Outcome"), ""),
        page=address(kickoff.organization, "brief", requisition.number),
    )
