"""How the API says no: the sentence of the refusal, and a code for programs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from hiring.tenancy.errors import Refused


def explain(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Turn a named refusal of an action into its status and its sentence; the rest is DRF's."""
    if isinstance(exception, Refused):
        return Response({"detail": str(exception), "code": exception.code}, status=exception.status)
    if isinstance(exception, Http404):
        exception = exceptions.NotFound()
    elif isinstance(exception, PermissionDenied):
        exception = exceptions.PermissionDenied()
    return exception_handler(exception, context)
