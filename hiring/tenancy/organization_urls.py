"""Pages of an organization's people and settings, under /o/<slug>/."""

from django.urls import path

from hiring.tenancy.views import people, profile, settings

urlpatterns = [
    path("people/", people.members, name="people"),
    path("people/<uuid:member_id>/", people.member, name="member"),
    path("people/<uuid:member_id>/active/", people.set_active, name="member_active"),
    path("people/invitations/<uuid:invitation_id>/withdraw/", people.withdraw_invitation, name="withdraw_invitation"),
    path("me/", profile.profile, name="profile"),
    path("me/tokens/", profile.make_token, name="make_token"),
    path("me/tokens/<uuid:token_id>/revoke/", profile.revoke_token, name="revoke_token"),
    path("settings/", settings.settings, name="settings"),
]
