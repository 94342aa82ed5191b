"""``{% running_promise "feedback" interview.pk member as due %}``: for pages of apps below that show a due time."""

from typing import Any
from uuid import UUID

from django import template

from hiring.tenancy.models import Member
from sla.models import Commitment
from sla.rules.due_face import Due

register = template.Library()


@register.simple_tag(takes_context=True)
def running_promise(context: dict[str, Any], clause: str, subject_id: UUID, owner: Member | None = None) -> Due | None:
    """Return when the promise of this clause about this subject is still to be kept, or None. `owner`: whose.

    A page says it in more than one place (phone and desk), and asks once.
    """
    asked = vars(context["request"]).setdefault("running_promises", {})
    key = clause, subject_id, owner and owner.pk
    if key not in asked:
        found = Commitment.objects.running().filter(clause=clause, subject_id=subject_id)
        found = found if owner is None else found.filter(owner=owner)
        due = found.values_list("due_at", "state").first()
        asked[key] = Due(*due) if due else None
    return asked[key]
