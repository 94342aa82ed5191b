"""How long like roles took to fill, for the forecast beside the wish."""

from requisitions.models import Requisition
from requisitions.rules.forecast import Forecast, forecast


def time_to_hire(requisition: Requisition, wish: int | None) -> Forecast | None:
    """Return the forecast from filled requisitions of the same role type; None when there are too few to say."""
    spans = (
        Requisition.objects.filled()
        .filter(role_type=requisition.role_type)
        .exclude(pk=requisition.pk)
        .values_list("opened_at", "closed_at")
    )
    return forecast([(closed - opened).days for opened, closed in spans], wish)
