"""The answers before the kickoff: one page, on which the manager writes and the recruiter reads."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import NotYours, Refused
from hiring.tenancy.rules.wording import clock
from requisitions.actions.partners import is_partner
from requisitions.actions.prework import review_answer, send_prework, write_answer
from requisitions.forms.prework import SendForm
from requisitions.models import Prework, PreworkAnswer, Requisition, Side
from requisitions.queries.prework import Unkept, prework_page
from requisitions.queries.templates import questions_for
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.editing import submit

NOT_THEIRS = "The answers are between the two who own the hire."


@requires("requisitions.view")
def prework(request: TenantRequest, number: int) -> HttpResponse:
    """The questions, and for whoever asks the moment by which.

    Whoever oversees comes here by the promise's link and reads the kickoff instead: the answers are between the two.
    """
    requisition = kickoff_or_404(request, number)
    if not (request.member.may("kickoff.edit") and is_partner(requisition, request.act)):
        if request.method == "POST":
            raise PermissionDenied(NOT_THEIRS)
        return redirect(links.page(request.organization, "requisition_kickoff", number))
    found = Prework.objects.filter(kickoff__requisition=requisition).first()
    form = SendForm(request.POST or None, initial={"due_at": found.due_at if found else None})
    outcome = submit(form, lambda: _send(request, requisition, form))
    if outcome.is_saved:
        messages.success(request, f"{requisition.hiring_manager.first_name} has the questions by mail.")
        return redirect(_address(request, requisition))
    return _page(request, requisition, form, status=outcome.status)


def _page(
    request: TenantRequest, requisition: Requisition, form: SendForm, *, status: int, unkept: Unkept | None = None
) -> HttpResponse:
    page = prework_page(requisition, request.member, is_closed=requisition.is_closed, unkept=unkept)
    kickoff, side = requisition.kickoffs.get(), requisition.side_of(request.member)
    may_send = side != Side.MANAGER and not requisition.is_closed and not kickoff.held_at
    context = {"requisition": requisition, "page": page, "side": side, "form": form if may_send else None}
    return render(request, "requisitions/prework.html", context, status=status)


def _send(request: TenantRequest, requisition: Requisition, form: SendForm) -> None:
    asked = questions_for(requisition.role_type)
    send_prework(requisition, due_at=form.cleaned_data["due_at"], questions=asked, act=request.act)


@requires("kickoff.edit")
@require_POST
def answer(request: TenantRequest, number: int, question: str) -> HttpResponse:
    """Keep what was written; with ``do=give`` hand it in. Autosave is answered with the form's foot alone."""
    requisition = _partners_requisition(request, number)
    text, hand_in = request.POST.get("text", ""), request.POST.get("do") == "give"
    seen = request.POST.get("seen", "")
    if request.htmx:
        return _autosave(request, requisition, question, text, seen)
    try:
        write_answer(requisition, question, text, seen=seen, hand_in=hand_in, act=request.act)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        unkept = Unkept(question, text, str(refused))
        return _page(request, requisition, SendForm(), status=refused.status, unkept=unkept)
    messages.success(request, "Handed in." if hand_in else "Kept. Nobody else reads it before you hand it in.")
    return redirect(f"{_address(request, requisition)}#{question}")


def _autosave(request: TenantRequest, requisition: Requisition, question: str, text: str, seen: str) -> HttpResponse:
    try:
        kept = write_answer(requisition, question, text, seen=seen, act=request.act)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Refused as refused:
        found = PreworkAnswer.objects.filter(prework__kickoff__requisition=requisition, key=question).first()
        return _foot(request, found, str(refused), status=422)
    response = _foot(request, kept, "")
    response["X-Saved-At"] = clock(request.now.astimezone(request.member.zone))
    return response


def _foot(request: TenantRequest, found: PreworkAnswer | None, problem: str, status: int = 200) -> HttpResponse:
    context = {"answer": found, "problem": problem}
    return render(request, "requisitions/_prework_foot.html", context, status=status)


@requires("kickoff.edit")
@require_POST
def review(request: TenantRequest, number: int, question: str) -> HttpResponse:
    """``do=approve`` takes the answer over; anything else returns it with `why`."""
    requisition, approves = _partners_requisition(request, number), request.POST.get("do") == "approve"
    why, seen = request.POST.get("why", ""), request.POST.get("seen", "")
    return attempt(
        request,
        lambda: review_answer(requisition, question, approves=approves, why=why, seen=seen, act=request.act),
        said="Taken over." if approves else f"Returned. {requisition.hiring_manager.first_name} has a mail.",
        back=f"{_address(request, requisition)}#{question}",
    )


def _partners_requisition(request: TenantRequest, number: int) -> Requisition:
    requisition = kickoff_or_404(request, number)
    if not is_partner(requisition, request.act):
        raise PermissionDenied(NOT_THEIRS)
    return requisition


def _address(request: TenantRequest, requisition: Requisition) -> str:
    return links.page(request.organization, "prework", requisition.number)
