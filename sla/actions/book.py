"""The terms and hours that promises are timed by, by version, read when they are first asked for and then kept."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from uuid import UUID

from hiring.tenancy.models import Member
from requisitions.models import Requisition
from sla.actions.policy import policy_in_force, terms_of
from sla.models import Agreement, Policy
from sla.queries.calendars import histories_of
from sla.rules.calendar import Calendar
from sla.rules.hours import Known
from sla.rules.promise import Agreed
from sla.rules.terms import ClauseTerms


class Shelf:
    """A book for the promises on one requisition; `people` are those whose hours will be asked for together."""

    def __init__(self, requisition_id: UUID, people: Iterable[UUID] = ()) -> None:
        self._requisition_id = requisition_id
        self._people = set(people)
        self._histories: dict[UUID, tuple[Known, ...]] = {}
        self._read: dict[tuple[UUID, str], ClauseTerms] = {}

    def terms(self, clause: str, at: datetime) -> Agreed:
        agreement = next((each for each in self._agreements if each.signed_at <= at), None)
        if agreement:
            return Agreed(self._terms(agreement, clause), agreement.pk)
        policies = self._policies or [policy_in_force(at)]
        policy = next((each for each in policies if each.effective_at <= at), policies[-1])
        return Agreed(self._terms(policy, clause))

    def hours(self, member_id: UUID, known_at: datetime) -> Calendar:
        known = [each.calendar for each in self._history(member_id) if each.since <= known_at]
        return known[-1]

    def hours_changed(self, member_id: UUID) -> Sequence[datetime]:
        return [each.since for each in self._history(member_id)[1:]]

    def _terms(self, source: Agreement | Policy, clause: str) -> ClauseTerms:
        if (source.pk, clause) not in self._read:
            terms = source.terms_for(self._role_type)
            said = {clause: terms[clause]} if clause in terms else {}
            self._read[source.pk, clause] = terms_of(said)[clause]
        return self._read[source.pk, clause]

    def _history(self, member_id: UUID) -> tuple[Known, ...]:
        if member_id not in self._histories:
            wanted = {member_id, *self._people} - self._histories.keys()
            self._histories |= histories_of(Member.objects.filter(pk__in=wanted))
        return self._histories[member_id]

    @cached_property
    def _role_type(self) -> str:
        if not any(policy.role_types for policy in self._policies):
            return ""
        return str(Requisition.objects.values_list("role_type", flat=True).get(pk=self._requisition_id))

    @cached_property
    def _agreements(self) -> list[Agreement]:
        return list(Agreement.objects.filter(requisition=self._requisition_id).order_by("-version"))

    @cached_property
    def _policies(self) -> list[Policy]:
        return list(Policy.objects.order_by("-version"))
