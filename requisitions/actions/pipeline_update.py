"""What the recruiter writes to the manager about the search, week by week. Written once, never changed."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.actions.application import refuse_unless_open
from requisitions.actions.visits import locked_requisition
from requisitions.models import PipelineUpdate, Requisition


class UpdateIncomplete(Incomplete):
    """There is nothing in it to read."""


@transaction.atomic
def write_update(requisition: Requisition, *, text: str, act: Act) -> PipelineUpdate:
    """Tell the manager how the search goes. The same words again are a second click, and change nothing.

    Raises ``NotOpen``, ``UpdateIncomplete``.
    """
    requisition = locked_requisition(requisition.pk)
    refuse_unless_open(requisition)
    words = text.strip()
    if not words:
        raise UpdateIncomplete("Write in a sentence or two how the search goes.")
    last: PipelineUpdate | None = requisition.updates.first()
    if last and (last.text, last.written_by_id) == (words, act.actor.pk if act.actor else None):
        return last
    update = PipelineUpdate.objects.create(requisition=requisition, text=words, written_by=act.actor, written_at=act.at)
    record("pipeline_updated", update, act=act, thread=requisition, data=requisition.partners)
    return update
