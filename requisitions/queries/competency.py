"""Where a competency is used: the stages whose interviews assess it."""

from django.db.models import QuerySet

from hiring.tenancy.models import Member
from requisitions.models import Competency, Requisition, Stage


def used_in(competency: Competency, reader: Member) -> QuerySet[Stage]:
    """Return the stages that assess it, of requisitions that `reader` may see; the newest requisition first."""
    seen = Requisition.objects.visible_to(reader)
    stages: QuerySet[Stage] = Stage.objects.filter(focus_set__competency=competency, requisition__in=seen)
    return stages.select_related("requisition").order_by("-requisition__number", "position")
