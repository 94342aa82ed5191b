"""Courses, what the gate does, what somebody did, and whom it is waived for. Nobody vouches for themselves."""

from datetime import date

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.models import Member
from requisitions.actions.library import restore, retire
from requisitions.models import Interview
from scorecards.models import Course, TrainingPolicy, TrainingProof, TrainingWaiver
from scorecards.rules.courses import OFFERED
from scorecards.rules.draft import says_something
from scorecards.rules.training import Mode
from scorecards.rules.training_drafts import (
    CourseDraft,
    PolicyDraft,
    ProofDraft,
    objection_to_course,
    objection_to_proof,
)


class CourseTaken(Refused):
    """Another course has the name."""


class CourseRetired(Refused):
    """It is offered no more."""


@transaction.atomic
def start_training(*, act: Act) -> TrainingPolicy:
    """Bring along the house's courses and the gate, which warns. What is there already stays as it is."""
    have = set(Course.objects.exclude(code="").values_list("code", flat=True))
    named = {name.casefold() for name in Course.objects.values_list("name", flat=True)}
    for each in OFFERED:
        if each.code in have or each.name.casefold() in named:
            continue
        course = Course.objects.create(
            code=each.code, name=each.name, description=each.description, roles=sorted(each.roles),
            evidence=each.evidence, months=each.months, shadows=each.shadows, reverse_shadows=each.reverse_shadows,
        )  # fmt: skip
        record("course_written", course, act=act)
    policy, is_new = TrainingPolicy.objects.get_or_create(defaults={"next_look_at": act.at})
    if is_new:
        record("training_gate_changed", policy, act=act, data=_modes(policy))
    return policy


@transaction.atomic
def set_gate(draft: PolicyDraft, *, act: Act) -> TrainingPolicy:
    """Say what stands before each deed. The same again changes nothing. Raises ``Incomplete``."""
    wanted = {"lead_kickoff": draft.lead_kickoff, "sit_on_panel": draft.sit_on_panel}
    wanted["decide_debrief"] = draft.decide_debrief
    if set(wanted.values()) - set(Mode):
        raise Incomplete("Choose off, warn or block for each.")
    policy: TrainingPolicy | None = TrainingPolicy.objects.select_for_update().first()
    if policy is None:
        policy = start_training(act=act)
    if _modes(policy) == wanted:
        return policy
    for name, mode in wanted.items():
        setattr(policy, name, mode)
    policy.save(update_fields=list(wanted))
    record("training_gate_changed", policy, act=act, data=_modes(policy))
    return policy


def _modes(policy: TrainingPolicy) -> dict[str, str]:
    return {name: str(getattr(policy, name)) for name in ("lead_kickoff", "sit_on_panel", "decide_debrief")}


@transaction.atomic
def add_course(draft: CourseDraft, *, act: Act) -> Course:
    """Add a course of the organization's own. The same once more is a second click.

    Raises ``Incomplete``, ``CourseTaken``.
    """
    known: Course | None = Course.objects.filter(name__iexact=draft.cleaned.name).first()
    if known and draft_of(known) == draft.cleaned and known.retired_at is None:
        return known
    return _write(Course(), draft, act=act)


@transaction.atomic
def change_course(course: Course, draft: CourseDraft, *, seen: str, act: Act) -> Course:
    """Replace what a course asks; what was done towards it counts by the new words. `seen`: as the writer read it.

    Raises ``Stale``, ``CourseRetired``, ``CourseTaken``, ``Incomplete``.
    """
    course = Course.objects.select_for_update().get(pk=course.pk)
    if course.retired_at:
        raise CourseRetired(f"{course.name} was retired. Restore it to change it.")
    if draft_of(course) == draft.cleaned:
        return course
    if course.fingerprint != seen:
        raise Stale("Somebody changed it since you opened it. Your text is kept below; choose which stays.")
    return _write(course, draft, act=act)


def retire_course(course: Course, *, act: Act) -> Course:
    """Ask for it no more; what people did stays known. A second click changes nothing."""
    return retire(course, "course_retired", act=act)


def restore_course(course: Course, *, act: Act) -> Course:
    """Ask for it again. A second click changes nothing."""
    return restore(course, "course_restored", act=act)


def draft_of(course: Course) -> CourseDraft:
    """Return what a form shows of it."""
    return CourseDraft(
        course.name, course.description, tuple(sorted(course.roles)), course.evidence, course.months,
        course.pass_score, course.shadows, course.reverse_shadows,
    )  # fmt: skip


