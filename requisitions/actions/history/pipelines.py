"""Requisitions of the past, each with the stages of the mapping. An imported requisition is never open.

One with running applications stands before its kickoff: it opens when both sides have signed, as any other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q

from hiring.ledger.actions import Entry, record_many
from hiring.tenancy.act import Act
from hiring.tenancy.actions.numbers import next_number
from hiring.tenancy.errors import Refused
from hiring.tenancy.models import Member
from requisitions.actions.history.naming import stable_id
from requisitions.actions.history.people import key_of
from requisitions.models import Application, Requisition, Stage
from requisitions.rules.history import mapping as meaning
from requisitions.rules.history.judge import Application as Told
from requisitions.rules.history.records import requisition_id

BATCH = 1_000
UNNAMED = "Role not recorded"
State = Requisition.State


class OtherPipeline(Refused):
    """The same roles were imported before with other stages; the sentence says which."""

    status = 422


@dataclass(frozen=True)
class Pipelines:
    """Requisitions by external id, and the stages of each in order."""

    requisitions: Mapping[str, Requisition]
    stages: Mapping[str, Sequence[Stage]]


def check_pipelines(external_ids: Iterable[str], plan: meaning.Mapping) -> None:
    """Raise ``OtherPipeline`` when one of the requisitions exists with stages other than the mapping's."""
    expected = [(stage.name, stage.milestone) for stage in plan.stages]
    for requisition in Requisition.objects.filter(external_id__in=external_ids).prefetch_related("stages"):
        standing = [(stage.name, stage.milestone) for stage in requisition.stages.all()]
        if standing != expected:
            names = ", ".join(f"{name} ({milestone})" for name, milestone in standing)
            raise OtherPipeline(
                f"{requisition} was imported with the stages {names}. "
                "Write the same [[stages]], or give the applications another role."
            )


def pipelines_for(
    applications: Sequence[Told], plan: meaning.Mapping, people: Mapping[str, Member], act: Act
) -> Pipelines:
    """Return the requisitions the applications belong to, making those that do not exist yet."""
    samples = {requisition_id(each): each for each in reversed(applications)}
    existing = {each.external_id: each for each in Requisition.objects.filter(external_id__in=samples)}
    missing = {id_: samples[id_] for id_ in sorted(samples.keys() - existing.keys())}
    if missing:
        existing |= _make(missing, plan, people, act)
    stages = {each.pk: list[Stage]() for each in existing.values()}
    for stage in Stage.objects.filter(requisition__in=stages).order_by("position"):
        stages[stage.requisition_id].append(stage)
    return Pipelines(existing, {id_: stages[each.pk] for id_, each in existing.items()})


def settle_states(requisitions: Iterable[Requisition]) -> None:
    """Say of each imported requisition whether it runs, was filled or ended without a hire."""
    imported = Requisition.objects.filter(
        pk__in=[each.pk for each in requisitions],
        opened_at=None,
        state__in=[State.KICKOFF, State.FILLED, State.CANCELLED],
    )
    sums = {each["requisition"]: each for each in _sums(imported)}
    changed = []
    for each in imported:
        running, hired, ended_at = (sums[each.pk][name] for name in ("running", "hired", "ended_at"))
        each.state = State.KICKOFF if running else State.FILLED if hired else State.CANCELLED
        each.closed_at = None if running else ended_at
        changed.append(each)
    Requisition.objects.bulk_update(changed, ["state", "closed_at"], batch_size=BATCH)


def _sums(requisitions: Iterable[Requisition]) -> Iterable[Mapping[str, Any]]:
    # Counted over applications: grouping the requisitions' own columns would need the whole composite key.
    return (
        Application.objects.filter(requisition__in=requisitions)
        .order_by()
        .values("requisition")
        .annotate(
            running=Count("pk", filter=Q(state="active")),
            hired=Count("pk", filter=Q(state="hired")),
            ended_at=Max("closed_at"),
        )
    )


def _make(
    samples: Mapping[str, Told], plan: meaning.Mapping, people: Mapping[str, Member], act: Act
) -> dict[str, Requisition]:
    first = next_number("requisition", count=len(samples))
    made = {
        id_: _requisition(id_, sample, number, people, act)
        for number, (id_, sample) in enumerate(samples.items(), start=first)
    }
    Requisition.objects.bulk_create(made.values(), batch_size=BATCH)
    Stage.objects.bulk_create(
        [
            Stage(
                id=stable_id("stage", id_, position),
                requisition=requisition,
                position=position,
                name=stage.name,
                milestone=stage.milestone,
            )
            for id_, requisition in made.items()
            for position, stage in enumerate(plan.stages)
        ],
        batch_size=BATCH,
    )
    record_many(
        "requisition_imported", Requisition, [Entry(each.pk, act.at, each.pk) for each in made.values()], act=act
    )
    return made


def _requisition(id_: str, sample: Told, number: int, people: Mapping[str, Member], act: Act) -> Requisition:
    role = " ".join(sample.said("role").split()) or UNNAMED
    return Requisition(
        id=stable_id("requisition", id_),
        number=number,
        title=role,
        role_type=role,
        department=sample.said("department"),
        location=sample.said("location"),
        hiring_manager=people[key_of(sample.said("manager"))],
        recruiter=people[key_of(sample.said("recruiter"))],
        state=State.CANCELLED,
        external_id=id_,
        created_at=act.recorded_at,
    )
