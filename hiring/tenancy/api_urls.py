"""API addresses of people, under /api/v1/o/<slug>/."""

from django.urls import path

from hiring.tenancy import people_api

urlpatterns = [
    path("members/", people_api.Members.as_view()),
    path("members/<uuid:member_id>/roles/", people_api.MemberRoles.as_view()),
    path("invitations/", people_api.Invitations.as_view()),
]
