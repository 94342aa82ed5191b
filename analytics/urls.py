"""Pages of analytics, under /o/<slug>/."""

from django.urls import path

from analytics.views import dashboard, home

urlpatterns = [
    path("", home.home, name="home"),
    path("insights/", dashboard.dashboard, name="dashboard"),
]
