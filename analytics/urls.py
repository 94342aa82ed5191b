"""Pages of analytics, under /o/<slug>/."""

from django.urls import path

from analytics.views import candidate_survey, dashboard, home

urlpatterns = [
    path("", home.home, name="home"),
    path("insights/", dashboard.dashboard, name="dashboard"),
    path("insights/candidates/", candidate_survey.candidate_survey, name="candidate_survey"),
]
