"""After a page or a program changed something, wakes the relay: what it wrote may leave now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hiring.celery import wake
from hiring.delivery.tasks import relay_organization

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


class WakeRelay:
    """Stands inside the organization's transaction, so the wake-up follows its commit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in SAFE and hasattr(request, "organization"):
            wake(relay_organization, organization_id=str(request.organization.pk))
        return response
