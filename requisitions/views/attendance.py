"""Answering the other side's word on who was at the kickoff."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.attendance import answer_attendance
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.kickoff_words import address_of


@requires("kickoff.sign")
@require_POST
def answer(request: TenantRequest, number: int) -> HttpResponse:
    """`agrees`: yes or no; with no, `why` in a word."""
    requisition, agrees = kickoff_or_404(request, number), request.POST.get("agrees") == "yes"
    why = request.POST.get("why", "")
    return attempt(
        request,
        lambda: answer_attendance(requisition, agrees=agrees, why=why, act=request.act),
        said="You confirmed who was there." if agrees else "Your word stands beside it.",
        back=address_of(request, requisition, "meeting"),
    )
