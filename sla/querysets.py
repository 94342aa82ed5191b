"""Every read of promises and cases that has a name."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.db.models import F, Func, IntegerField, JSONField, Q
from django.db.models.expressions import RawSQL

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member


class PolicyQuerySet(TenantQuerySet[Any]):
    def in_force(self, at: datetime) -> Self:
        """The versions effective at `at`, newest first: the first one counts."""
        return self.filter(effective_at__lte=at).order_by("-version")


class AgreementQuerySet(TenantQuerySet[Any]):
    def in_force(self, requisition_id: UUID, at: datetime) -> Self:
        return self.filter(requisition_id=requisition_id, signed_at__lte=at).order_by("-version")


class CommitmentQuerySet(TenantQuerySet[Any]):
    def running(self) -> Self:
        return self.exclude(state="closed")

    def due_for_action(self, now: datetime) -> Self:
        """What the sweep takes: claimed row by row, skipping what another sweeper holds."""
        return (
            self.filter(next_action_at__lte=now)
            .order_by("next_action_at")
            .select_for_update(skip_locked=True, of=("self",))
        )

    def with_steps_in_sight(self) -> Self:
        """With the next step and two more: a sweep that comes by in time needs two, and thirteen are long."""
        table = self.model._meta.db_table
        near = ", ".join(f"{table}.steps -> next_step + {nth}" for nth in range(3))
        return self.annotate(
            in_sight=RawSQL(f"jsonb_build_array({near})", [], output_field=JSONField()),  # noqa: S611 - our own columns
            number=Func("steps", function="jsonb_array_length", output_field=IntegerField()),
        )

    def not_yet_due(self, now: datetime) -> Self:
        """Open promises that are still in time, with what their times are worked out from."""
        return (
            self.filter(state="open", due_at__gt=now)
            .select_related("owner", "agreement", "requisition")
            .order_by("due_at", "id")
        )

    def open_after(self, moment: datetime) -> Self:
        """What runs still, and what ran at that moment: we may learn late of what was decided then."""
        return self.filter(Q(closed_at=None) | Q(closed_at__gte=moment))

    def made_by(self, member_id: UUID) -> Self:
        """What `member_id` promised, whoever owes it now."""
        return self.made_by_any([member_id])

    def made_by_any(self, member_ids: Collection[UUID]) -> Self:
        return self.filter(Q(owner__in=member_ids, delegated_from=None) | Q(delegated_from__in=member_ids))

    def known_to(self, member: Member) -> Self:
        """Who owes it, who promised it, who waits for it, and those who oversee."""
        if member.may("commitments.view_all"):
            return self.all()
        return self.filter(Q(owner=member) | Q(delegated_from=member) | Q(beneficiary=member))

    def owed_by(self, member_id: UUID) -> Self:
        return self.running().filter(owner_id=member_id).order_by("due_at", "id")

    def owed_to(self, member_id: UUID) -> Self:
        return self.running().filter(beneficiary_id=member_id).order_by("due_at", "id")

    def put_off(self) -> Self:
        """Those whose owner has asked for quiet already, since they were last rescheduled."""
        return self.filter(events__kind="snoozed", events__generation=F("generation"))

    def between(self, member: Member) -> Self:
        """What runs between `member` and others, whichever of them owes it."""
        return self.running().filter(Q(owner=member) | Q(beneficiary=member)).order_by("due_at", "id")

    def late_by_now(self, now: datetime) -> Self:
        """Kept late, missed, or past due today."""
        late = Q(breached_at__isnull=False) | Q(due_at__lte=now, outcome="")
        return self.filter(late).exclude(outcome__in=["waived", "cancelled", "superseded"])

    def missed(self) -> Self:
        """Breached, whatever became of it; neither waived nor retracted."""
        return self.filter(breached_at__isnull=False).exclude(outcome="waived")

    def for_page(self) -> Self:
        return self.select_related("owner", "beneficiary", "requisition", "application__candidate")


def _line_above(member: Member) -> list[UUID]:
    """Return the member and whoever they report to, however far up; a circle ends where it closes."""
    line, above = [member.pk], member.reports_to_id
    while above is not None and above not in line:
        line.append(above)
        above = type(member).objects.filter(pk=above).values_list("reports_to_id", flat=True).first()
    return line


def _told_to(member: Member) -> Q:
    return Q(about=member) & (Q(raised_by=None) | Q(shared_at__isnull=False))


class CaseQuerySet(TenantQuerySet[Any]):
    def visible_to(self, member: Member) -> Self:
        """For those who decide or oversee, and never about themselves or anybody above them: not even a count."""
        found = self.judged_by(member)
        if member.may("cases.view_all"):
            return found
        # A role's own where nobody of it was free; else only what is theirs.
        return found.filter(Q(decider=member) | Q(closed_by=member) | Q(decider=None, decider_role__in=member.roles))

    def judged_by(self, member: Member) -> Self:
        """Neither about the member nor about anybody above them."""
        return self.exclude(about__in=_line_above(member))

    def raised_by(self, member: Member) -> Self:
        return self.filter(raised_by=member)

    def shared_with(self, member: Member) -> Self:
        """About them, and shown to them."""
        return self.filter(about=member).exclude(shared_at=None)

    def known_to(self, member: Member) -> Self:
        """About them, and told to them: what a rule opened, and what was shared. A concern is told by sharing it."""
        return self.filter(_told_to(member))

    def for_page(self) -> Self:
        return self.select_related(
            "about", "decider", "requisition", "policy", "closed_by", "plan_owner", "raised_by"
        ).select_related("requisition__hiring_manager", "requisition__recruiter")

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def of_scope(self, rule: str, about_id: UUID, scope_id: UUID) -> Self:
        """The episodes of one rule about one person, or about one requisition of theirs."""
        return self.filter(rule=rule, about_id=about_id, scope_id=scope_id)

    def planned(self) -> Self:
        """Open, with a plan that runs or whose outcome is awaited."""
        return self.open().exclude(plan_agreed_at=None)

    def concerning(self, member: Member) -> Self:
        """About them and told to them, or with a plan for which they answer."""
        return self.filter(_told_to(member) | Q(plan_owner=member))

    def due_for_action(self, now: datetime) -> Self:
        return (
            self.open()
            .filter(next_action_at__lte=now)
            .order_by("next_action_at", "id")
            .select_for_update(skip_locked=True, of=("self",))
        )


class LookQuerySet(TenantQuerySet[Any]):
    def due_for_action(self, now: datetime) -> Self:
        return (
            self.filter(next_action_at__lte=now)
            .order_by("next_action_at", "id")
            .select_for_update(skip_locked=True, of=("self",))
        )


class LeaveQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        """Asked for or approved: neither declined nor called off."""
        return self.filter(state__in=["asked", "approved"])

    def asked(self) -> Self:
        return self.filter(state="asked")

    def touching(self, first_on: date, last_on: date) -> Self:
        """With a day in common with these."""
        return self.filter(first_on__lte=last_on, last_on__gte=first_on)

    def not_over(self, today: date) -> Self:
        return self.filter(last_on__gte=today)

    def for_page(self) -> Self:
        return self.select_related("member", "delegate", "approved_by")


class ReliefQuerySet(TenantQuerySet[Any]):
    def waivers(self) -> Self:
        return self.filter(kind="waiver")

    def running(self, now: datetime) -> Self:
        """The pauses that have not run out."""
        return self.filter(kind="pause", ends_at__gt=now)

    def for_page(self) -> Self:
        return self.select_related("approved_by", "ended_by")
