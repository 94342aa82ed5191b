"""How ids of this app become names in the feed; one query for each kind of thing."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from requisitions.models import (
    Application,
    Competency,
    HandOverItem,
    HiringPlan,
    PlanScenario,
    PlanTemplate,
    Pool,
    Requirement,
    RoleFact,
    Slate,
    Stage,
)


def of_applications(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return the candidates' names: an application is spoken of by who it is."""
    return dict(Application.objects.filter(pk__in=ids).values_list("pk", "candidate__name"))


def of_stages(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Stage.objects.filter(pk__in=ids).values_list("pk", "name"))


def of_requirements(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return {each.pk: str(each) for each in Requirement.objects.filter(pk__in=ids)}


def of_slates(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return {pk: f"slate {number}" for pk, number in Slate.objects.filter(pk__in=ids).values_list("pk", "number")}


def of_competencies(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Competency.objects.filter(pk__in=ids).values_list("pk", "name"))


def of_hiring_plans(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return {each.pk: str(each) for each in HiringPlan.objects.filter(pk__in=ids)}


def of_pools(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return {pk: f"the pool {name}" for pk, name in Pool.objects.filter(pk__in=ids).values_list("pk", "name")}


def of_plan_templates(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    rows = PlanTemplate.objects.filter(pk__in=ids).values_list("pk", "name")
    return {pk: f"the plan template {name}" for pk, name in rows}


def of_role_facts(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return {each.pk: str(each) for each in RoleFact.objects.filter(pk__in=ids)}


def of_scenarios(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(PlanScenario.objects.filter(pk__in=ids).values_list("pk", "name"))


def of_hand_over_items(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(HandOverItem.objects.filter(pk__in=ids).values_list("pk", "text"))


NAMES: Mapping[str, Callable[[Iterable[UUID]], Mapping[UUID, str]]] = {
    "requisitions.application": of_applications,
    "requisitions.handoveritem": of_hand_over_items,
    "requisitions.pool": of_pools,
    "requisitions.plantemplate": of_plan_templates,
    "requisitions.competency": of_competencies,
    "requisitions.stage": of_stages,
    "requisitions.requirement": of_requirements,
    "requisitions.slate": of_slates,
    "requisitions.hiringplan": of_hiring_plans,
    "requisitions.rolefact": of_role_facts,
    "requisitions.planscenario": of_scenarios,
}
