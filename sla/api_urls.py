"""API addresses of the promises, under /api/v1/o/<slug>/."""

from django.urls import path

from sla import api

urlpatterns = [
    path("commitments/", api.Commitments.as_view()),
    path("commitments/<uuid:commitment_id>/nudge/", api.Nudge.as_view()),
    path("cases/", api.Cases.as_view()),
    path("cases/<int:number>/decision/", api.CaseDecision.as_view()),
    path("sla/policy/", api.ThePolicy.as_view()),
    path("sla/preview/", api.Preview.as_view()),
]
