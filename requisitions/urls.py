"""Pages of requisitions."""

from django.urls import URLPattern, URLResolver, path

from requisitions.views import history

urlpatterns: list[URLPattern | URLResolver] = [
    path("history/", history.history, name="history"),
    path("history/<uuid:upload>/", history.history_preview, name="history_preview"),
]
