"""How seats are agreed to: a new version of the policy."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_version
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from requisitions.models import PlanItem, PlanPolicy
from requisitions.rules.plan import PlanDraft
from requisitions.rules.plan_policy import Step, as_data, objection

FIELDS = tuple(field.name for field in fields(PlanDraft))


@transaction.atomic
def change_plan_policy(
    *, steps: Sequence[Step], material: Iterable[str], note: str, expected_version: int, act: Act
) -> PlanPolicy:
    """Write a new version. Items that wait for a decision keep the one they were proposed under.

    Raises ``Stale`` when another version was written meanwhile, ``Incomplete``.
    """
    version = next_version(PlanPolicy.objects.all(), seen=expected_version)
    chosen = set(material)
    if said := objection(steps) or _about_people(steps) or _about_fields(chosen):
        raise Incomplete(said)
    policy: PlanPolicy = PlanPolicy.objects.create(
        version=version,
        effective_at=act.at,
        steps=as_data(steps),
        material=sorted(chosen),
        changed_by=act.actor,
        note=note,
    )
    record("plan_policy_changed", policy, act=act, data={"version": version})
    return policy


def _about_people(steps: Iterable[Step]) -> str:
    named = {person for step in steps for person in step.people}
    readers = {each.pk for each in Member.objects.active().filter(pk__in=named).with_roles() if _reads_the_plan(each)}
    return "Choose people who work here and see the whole plan." if named - readers else ""


def _reads_the_plan(member: Member) -> bool:
    return PlanItem.objects.sees_all(member)


def _about_fields(material: set[str]) -> str:
    if unknown := sorted(material - set(FIELDS)):
        return f"{unknown[0]} is nothing that a plan item says."
    return "" if material else "Choose at least one field: something must be what is agreed to."
