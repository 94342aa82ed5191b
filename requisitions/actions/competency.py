"""The library of competencies: what each is, and what ratings of 1 to 4 look like. Choosing one is requirements.py."""

from collections.abc import Sequence

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from requisitions.models import Competency

RATINGS = 4


@transaction.atomic
def describe_competency(name: str, *, description: str, anchors: Sequence[str], act: Act) -> Competency:
    """Say what a competency is and what each rating looks like; made when new. Raises ``Incomplete``.

    `anchors`: of ratings 1 to 4, in order. Scorecards submitted before keep their ratings.
    """
    name = " ".join(name.split())
    if not name:
        raise Incomplete("Name the competency.")
    if len(anchors) != RATINGS or not all(anchor.strip() for anchor in anchors):
        raise Incomplete("Describe each of the four ratings.")
    written = {f"anchor_{rating}": anchor.strip() for rating, anchor in enumerate(anchors, start=1)}
    competency: Competency
    competency, _ = Competency.objects.update_or_create(
        name=name, defaults={"description": description.strip(), **written}
    )
    record("competency_described", competency, act=act)
    return competency
