"""API addresses of requisitions."""

from django.urls import URLPattern, URLResolver, path

from requisitions.api.history import HistoryImports

urlpatterns: list[URLPattern | URLResolver] = [
    path("history-imports/", HistoryImports.as_view(), name="api_history_imports"),
]
