"""By what programs narrow the lists of hiring."""

from typing import Any

import django_filters as filters

from hiring.tenancy.filters import Filters
from requisitions.models import Application, Candidate, HandOver, Interview, PlanItem, Requisition, RoleFact
from requisitions.models.plan import SeatReason


class RequisitionFilter(Filters):
    state = filters.ChoiceFilter(choices=Requisition.State.choices)
    hiring_manager = filters.UUIDFilter(field_name="hiring_manager_id")
    recruiter = filters.UUIDFilter(field_name="recruiter_id")
    department = filters.CharFilter()

    class Meta:
        model = Requisition
        fields: tuple[str, ...] = ()


class PlanItemFilter(Filters):
    state = filters.ChoiceFilter(choices=PlanItem.State.choices)
    hiring_manager = filters.UUIDFilter(field_name="hiring_manager_id")
    department = filters.CharFilter()
    plan = filters.UUIDFilter(field_name="plan_id")
    reason = filters.ChoiceFilter(choices=SeatReason.choices)

    class Meta:
        model = PlanItem
        fields: tuple[str, ...] = ()


class RoleFactFilter(Filters):
    role_type = filters.CharFilter(lookup_expr="iexact")
    kind = filters.ChoiceFilter(choices=RoleFact.Kind.choices)

    class Meta:
        model = RoleFact
        fields: tuple[str, ...] = ()


class CandidateFilter(Filters):
    q = filters.CharFilter(method="words", label="A part of the name or the address")

    class Meta:
        model = Candidate
        fields: tuple[str, ...] = ()

    def words(self, found: Any, name: str, value: str) -> Any:
        return found.matching(value.strip())


class ApplicationFilter(Filters):
    state = filters.ChoiceFilter(choices=Application.State.choices)
    stage = filters.UUIDFilter(field_name="stage_id")
    candidate = filters.UUIDFilter(field_name="candidate_id")

    class Meta:
        model = Application
        fields: tuple[str, ...] = ()


class InterviewFilter(Filters):
    state = filters.ChoiceFilter(choices=Interview.State.choices)
    application = filters.UUIDFilter(field_name="application_id")
    starts_from = filters.IsoDateTimeFilter(field_name="starts_at", lookup_expr="gte")
    starts_before = filters.IsoDateTimeFilter(field_name="starts_at", lookup_expr="lt")

    class Meta:
        model = Interview
        fields: tuple[str, ...] = ()


class HandOverFilter(Filters):
    is_complete = filters.BooleanFilter(field_name="completed_at", lookup_expr="isnull", exclude=True)
    owner = filters.UUIDFilter(field_name="owner_id")
    starts_from = filters.DateFilter(field_name="starts_on", lookup_expr="gte")
    starts_before = filters.DateFilter(field_name="starts_on", lookup_expr="lt")

    class Meta:
        model = HandOver
        fields: tuple[str, ...] = ()
