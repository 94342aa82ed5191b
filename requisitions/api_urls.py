"""API addresses of requisitions."""

from django.urls import URLPattern, URLResolver, path

from requisitions.api import application, candidate, interview, offer, slate
from requisitions.api.history import HistoryImports

REQUISITION = "requisitions/<int:number>/"
SLATE = f"{REQUISITION}slates/<int:slate_number>/"
APPLICATION = "applications/<uuid:application_id>/"
INTERVIEW = "interviews/<uuid:interview_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("candidates/", candidate.Candidates.as_view(), name="api_candidates"),
    path("candidates/<uuid:candidate_id>/", candidate.OneCandidate.as_view(), name="api_candidate"),
    path(f"{REQUISITION}applications/", application.Applications.as_view(), name="api_applications"),
    path(APPLICATION, application.OneApplication.as_view(), name="api_application"),
    path(f"{APPLICATION}move/", application.Move.as_view(), name="api_application_move"),
    path(f"{APPLICATION}close/", application.Close.as_view(), name="api_application_close"),
    path(f"{APPLICATION}reopen/", application.Reopen.as_view(), name="api_application_reopen"),
    path(f"{APPLICATION}offers/", offer.Offers.as_view(), name="api_offers"),
    path("offers/<uuid:offer_id>/answer/", offer.OfferAnswer.as_view(), name="api_offer_answer"),
    path(f"{REQUISITION}slates/", slate.Slates.as_view(), name="api_slates"),
    path(SLATE, slate.OneSlate.as_view(), name="api_slate"),
    path(f"{SLATE}present/", slate.Present.as_view(), name="api_slate_present"),
    path(f"{SLATE}withdraw/", slate.Withdraw.as_view(), name="api_slate_withdraw"),
    path(f"{SLATE}return/", slate.Return.as_view(), name="api_slate_return"),
    path(f"{SLATE}places/<uuid:place_id>/answer/", slate.Answer.as_view(), name="api_slate_answer"),
    path("interviews/", interview.Interviews.as_view(), name="api_interviews"),
    path(f"{APPLICATION}interviews/", interview.Schedule.as_view(), name="api_interview_schedule"),
    path(INTERVIEW, interview.OneInterview.as_view(), name="api_interview"),
    path(f"{INTERVIEW}reschedule/", interview.Reschedule.as_view(), name="api_interview_reschedule"),
    path(f"{INTERVIEW}cancel/", interview.Cancel.as_view(), name="api_interview_cancel"),
    path(f"{INTERVIEW}held/", interview.Held.as_view(), name="api_interview_held"),
    path(f"{INTERVIEW}seats/", interview.Seats.as_view(), name="api_seats"),
    path(f"{INTERVIEW}seats/<uuid:seat_id>/", interview.OneSeat.as_view(), name="api_seat"),
    path("history-imports/", HistoryImports.as_view(), name="api_history_imports"),
]
