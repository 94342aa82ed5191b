"""API addresses of the figures, under /api/v1/o/<slug>/."""

from django.urls import path

from analytics import api

urlpatterns = [
    path("metrics/pass-through/", api.PassThrough.as_view(), name="api_pass_through"),
    path("metrics/promises-kept/", api.PromisesKept.as_view(), name="api_promises_kept"),
    path("metrics/candidate-survey/", api.CandidateSurvey.as_view(), name="api_candidate_survey"),
    path("plan-items/<int:number>/record/", api.PlanItemRecord.as_view(), name="api_plan_item_record"),
]
