"""Pages for when something is not there, not allowed, or broken. Programs get JSON."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

API_PREFIX = "/api/"


def _answer(request: HttpRequest, status: int, sentence: str) -> HttpResponse:
    if request.path_info.startswith(API_PREFIX):
        return JsonResponse({"detail": sentence}, status=status)
    return render(request, f"{status}.html", {"sentence": sentence}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API_PREFIX):
        return JsonResponse({"detail": "This request cannot be read."}, status=400)
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 403, "Your role does not include this.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 404, "There is no such page.")


def server_error(request: HttpRequest) -> HttpResponse:
    """Needs no database and no context: whatever broke may have been either."""
    if request.path_info.startswith(API_PREFIX):
        return JsonResponse({"detail": "Something broke on our side. Nothing was saved."}, status=500)
    return render(None, "500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
