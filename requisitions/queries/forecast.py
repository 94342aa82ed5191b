"""How long like roles took to fill, for the forecast beside the wish."""

from requisitions.models import Requisition
from requisitions.rules.forecast import Forecast, Took, forecast


def time_to_hire(requisition: Requisition, wish: int | None) -> Forecast | None:
    """Return the forecast from filled requisitions of the same role type; None when there are too few to say."""
    return forecast(fill_times(requisition.role_type, but=requisition), wish)


def fill_times(role_type: str, *, but: Requisition | None = None) -> list[Took]:
    """Return how long each filled requisition of the type took, `but` left out; one query."""
    found = Requisition.objects.filled().filter(role_type=role_type)
    if but is not None:
        found = found.exclude(pk=but.pk)
    return [
        Took((filled - began).days, is_from_first=opened is None)
        for opened, began, filled in found.values_list("opened_at", "began_at", "filled_at")
    ]
