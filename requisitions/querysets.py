"""Every read of requisitions that has a name."""

from collections.abc import Iterable
from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from hiring.tenancy.access import Role
from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.rules.plan_budget import AWAITED

OWNERS = {"manager": "hiring_manager", "recruiter": "recruiter"}
SEE_ALL = {Role.RECRUITER, Role.TA_LEADER, Role.TA_DIRECTOR, Role.CHRO, Role.BUSINESS_LEADER}
SEE_THE_PLAN = SEE_ALL | {Role.FINANCE, Role.ADMIN}


class HiringPlanQuerySet(TenantQuerySet[Any]):
    def of_department(self, department: str) -> Self:
        return self.filter(department__iexact=department)

    def overlapping(self, starts_on: Any, ends_on: Any) -> Self:
        return self.filter(starts_on__lte=ends_on, ends_on__gte=starts_on)


class RoleFactQuerySet(TenantQuerySet[Any]):
    def of_roles(self, role_types: Iterable[str]) -> Self:
        return self.filter(role_type__in=list(role_types))

    def about(self, role_type: str) -> Self:
        """Of this type of role, with who added each; the newest first."""
        return self.filter(role_type__iexact=role_type).select_related("added_by")


class PlanItemQuerySet(TenantQuerySet[Any]):
    def with_people(self) -> Self:
        return self.select_related("hiring_manager", "recruiter", "plan", "policy")

    def visible_to(self, member: Member) -> Self:
        """Recruiting, finance and oversight see the whole plan; a manager the seats that are theirs."""
        if self.sees_all(member):
            return self
        return self.filter(Q(hiring_manager=member) | Q(recruiter=member))

    def sees_all(self, member: Member) -> bool:
        return bool(member.roles & SEE_THE_PLAN)

    def to_carry_on(self, member: Member, today: Any) -> Self:
        """Sent back to `member`, their manager, or delayed until a day that has come; or approved, with no requisition
        made by `member`, their recruiter.
        """
        theirs = Q(state="sent_back") | Q(state="delayed", delayed_until_on__lte=today)
        return self.filter(
            (theirs & Q(hiring_manager=member)) | Q(state="approved", recruiter=member, requisitions=None)
        )

    def with_decisions(self) -> Self:
        return self.prefetch_related("approvals__decided_by", "requisitions")

    def narrowed(self, **asked: str) -> Self:
        """Those with the given state, hiring_manager's and plan's id, department and reason; empty means any."""
        return self.filter(**{name: value for name, value in asked.items() if value})

    def overdue(self, today: Any) -> Self:
        """Those whose day to be open has passed, and no requisition of theirs has opened."""
        opened = self.model._meta.get_field("requisitions").related_model.objects.filter(
            plan_item=OuterRef("pk"), opened_at__isnull=False
        )
        due = Coalesce("target_open_on", "target_start_on")
        return self.filter(~Exists(opened), state__in=AWAITED).alias(due_on=due).filter(due_on__lt=today)


