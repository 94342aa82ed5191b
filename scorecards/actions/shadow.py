"""Learning at an interview: who shadows whom, what the learner writes, and the lead's signature, which is evidence.

A shadow has no seat: nothing that reads panels, rounds or scorecards meets one (models/shadow.py).
"""

from django.db import transaction

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope
from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused
from hiring.tenancy.here import day_here
from hiring.tenancy.history import is_history
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from requisitions.models import Interview, InterviewSeat
from scorecards.actions.training import write_proof
from scorecards.models import Course, Shadow, ShadowKind, ShadowScorecard
from scorecards.queries.kit import assessed_in, focus_of
from scorecards.queries.shadow import draft_of, written
from scorecards.rules.draft import Draft, is_open, left_to_do
from scorecards.rules.training import Evidence
from scorecards.rules.training_drafts import ProofDraft
from scorecards.rules.training_letters import ShadowFacts, shadow_letter

INVITED = "shadow_invited"


class ShadowOver(Refused):
    """It was signed, its scorecard is in, or the learner judges by now: nothing about it changes any more."""


@transaction.atomic
def add_shadow(interview: Interview, member: Member, *, lead: Member, course: Course, kind: str, act: Act) -> Shadow:
    """Let somebody learn at an interview, beside somebody on its panel. A second click changes nothing.

    Raises ``Incomplete``, ``ShadowOver`` for an interview that is over.
    """
    interview = Interview.objects.select_for_update(of=("self",)).get(pk=interview.pk)
    known: Shadow | None = Shadow.objects.filter(interview=interview, member=member).first()
    if known is not None:
        return known
    _refuse_impossible(interview, member, lead, course, kind)
    made: Shadow = Shadow.objects.create(
        interview=interview, member=member, lead=lead, course=course, kind=kind, added_by=act.actor, added_at=act.at
    )
    _tell("shadow_added", made, act=act)
    if not is_history(act.at):
        _invite(Shadow.objects.with_all().get(pk=made.pk), act=act)
    return made


def _refuse_impossible(interview: Interview, member: Member, lead: Member, course: Course, kind: str) -> None:
    if interview.state != Interview.State.SCHEDULED:
        raise ShadowOver("The interview is over. Shadow another one.")
    panel = set(interview.seats.values_list("member_id", flat=True))
    if member.pk in panel:
        raise Incomplete(f"{member.name} sits on the panel. Who judges does not shadow.")
    if lead.pk not in panel:
        raise Incomplete(f"{lead.name} is not on the panel. Whoever is signs.")
    if course.evidence != Evidence.SHADOWING or course.retired_at:
        raise Incomplete("Choose a course that is completed by shadowing.")
    if kind not in ShadowKind.values:
        raise Incomplete("Choose shadow or reverse shadow.")


def _invite(shadow: Shadow, *, act: Act) -> None:
    facts = ShadowFacts(
        stage=shadow.interview.stage.name,
        role=shadow.interview.application.requisition.title,
        starts_at=shadow.interview.starts_at,
        zone=shadow.member.zone,
        lead=shadow.lead.name,
        leads_it=shadow.kind == ShadowKind.REVERSE_SHADOW,
        page=address(shadow.organization, "shadow", shadow.pk),
    )
    post(shadow_letter(facts), Envelope(INVITED, f"{INVITED}:{shadow.pk}", shadow.pk), to=shadow.member, act=act)


@transaction.atomic
def remove_shadow(shadow: Shadow, *, act: Act) -> None:
    """Take them off again while they have written nothing that is in. Raises ``ShadowOver``."""
    shadow = _locked(shadow)
    if shadow.submitted_at is not None:
        raise ShadowOver(f"{shadow.member.name} has submitted a scorecard. It stays.")
    _tell("shadow_removed", shadow, act=act)
    shadow.delete()