def _write(course: Course, draft: CourseDraft, *, act: Act) -> Course:
    draft = draft.cleaned
    if words := objection_to_course(draft):
        raise Incomplete(words)
    if set(draft.roles) - set(Role):
        raise Incomplete("Choose roles from the list.")
    if Course.objects.filter(name__iexact=draft.name).exclude(pk=course.pk).exists():
        raise CourseTaken(f"A course is called {draft.name} already. Change that one, or choose another name.")
    for name in ("name", "description", "evidence", "months", "pass_score", "shadows", "reverse_shadows"):
        setattr(course, name, getattr(draft, name))
    course.roles = list(draft.roles)
    course.save()
    record("course_written", course, act=act)
    return course


@transaction.atomic
def record_proof(course: Course, member: Member, draft: ProofDraft, *, act: Act) -> TrainingProof:
    """Note what somebody did towards a course. The same once more is a second click.

    Raises ``NotYours`` for one's own, ``CourseRetired``, ``Incomplete``.
    """
    _refuse_own(member, act=act)
    if course.retired_at:
        raise CourseRetired(f"{course.name} was retired. Restore it to note evidence.")
    if words := objection_to_proof(draft, course.evidence, today=act.today):
        raise Incomplete(words)
    return write_proof(course, member, draft, interview=None, act=act)


def write_proof(
    course: Course, member: Member, draft: ProofDraft, *, interview: Interview | None, act: Act
) -> TrainingProof:
    """Write it down, once for the same day, kind and interview."""
    Member.objects.select_for_update(of=("self",), no_key=True).get(pk=member.pk)
    same = TrainingProof.objects.counting().filter(
        course=course, member=member, kind=draft.kind, done_on=draft.done_on, score=draft.score, interview=interview
    )
    known: TrainingProof | None = same.first()
    if known is not None:
        return known
    made: TrainingProof = TrainingProof.objects.create(
        course=course, member=member, kind=draft.kind, done_on=draft.done_on, score=draft.score,
        interview=interview, recorded_by=act.actor, recorded_at=act.recorded_at,
    )  # fmt: skip
    data = {"member": str(member.pk), "course": str(course.pk), "kind": draft.kind}
    record("training_recorded", made, act=act, data=data)
    return made


@transaction.atomic
def withdraw_proof(proof: TrainingProof, *, because: str, act: Act) -> TrainingProof:
    """Take back what was noted by mistake, and say why. A second click changes nothing. Raises ``Incomplete``."""
    proof = TrainingProof.objects.select_for_update(of=("self",)).select_related("member").get(pk=proof.pk)
    _refuse_own(proof.member, act=act)
    if proof.withdrawn_at is not None:
        return proof
    if not says_something(because):
        raise Incomplete("Say in a sentence why it does not count.")
    proof.withdrawn_at, proof.withdrawn_by, proof.withdrawn_because = act.at, act.actor, because.strip()
    proof.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    data = {"member": str(proof.member_id), "course": str(proof.course_id)}
    record("training_withdrawn", proof, act=act, data=data)
    return proof


@transaction.atomic
def waive(course: Course, member: Member, *, reason: str, ends_on: date, act: Act) -> TrainingWaiver:
    """Let somebody off a course until a day. The same once more is a second click.

    Raises ``NotYours`` for oneself, ``Incomplete``.
    """
    _refuse_own(member, act=act)
    if not says_something(reason):
        raise Incomplete("Say in a sentence why it is waived.")
    if ends_on < act.today:
        raise Incomplete("Choose a day that is still to come: a waiver ends.")
    running = TrainingWaiver.objects.running().filter(course=course, member=member)
    same: TrainingWaiver | None = running.filter(reason=reason.strip(), ends_on=ends_on).first()
    if same is not None:
        return same
    made: TrainingWaiver = TrainingWaiver.objects.create(
        course=course, member=member, reason=reason.strip(), ends_on=ends_on, granted_by=act.actor, granted_at=act.at
    )
    data = {"member": str(member.pk), "course": str(course.pk), "ends_on": ends_on.isoformat()}
    record("training_waived", made, act=act, data=data)
    return made


@transaction.atomic
def end_waiver(waiver: TrainingWaiver, *, act: Act) -> TrainingWaiver:
    """End it before its day. A second click changes nothing."""
    waiver = TrainingWaiver.objects.select_for_update(of=("self",)).select_related("member").get(pk=waiver.pk)
    if waiver.ended_at is None:
        waiver.ended_at = act.at
        waiver.save(update_fields=["ended_at"])
        data = {"member": str(waiver.member_id), "course": str(waiver.course_id)}
        record("training_waiver_ended", waiver, act=act, data=data)
    return waiver


def _refuse_own(member: Member, *, act: Act) -> None:
    if act.actor is not None and act.actor.pk == member.pk:
        raise NotYours("Somebody else notes this: nobody vouches for themselves.")
