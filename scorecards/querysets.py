"""Every read of judgement that has a name. What may be read is the database's decision (models/policies.py)."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from hiring.tenancy.managers import TenantQuerySet
from hiring.tenancy.models import Member
from requisitions.models import Application, Interview


class ScorecardQuerySet(TenantQuerySet[Any]):
    def submitted(self) -> Self:
        return self.exclude(submitted_at=None)

    def by(self, author: Member) -> Self:
        return self.filter(author=author)

    def with_ratings(self) -> Self:
        """With the author, and the ratings by the name of their competency."""
        # By name, not by class: querysets stand below models.
        ratings = self.model._meta.get_field("ratings").related_model.objects.in_order()
        return self.select_related("author").prefetch_related(Prefetch("ratings", ratings))

    def for_export(self) -> Self:
        return self.with_ratings().select_related("interview__stage", "interview__application__candidate")


class RatingQuerySet(TenantQuerySet[Any]):
    def in_order(self) -> Self:
        return self.select_related("competency").order_by("competency__name")


class DebriefQuerySet(TenantQuerySet[Any]):
    def not_cancelled(self) -> Self:
        return self.filter(cancelled_at=None)

    def standing(self) -> Self:
        """Neither cancelled nor decided: the one that still has to happen or to end."""
        return self.filter(cancelled_at=None, decided_at=None)

    def undecided_by(self, member: Member) -> Self:
        """Held, of candidates who still wait, and `member` decides."""
        return self.standing().filter(decider=member, application__state="active").exclude(held_at=None)

    def rounds_of(self, application: Application) -> Self:
        """The rounds of one application, newest first, without the cancelled."""
        return self.not_cancelled().filter(application=application).order_by("-round").with_people()

    def with_people(self) -> Self:
        """With who decides, who was asked and what was cited."""
        named = self.select_related("decider", "decided_by")
        return named.prefetch_related("attendance_set__member", "citations__requirement")


class QuestionQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)

    def retired(self) -> Self:
        return self.exclude(retired_at=None)

    def matching(self, words: str) -> Self:
        """Those with `words` in the question, the follow-ups or what a good answer holds; empty means any."""
        if not words:
            return self
        return self.filter(Q(text__icontains=words) | Q(follow_ups__icontains=words) | Q(good__icontains=words))

    def narrowed(self, *, competency: str = "", level: str = "", kind: str = "", state: str = "") -> Self:
        """Those of the given competency's id, level and kind; `state` "retired", otherwise those in use."""
        asked = {"competency": competency, "level": level, "kind": kind}
        rows = self.filter(**{name: value for name, value in asked.items() if value})
        return rows.retired() if state == "retired" else rows.standing()

    def with_uses(self) -> Self:
        """With the competency, and `uses`: in how many kits it stands."""
        kits = self.model._meta.get_field("stage_set").related_model.objects.standing()
        counted = kits.filter(question=OuterRef("pk")).order_by().values("question")
        number = Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)
        return self.select_related("competency").annotate(uses=number)


class StageQuestionQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(removed_at=None)

    def at(self, moment: datetime) -> Self:
        """Those that stood in their kit at `moment`."""
        return self.filter(Q(removed_at=None) | Q(removed_at__gt=moment), added_at__lte=moment)

    def with_words(self) -> Self:
        """By competency, each with the wording that was chosen."""
        return self.select_related("question__competency", "wording").order_by(
            "question__competency__name", "added_at", "id"
        )


class CourseQuerySet(TenantQuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(retired_at=None)


class ProofQuerySet(TenantQuerySet[Any]):
    def counting(self) -> Self:
        return self.filter(withdrawn_at=None)

    def with_people(self) -> Self:
        return self.select_related("course", "recorded_by", "withdrawn_by")


class WaiverQuerySet(TenantQuerySet[Any]):
    def running(self) -> Self:
        return self.filter(ended_at=None)


class ShadowQuerySet(TenantQuerySet[Any]):
    def with_all(self) -> Self:
        """With the people, the course, and the interview with its candidate and requisition."""
        return self.select_related(
            "member", "lead", "course", "interview__stage", "interview__application__candidate",
            "interview__application__requisition",
        )  # fmt: skip

    def to_sign(self, member: Member) -> Self:
        """Those whose scorecard is in and that `member` leads."""
        return self.filter(lead=member, signed_at=None).exclude(submitted_at=None)


class SurveyInvitationQuerySet(TenantQuerySet[Any]):
    def due(self, now: datetime) -> Self:
        return self.filter(state="due", due_at__lte=now)

    def asked(self) -> Self:
        return self.filter(state="asked")

    def for_asking(self) -> Self:
        """With role and candidate: were they interviewed, do they run elsewhere, when were they asked last."""
        address = OuterRef("application__candidate__email")
        running = Application.objects.filter(state="active", candidate__email__iexact=address)
        before = self.model.objects.asked().filter(application__candidate__email__iexact=address).order_by()
        latest = before.values("state").annotate(latest=Max("asked_at")).values("latest")
        return self.select_related("application__candidate", "application__requisition").annotate(
            was_interviewed=Exists(Interview.objects.filter(application=OuterRef("application"), state="held")),
            runs_elsewhere=Exists(running.exclude(pk=OuterRef("application"))),
            last_asked_at=Subquery(latest),
        )


class SurveyTicketQuerySet(TenantQuerySet[Any]):
    def open(self, now: datetime) -> Self:
        return self.filter(expires_at__gt=now)

    def over(self, now: datetime) -> Self:
        return self.filter(expires_at__lte=now)
