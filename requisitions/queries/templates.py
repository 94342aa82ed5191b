"""What kickoffs of a type of role begin with, and past ones to copy from."""

from collections.abc import Sequence

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from requisitions.models import KickoffTemplate, PlanTemplate, Requirement, Requisition
from requisitions.rules.kickoff_template import Beginning, of_data, questions_of
from requisitions.rules.plan_template import TemplateStage
from requisitions.rules.prework import Question

PAST = 12


def latest_templates() -> list[KickoffTemplate]:
    """Return the latest version for each type of role, withdrawn ones too, in the order of the types."""
    later = KickoffTemplate.objects.filter(role_type=OuterRef("role_type"), version__gt=OuterRef("version"))
    return list(KickoffTemplate.objects.filter(~Exists(later)).select_related("written_by"))


def template_of(role_type: str) -> KickoffTemplate | None:
    """Return the latest version for that type of role, offered or not."""
    found: KickoffTemplate | None = KickoffTemplate.objects.filter(role_type=role_type).first()
    return found


def beginning_for(role_type: str) -> Beginning | None:
    """Return what a kickoff of that type is offered to begin with."""
    found = template_of(role_type)
    return of_data(found.content) if found and found.is_offered else None


def stages_for(role_type: str, plan: str | None) -> tuple[TemplateStage, ...]:
    """Return the stages of the plan template of that name; for None those that the type of role begins with now.

    For no name, none: the requisition keeps its own. Raises ``Incomplete`` for a name that no template has.
    """
    if plan is None:
        found = template_of(role_type)
        return of_data(found.content).stages if found else ()
    if not plan:
        return ()
    kept = PlanTemplate.objects.with_newest().filter(name__iexact=plan, retired_at=None).first()
    if kept is None:
        raise Incomplete(f"There is no plan template called {plan}.")
    return kept.versions.all()[0].lines


def questions_for(role_type: str) -> Sequence[Question]:
    """Return what the manager is asked before the kickoff."""
    return questions_of(beginning_for(role_type))


def past_kickoffs(requisition: Requisition, reader: Member) -> "QuerySet[Requisition]":
    """Return those that `reader` may see and that have requirements: of the same type first, newest first."""
    asked = Requirement.objects.agreed().filter(requisition=OuterRef("pk"))
    is_other = ExpressionWrapper(~Q(role_type=requisition.role_type), BooleanField())
    seen = Requisition.objects.visible_to(reader).exclude(pk=requisition.pk).filter(kickoffs__isnull=False)
    found: QuerySet[Requisition] = seen.filter(Exists(asked)).order_by(is_other, "-number")
    return found[:PAST]