class StageQuerySet(TenantQuerySet[Any]):
    def with_plan(self) -> Self:
        """With the competencies each assesses and who interviews there; two more queries."""
        focus = self.model._meta.get_field("focus_set").related_model.objects.select_related("competency")
        interviewers = self.model._meta.get_field("interviewer_set").related_model.objects.select_related("member")
        return self.select_related("pool").prefetch_related(
            Prefetch("focus_set", focus), Prefetch("interviewer_set", interviewers)
        )


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

    def with_counts(self) -> Self:
        """Candidates in process and hired, each counted in a subquery so that one does not multiply the other."""
        return self.with_active_count().annotate(hired=_count(self._applications("hired")))

    def with_active_count(self) -> Self:
        return self.annotate(in_process=_count(self._applications("active")))

    def _applications(self, state: str) -> Any:
        applications = self.model._meta.get_field("applications").related_model.objects
        return applications.filter(requisition=OuterRef("pk"), state=state)

    def filled(self) -> Self:
        """Those that led to a hire and whose length is known."""
        return self.filter(state="filled", opened_at__isnull=False, closed_at__isnull=False)

    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; a manager their own; an interviewer those they sit for."""
        if member.roles & SEE_ALL:
            return self
        # By name, not by class: querysets stand below models.
        interviewing = self.model._meta.get_field("stages").related_model.objects.filter(
            requisition=OuterRef("pk"), interviewer_set__member=member
        )
        return self.filter(Q(hiring_manager=member) | Q(recruiter=member) | Exists(interviewing))


class KickoffQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member) -> Self:
        """Of the requisitions that `member` sees."""
        requisitions = self.model._meta.get_field("requisition").related_model.objects
        return self.filter(Exists(requisitions.visible_to(member).filter(pk=OuterRef("requisition"))))

    def of_partner(self, member: Member) -> Self:
        """Of the running requisitions that `member` owns on either side."""
        return self.filter(_partners(member), requisition__state__in=["kickoff", "open", "on_hold"])

    def with_what_is_missing(self) -> Self:
        """With when each side signed the current version, and how many of its answers the other side waits for."""
        return self.annotate(
            manager_at=self._signed("manager"),
            recruiter_at=self._signed("recruiter"),
            manager_owes=self._unanswered("manager", "recruiter"),
            recruiter_owes=self._unanswered("recruiter", "manager"),
        )

    def _signed(self, side: str) -> Subquery:
        names = self.model._meta.get_field("signatures").related_model.objects.filter(
            kickoff=OuterRef("pk"), version=OuterRef("version"), side=side
        )
        return Subquery(names.filter(member=OuterRef(f"requisition__{OWNERS[side]}")).values("signed_at")[:1])

    def _unanswered(self, side: str, other: str) -> Coalesce:
        requisitions = self.model._meta.get_field("requisition").related_model
        requirements = requisitions._meta.get_field("requirements").related_model.objects.agreed()
        said = Q(level="must", **{f"{other}_rejects_without": False}) | Q(**{f"{other}_rejects_without": True})
        return _count(
            requirements.filter(said, requisition=OuterRef("requisition"), **{f"{side}_rejects_without": None})
        )


class RequirementQuerySet(TenantQuerySet[Any]):
    def agreed(self) -> Self:
        return self.filter(retired_at=None)

    def must_haves(self) -> Self:
        return self.agreed().filter(level="must")

    def with_choices(self) -> Self:
        return self.select_related("competency", "stage")


class KickoffLineQuerySet(TenantQuerySet[Any]):
    def agreed(self) -> Self:
        return self.filter(retired_at=None)


def _count(rows: Any, *, by: str = "requisition") -> Coalesce:
    """Count correlated rows in a subquery of their own; `by`: what they are correlated on."""
    return Coalesce(Subquery(rows.order_by().values(by).annotate(n=Count("pk")).values("n")), 0)


def _partners(member: Member, requisition: str = "requisition") -> Q:
    """The rows of the requisitions that `member` is the hiring manager or the recruiter of."""
    return Q(**{f"{requisition}__hiring_manager": member}) | Q(**{f"{requisition}__recruiter": member})


class CandidateQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; a manager those who applied to their requisitions."""
        if member.roles & SEE_ALL:
            return self
        applications = self.model._meta.get_field("applications").related_model.objects.visible_to(member)
        return self.filter(Exists(applications.filter(candidate=OuterRef("pk"))))

    def matching(self, words: str) -> Self:
        """Those whose name or address contains `words`; all when there are none."""
        return self.filter(Q(name__icontains=words) | Q(email__icontains=words)) if words else self

    def with_address(self, email: str) -> Self:
        return self.filter(email=email)

    def with_running_count(self) -> Self:
        # A subquery: grouping by Django's primary key is not enough for ours, which begins with the organization.
        applications = self.model._meta.get_field("applications").related_model.objects.active()
        counted = applications.filter(candidate=OuterRef("pk")).order_by().values("candidate")
        return self.annotate(running=Coalesce(Subquery(counted.annotate(number=Count("pk")).values("number")), 0))


class ApplicationQuerySet(TenantQuerySet[Any]):
    def active(self) -> Self:
        return self.filter(state="active")

    def ended(self) -> Self:
        return self.exclude(state="active")

    def visible_to(self, member: Member) -> Self:
        """Recruiting and oversight see all; the partners of a requisition see its applications."""
        return self if member.roles & SEE_ALL else self.filter(_partners(member))

    def with_people(self) -> Self:
        return self.select_related("candidate", "stage", "requirement", "requisition__hiring_manager")


class SlateQuerySet(TenantQuerySet[Any]):
    def waiting(self) -> Self:
        """Presented and not answered yet."""
        return self.filter(state="presented")

    def running(self) -> Self:
        """The one that is being prepared or answered, if any."""
        return self.filter(state__in=["draft", "presented"])

    def visible_to(self, member: Member) -> Self:
        return self if member.roles & SEE_ALL else self.filter(_partners(member))

    def with_places(self) -> Self:
        return self.prefetch_related(
            "candidates__application__candidate",
            "candidates__application__stage",
            "candidates__application__requirement",
            "candidates__evidence_set__requirement",
        )