@transaction.atomic
def save_shadow_draft(shadow: Shadow, draft: Draft, *, act: Act) -> ShadowScorecard:
    """Keep what the learner wrote so far. Raises ``NotYours``, ``ShadowOver``."""
    shadow = _locked(shadow)
    _refuse_others(shadow, act=act)
    if shadow.submitted_at is not None:
        raise ShadowOver("It is submitted, and stays as it was written.")
    _refuse_seated(shadow)
    interview = shadow.interview
    if not is_open(interview.state, interview.starts_at, now=act.at):
        raise ShadowOver("It is written once the interview has begun.")
    if {each.competency for each in draft.ratings} - assessed_in(interview.stage):
        raise Incomplete("Rate what this stage assesses, and nothing else.")
    card, _ = ShadowScorecard.objects.update_or_create(
        shadow=shadow, defaults={"author": shadow.member, "content": written(draft), "saved_at": act.at}
    )
    return card


@transaction.atomic
def submit_shadow(shadow: Shadow, *, act: Act) -> Shadow:
    """Hand it in to the lead. A second click changes nothing. Raises ``NotYours``, ``Incomplete``."""
    shadow = _locked(shadow)
    _refuse_others(shadow, act=act)
    if shadow.submitted_at is not None:
        return shadow
    _refuse_seated(shadow)
    draft = draft_of(shadow)
    focus = [each.competency for each in focus_of(shadow.interview.stage)]
    if missing := left_to_do(draft, focus):
        raise Incomplete(f"Left to do: {', '.join(missing)}.")
    ShadowScorecard.objects.filter(shadow=shadow).update(submitted_at=act.at)
    shadow.submitted_at = act.at
    shadow.save(update_fields=["submitted_at"])
    _tell("shadow_submitted", shadow, act=act)
    return shadow


@transaction.atomic
def sign_shadow(shadow: Shadow, *, act: Act) -> Shadow:
    """The lead signs that they learned: one more shadow, or reverse shadow, towards the course. Twice is once.

    Raises ``NotYours`` for anybody else, ``Incomplete`` while a scorecard of either is missing.
    """
    shadow = _locked(shadow)
    if act.actor is None or act.actor.pk != shadow.lead_id:
        raise NotYours(f"{shadow.lead.name} signs this.")
    if shadow.signed_at is not None:
        return shadow
    if shadow.submitted_at is None:
        raise Incomplete(f"{shadow.member.name} has not submitted a scorecard yet.")
    _refuse_seated(shadow)
    seat = InterviewSeat.objects.filter(interview=shadow.interview, member=shadow.lead).first()
    if seat is None or seat.submitted_at is None:
        raise Incomplete("Submit your own scorecard first; then read theirs and sign.")
    shadow.signed_at = act.at
    shadow.save(update_fields=["signed_at"])
    draft = ProofDraft(shadow.kind, day_here(shadow.interview.starts_at))
    write_proof(shadow.course, shadow.member, draft, interview=shadow.interview, act=act)
    _tell("shadow_signed", shadow, act=act)
    return shadow


def _locked(shadow: Shadow) -> Shadow:
    rows = Shadow.objects.select_for_update(of=("self",)).with_all()
    found: Shadow = rows.get(pk=shadow.pk)
    return found


def _refuse_seated(shadow: Shadow) -> None:
    if InterviewSeat.objects.filter(interview=shadow.interview, member=shadow.member).exists():
        raise ShadowOver(f"{shadow.member.name} sits on the panel by now. Who judges does not shadow.")


def _refuse_others(shadow: Shadow, *, act: Act) -> None:
    if act.actor is None or act.actor.pk != shadow.member_id:
        raise NotYours(f"{shadow.member.name} writes this.")


def _tell(verb: str, shadow: Shadow, *, act: Act) -> None:
    """Record it outside the requisition's thread: it is about the learner, and no part of the hire."""
    data = {"member": str(shadow.member_id), "course": str(shadow.course_id)}
    record(verb, shadow, act=act, data=data)
