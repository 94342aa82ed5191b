"""Requisitions and the stages of their interview plans."""

from typing import Any, Self

from django.db.models import Case, Exists, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.querysets.reach import SEE_ALL, count
from requisitions.rules.moves import INTERVIEWED


class StageQuerySet(TenantQuerySet[Any]):
    def with_plan(self) -> Self:
        """With the competencies each assesses and who interviews there; two more queries."""
        focus = self.model._meta.get_field("focus_set").related_model.objects.select_related("competency")
        interviewers = self.model._meta.get_field("interviewer_set").related_model.objects.select_related("member")
        return self.select_related("pool").prefetch_related(
            Prefetch("focus_set", focus), Prefetch("interviewer_set", interviewers)
        )

    def for_interviews(self) -> Self:
        """Those in which people are interviewed: by their milestone, or because the plan says who would."""
        named = self.model._meta.get_field("interviewer_set").related_model.objects.filter(stage=OuterRef("pk"))
        return self.filter(Q(milestone__in=INTERVIEWED) | Q(pool__isnull=False) | Exists(named))


class RequisitionQuerySet(TenantQuerySet[Any]):
    def with_people(self) -> Self:
        return self.select_related("hiring_manager", "recruiter")

    def running(self) -> Self:
        return self.filter(state__in=["kickoff", "open", "on_hold"])

    def narrowed(self, *, state: str = "", manager: str = "", recruiter: str = "", department: str = "") -> Self:
        """Those with the given people's ids and department; without a state the running ones, "all" is any."""
        asked = {"hiring_manager": manager, "recruiter": recruiter, "department": department}
        rows = self.filter(**{name: value for name, value in asked.items() if value})
        if state == "all":
            return rows
        return rows.filter(state=state) if state else rows.running()

    def matching(self, words: str) -> Self:
        """Those with the words in their title, or of that number: "138", "REQ-138"."""
        number = words.upper().removeprefix("REQ-")
        # Nobody has ten digits of requisitions; the column does not either.
        same = Q(number=int(number)) if number.isascii() and number.isdecimal() and len(number) < 10 else Q(pk=None)  # noqa: PLR2004
        return self.filter(Q(title__icontains=words) | same)

    def with_counts(self) -> Self:
        """Candidates in process and hired, each counted in a subquery so that one does not multiply the other."""
        return self.with_active_count().annotate(hired=count(self._applications("hired")))

    def with_active_count(self) -> Self:
        return self.annotate(in_process=count(self._applications("active")))

    def _applications(self, state: str = "") -> Any:
        applications = self.model._meta.get_field("applications").related_model.objects
        return applications.filter(requisition=OuterRef("pk"), **({"state": state} if state else {})).order_by()

    def filled(self) -> Self:
        """Those that led to a hire, with `began_at` and `filled_at`: from the opening until everybody was hired.

        History does not say when a requisition opened: there it is from the first application to the hire, where it
        was one. Several hires under one name are several searches, of which nobody knows where each began.
        """
        first = self._applications().order_by("applied_at").values("applied_at")[:1]
        hire = self._applications("hired").values("closed_at")[:1]
        is_known = Q(opened_at__isnull=False)
        return (
            self.filter(state="filled")
            .annotate(
                hires=count(self._applications("hired")),
                began_at=Coalesce("opened_at", Subquery(first)),
                filled_at=Case(When(is_known, then="closed_at"), default=Subquery(hire)),
            )
            .filter(is_known | Q(hires=1), began_at__isnull=False, filled_at__isnull=False)
        )

    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; a manager their own; an interviewer those they sit for, a guest of its
        kickoff the one they are asked to.
        """
        if member.roles & SEE_ALL:
            return self
        # By name, not by class: querysets stand below models.
        interviewing = self.model._meta.get_field("stages").related_model.objects.filter(
            requisition=OuterRef("pk"), interviewer_set__member=member
        )
        meetings = self.model._meta.get_field("kickoffs").related_model.objects.filter(
            requisition=OuterRef("pk"), guests__member=member
        )
        return self.filter(Q(hiring_manager=member) | Q(recruiter=member) | Exists(interviewing) | Exists(meetings))
