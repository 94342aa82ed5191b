"""Every address of the house. Pages under /o/<slug>/, programs under /api/v1/o/<slug>/."""

from django.urls import include, path
from django.views.generic import RedirectView
from drf_spectacular.views import SpectacularAPIView

from analytics.views.styleguide import styleguide
from scorecards.views.survey import survey, survey_thanks

handler400 = "hiring.tenancy.views.errors.bad_request"
handler403 = "hiring.tenancy.views.errors.forbidden"
handler404 = "hiring.tenancy.views.errors.not_found"
handler500 = "hiring.tenancy.views.errors.server_error"

urlpatterns = [
    path("", include("hiring.tenancy.urls")),
    # Invitations and mail go by the address: it is not changed by oneself, on a page that knows no organization.
    path("accounts/email/", RedirectView.as_view(pattern_name="front")),
    path("accounts/", include("allauth.urls")),
    # A candidate's, who has no sign-in: the link in their mail lets them answer, once.
    path("survey/thanks/", survey_thanks, name="survey_thanks"),
    path("survey/<slug:slug>/<str:secret>/", survey, name="survey"),
    path("o/<slug:slug>/", include("hiring.tenancy.organization_urls")),
    path("o/<slug:slug>/", include("hiring.delivery.urls")),
    path("o/<slug:slug>/", include("requisitions.urls")),
    path("o/<slug:slug>/", include("scorecards.urls")),
    path("o/<slug:slug>/", include("sla.urls")),
    path("o/<slug:slug>/", include("analytics.urls")),
    path("styleguide/", styleguide, name="styleguide"),
    path("api/schema", SpectacularAPIView.as_view(authentication_classes=[], permission_classes=[]), name="schema"),
    path("api/v1/o/<slug:slug>/", include("hiring.tenancy.api_urls")),
    path("api/v1/o/<slug:slug>/", include("requisitions.api_urls")),
    path("api/v1/o/<slug:slug>/", include("scorecards.api_urls")),
    path("api/v1/o/<slug:slug>/", include("sla.api_urls")),
    path("api/v1/o/<slug:slug>/", include("analytics.api_urls")),
]
