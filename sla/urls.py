"""Pages of the promises, under /o/<slug>/."""

from django.urls import path

from sla.views import board, cases, policy

urlpatterns = [
    path("commitments/", board.commitments, name="commitments"),
    path("commitments/<uuid:commitment_id>/nudge/", board.nudge, name="nudge"),
    path("commitments/people/<uuid:member_id>/", board.person, name="commitments_of"),
    path("record/", cases.record, name="record"),
    path("cases/", cases.cases, name="cases"),
    path("cases/<int:number>/", cases.case, name="case"),
    path("settings/promises/", policy.policy, name="sla_policy"),
]
