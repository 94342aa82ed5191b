"""Templates of kickoffs: written as versions, kept from a kickoff, copied into a new one; and copying a past one."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_version
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions.kickoff_terms import change_terms, seen_of, terms_of, with_changes
from requisitions.actions.partners import held_kickoff
from requisitions.actions.plan_template import lay_out, stages_of
from requisitions.actions.requirements import add_requirement
from requisitions.actions.versions import write_version
from requisitions.models import Kickoff, KickoffTemplate, Requirement, Requisition
from requisitions.queries.kickoff import content_of
from requisitions.queries.templates import beginning_for, template_of
from requisitions.rules import prework
from requisitions.rules.drafts import Experience, Profile, RequirementDraft, Sourcing
from requisitions.rules.kickoff_template import Beginning, Unusable, Wanted, as_data, checked, of_content, of_data


class BegunAlready(Refused):
    """The kickoff has requirements; a template is what one begins with."""


class NoTemplate(Incomplete):
    """There is nothing to copy."""


@transaction.atomic
def write_template(
    role_type: str,
    beginning: Beginning,
    *,
    expected_version: int,
    is_offered: bool = True,
    note: str = "",
    act: Act,
) -> KickoffTemplate:
    """Write the next version for a type of role; kickoffs that began with an earlier one stay as they are.

    Raises ``Incomplete``, and ``Stale`` when another version was written meanwhile.
    """
    role_type = " ".join(role_type.split())
    if not role_type:
        raise Incomplete("Name the type of role.")
    try:
        content = as_data(checked(beginning))
    except Unusable as wrong:
        raise Incomplete(str(wrong)) from wrong
    made: KickoffTemplate = KickoffTemplate.objects.create(
        role_type=role_type,
        version=next_version(KickoffTemplate.objects.filter(role_type=role_type), seen=expected_version),
        content=content,
        is_offered=is_offered,
        note=note,
        written_by=act.actor,
        written_at=act.at,
    )
    record("kickoff_template_changed", made, act=act, data={"version": made.version})
    return made


def withdraw_template(role_type: str, *, expected_version: int, act: Act) -> KickoffTemplate:
    """Offer it no more. Raises ``NoTemplate``, ``Stale``; withdrawn already, nothing changes."""
    found = template_of(role_type)
    if found is None:
        raise NoTemplate("There is no template for that type of role.")
    if not found.is_offered:
        return found
    return write_template(
        role_type,
        of_data(found.content),
        expected_version=expected_version,
        is_offered=False,
        note="Withdrawn",
        act=act,
    )


@transaction.atomic
def keep_as_template(requisition: Requisition, *, act: Act) -> KickoffTemplate:
    """Write what this kickoff says as the next version for its type of role; the same again changes nothing.

    The questions asked before kickoffs stay as they were. Raises ``NotYours``, ``Closed``, ``NoTemplate`` without a
    requirement.
    """
    beginning = of_content(content_of(held_kickoff(requisition, act=act)), stages_of(requisition))
    if not beginning.requirements:
        raise NoTemplate("Write a requirement first.")
    latest = template_of(requisition.role_type)
    known = of_data(latest.content) if latest else Beginning()
    made = replace(beginning, questions=known.questions)
    if latest and latest.is_offered and made == known:
        return latest
    return write_template(
        requisition.role_type,
        made,
        expected_version=latest.version if latest else 0,
        note=f"From {requisition.reference}",
        act=act,
    )


@transaction.atomic
def apply_template(requisition: Requisition, *, act: Act) -> Kickoff:
    """Copy the template of its type of role into a kickoff without requirements. Raises ``NoTemplate``,
    ``BegunAlready``, ``StageInUse``, ``Incomplete`` for a competency that was retired, ``NotYours``, ``Closed``.
    """
    beginning = beginning_for(requisition.role_type)
    if beginning is None:
        raise NoTemplate(f"There is no template for {requisition.role_type}.")
    latest = template_of(requisition.role_type)
    kickoff = _begin(requisition, beginning, act=act)
    data = {"version": latest.version if latest else 0}
    record("kickoff_template_applied", kickoff, act=act, thread=requisition, data=data)
    return kickoff


@transaction.atomic
def copy_kickoff(requisition: Requisition, source: Requisition, *, act: Act) -> Kickoff:
    """Copy what a past kickoff says, without people and dates. `source`: one that the actor may see.

    Raises as ``apply_template``.
    """
    past = source.kickoffs.select_related("requisition").first()
    beginning = of_content(content_of(past), stages_of(source)) if past else Beginning()
    if not beginning.requirements or source.pk == requisition.pk:
        raise NoTemplate(f"{source.reference} has no kickoff to copy.")
    kickoff = _begin(requisition, beginning, act=act)
    record("kickoff_copied", kickoff, act=act, thread=requisition, data={"copied_from": source.number})
    return kickoff


def _begin(requisition: Requisition, beginning: Beginning, *, act: Act) -> Kickoff:
    """Write it by the same actions as everybody; what stands in a text already stays before it."""
    kickoff = held_kickoff(requisition, act=act)
    if Requirement.objects.agreed().filter(requisition=requisition).exists():
        raise BegunAlready("The kickoff has requirements already. A template is for one without.")
    if beginning.stages:
        lay_out(requisition, beginning.stages)
        write_version(kickoff, what="the interview plan", act=act)
    stages = {stage.name.casefold(): stage.pk for stage in requisition.stages.all()}
    for each in beginning.requirements:
        add_requirement(requisition, _draft(each, stages.get(each.stage.casefold())), act=act)
    profile, sourcing, experience = (terms_of(kickoff, kind) for kind in (Profile, Sourcing, Experience))
    for now, field, text in (
        (profile, "ideal_profile", beginning.ideal_profile),
        (sourcing, "sourcing_plan", beginning.sourcing_plan),
        (experience, "candidate_promises", beginning.candidate_promises),
    ):
        after = with_changes(now, {field: prework.joined(getattr(now, field), text)})
        change_terms(requisition, after, seen=seen_of(now), act=act)
    kickoff.refresh_from_db()
    return kickoff


def _draft(wanted: Wanted, stage_id: UUID | None) -> RequirementDraft:
    """`stage_id`: None where the plan has no stage of that name; both choose one in the kickoff."""
    level = Requirement.Level.MUST if wanted.is_must else Requirement.Level.NICE
    return RequirementDraft(wanted.text, level, wanted.competency, stage_id, wanted.method, wanted.evidence)
