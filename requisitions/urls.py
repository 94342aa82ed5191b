"""Pages of requisitions."""

from django.urls import URLPattern, URLResolver, path

from requisitions.views import application, candidate, history, interview, offer, pipeline, slate

REQUISITION = "requisitions/<int:number>/"
SLATE = f"{REQUISITION}slates/<int:slate_number>/"
APPLICATION = "applications/<uuid:application_id>/"
INTERVIEW = "interviews/<uuid:interview_id>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(REQUISITION, pipeline.requisition, name="requisition"),
    path(f"{REQUISITION}feed/", pipeline.feed, name="requisition_feed"),
    path(f"{REQUISITION}candidates/new/", candidate.applicant_new, name="applicant_new"),
    path(f"{REQUISITION}candidates/<uuid:candidate_id>/", candidate.applicant_known, name="applicant_known"),
    path("candidates/", candidate.candidates, name="candidates"),
    path("candidates/new/", candidate.new, name="candidate_new"),
    path("candidates/<uuid:candidate_id>/", candidate.candidate, name="candidate"),
    path("candidates/<uuid:candidate_id>/apply/", candidate.apply, name="candidate_apply"),
    path(APPLICATION, application.application, name="application"),
    path(f"{APPLICATION}move/", application.move, name="application_move"),
    path(f"{APPLICATION}close/", application.close, name="application_close"),
    path(f"{APPLICATION}reopen/", application.reopen, name="application_reopen"),
    path(f"{APPLICATION}offer/", offer.extend, name="offer_extend"),
    path("offers/<uuid:offer_id>/answer/", offer.answer, name="offer_answer"),
    path(f"{REQUISITION}slates/draft/", slate.draft, name="slate_draft"),
    path(SLATE, slate.slate, name="slate"),
    path(f"{SLATE}withdraw/", slate.withdraw, name="slate_withdraw"),
    path(f"{SLATE}return/", slate.send_back, name="slate_return"),
    path(f"{SLATE}<uuid:place_id>/advance/", slate.advance, name="slate_advance"),
    path(f"{SLATE}<uuid:place_id>/decline/", slate.decline, name="slate_decline"),
    path(f"{APPLICATION}interviews/new/", interview.new, name="interview_new"),
    path("interviews/", interview.interviews, name="interviews"),
    path(INTERVIEW, interview.interview, name="interview"),
    path(f"{INTERVIEW}reschedule/", interview.reschedule, name="interview_reschedule"),
    path(f"{INTERVIEW}cancel/", interview.cancel, name="interview_cancel"),
    path(f"{INTERVIEW}held/", interview.hold, name="interview_held"),
    path(f"{INTERVIEW}panel/", interview.add_seat, name="interview_seat_add"),
    path(f"{INTERVIEW}panel/<uuid:seat_id>/remove/", interview.remove_seat, name="interview_seat_remove"),
    path("history/", history.history, name="history"),
    path("history/<uuid:upload>/", history.history_preview, name="history_preview"),
]
