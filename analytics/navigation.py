"""The side bar and the phone's tabs: where this member may go, and what waits there."""

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    return {}
