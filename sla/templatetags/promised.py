"""``{% running_promise "feedback" interview.pk member as promise %}``: for pages of apps below that show a due time."""

from uuid import UUID

from django import template

from hiring.tenancy.models import Member
from sla.models import Commitment

register = template.Library()


@register.simple_tag
def running_promise(clause: str, subject_id: UUID, owner: Member | None = None) -> Commitment | None:
    """Return the promise of this clause about this subject that is still to be kept, or None. `owner`: whose."""
    found = Commitment.objects.running().filter(clause=clause, subject_id=subject_id)
    return (found if owner is None else found.filter(owner=owner)).first()
