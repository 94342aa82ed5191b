"""What every template may ask about the house itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, Any]:
    return {
        "is_demo": settings.DEMO,
        "organization": getattr(request, "organization", None),
        "member": getattr(request, "member", None),
        "now": getattr(request, "now", None),
    }