class InterviewQuerySet(TenantQuerySet[Any]):
    def upcoming(self, now: Any) -> Self:
        return self.filter(state="scheduled", ends_at__gte=now)

    def scheduled(self) -> Self:
        return self.filter(state="scheduled")

    def unsettled(self, now: Any) -> Self:
        """Past their end, and nobody said whether they took place."""
        return self.filter(state="scheduled", ends_at__lt=now)

    def over(self, now: Any) -> Self:
        """Held, cancelled, or past their end without a word; newest first."""
        return self.exclude(state="scheduled", ends_at__gte=now).order_by("-starts_at", "-id")

    def of_member(self, member: Member) -> Self:
        """Those on whose panel `member` sits."""
        return self.filter(self._sits(member))

    def visible_to(self, member: Member) -> Self:
        """Interviewers see those they sit for; whoever may see the candidate sees the interview."""
        if not member.may("candidates.view"):
            return self.of_member(member)
        if member.roles & SEE_ALL:
            return self
        return self.filter(_partners(member, "application__requisition") | self._sits(member))

    def with_panel(self) -> Self:
        seats = self.model._meta.get_field("seats").related_model.objects.select_related("member")
        return self.select_related("stage", "application__candidate", "application__requisition").prefetch_related(
            Prefetch("seats", seats)
        )

    def overlapping(self, start: Any, end: Any) -> Self:
        """Scheduled ones that share some time with [start, end)."""
        return self.scheduled().filter(starts_at__lt=end, ends_at__gt=start)

    def _sits(self, member: Member) -> Exists:
        seats = self.model._meta.get_field("seats").related_model.objects
        return Exists(seats.filter(interview=OuterRef("pk"), member=member))


class CompetencyQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        return self.exclude(retired_at=None)

    def matching(self, words: str) -> Self:
        """Those with `words` in the name or the definition; empty means any."""
        return self.filter(Q(name__icontains=words) | Q(description__icontains=words)) if words else self

    def with_uses(self) -> Self:
        """With `uses`: how many stages of any interview plan assess it."""
        focus = self.model._meta.get_field("focused_in").related_model.objects
        return self.annotate(uses=_count(focus.filter(competency=OuterRef("pk")), by="competency"))


class PoolQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def with_uses(self) -> Self:
        """With its people, and `uses`: how many stages name it."""
        stages = self.model._meta.get_field("stages").related_model.objects
        people = self.model._meta.get_field("member_set").related_model.objects.select_related("member")
        counted = self.annotate(uses=_count(stages.filter(pool=OuterRef("pk")), by="pool"))
        return counted.prefetch_related(Prefetch("member_set", people.order_by("member__name")))


class PlanTemplateQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def with_newest(self) -> Self:
        """With all versions, the newest first."""
        versions = self.model._meta.get_field("versions").related_model.objects.select_related("written_by")
        return self.prefetch_related(Prefetch("versions", versions.order_by("-version")))


class HandOverQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member, *, by_a_task: bool = True) -> Self:
        """Whoever sees the application, its owner, and (`by_a_task`) whoever has something to do on it."""
        if member.roles & SEE_ALL:
            return self
        theirs = _partners(member, "application__requisition") | Q(owner=member)
        if by_a_task:
            items = self.model._meta.get_field("items").related_model.objects.filter(hand_over=OuterRef("pk"))
            theirs |= Q(Exists(items.filter(doer=member)))
        return self.filter(theirs)

    def with_people(self) -> Self:
        return self.select_related(
            "owner", "organization", "application__candidate", "application__requisition__hiring_manager",
            "application__requisition__recruiter", "application__requisition__plan_item",
        )  # fmt: skip

    def with_progress(self, today: Any) -> Self:
        """With how many of its items are open, how many of those late, and when the next is due."""
        items = self.model._meta.get_field("items").related_model.objects.filter(hand_over=OuterRef("pk"))
        waiting = items.filter(state="open")
        return self.annotate(
            total=_count(items, by="hand_over"),
            left=_count(waiting, by="hand_over"),
            late=_count(waiting.filter(due_on__lt=today), by="hand_over"),
            next_on=Subquery(waiting.order_by("due_on").values("due_on")[:1]),
        )

    def standing(self, standing: str, today: Any) -> Self:
        """Those that are late, under way (late or not) or complete; empty means any."""
        match standing:
            case "late":
                items = self.model._meta.get_field("items").related_model.objects
                late = items.filter(hand_over=OuterRef("pk"), state="open", due_on__lt=today)
                return self.filter(Exists(late))
            case "under_way":
                return self.filter(completed_at=None)
            case "complete":
                return self.filter(completed_at__isnull=False)
        return self


class HandOverItemQuerySet(TenantQuerySet[Any]):
    def due_from(self, member: Member, until: Any) -> Self:
        """Open ones that `member` does, late or due by that day."""
        return self.filter(state="open", doer=member, due_on__lte=until)
