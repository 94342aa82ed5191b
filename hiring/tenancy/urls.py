"""Addresses outside any organization."""

from django.urls import path

from hiring.tenancy.views import front, health, joining

urlpatterns = [
    path("", front.front, name="front"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("join/<slug:slug>/<str:secret>/", joining.invitation, name="invitation"),
    path("join/<slug:slug>/<str:secret>/<str:key>/", joining.proven, name="address_proof"),
    path("demo/<uuid:user_id>/", front.demo_sign_in, name="demo_sign_in"),
]
