"""The scorecard page: write it, submit it, read it with the others' afterwards; close a round that waits."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.errors import Incomplete, NotYours, Refused, Stale
from hiring.tenancy.rules.wording import clock
from requisitions.views.attempts import interview_or_404, succeeds
from scorecards.actions.scorecard import close_round, save_draft, submit
from scorecards.forms.scorecard import CloseRoundForm, ScorecardForm
from scorecards.queries.sheet import Sheet, sheet_of


@requires("scorecards.write")
def scorecard(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    sheet = sheet_of(interview_or_404(request, interview_id), request.member)
    if request.method == "POST":
        return _write(request, sheet)
    is_writable = sheet.is_writable(now=request.now)
    return _page(request, sheet, ScorecardForm(sheet.focus, card=sheet.own, draft=sheet.draft) if is_writable else None)


def _page(
    request: TenantRequest, sheet: Sheet, form: ScorecardForm | None, status: int = 200, **more: object
) -> HttpResponse:
    template = "scorecards/scorecard.html" if form else "scorecards/submitted.html"
    context = {"sheet": sheet, "interview": sheet.interview, "form": form, "close_form": CloseRoundForm(), **more}
    return render(request, template, context, status=status)


def _write(request: TenantRequest, sheet: Sheet) -> HttpResponse:
    """Save what was posted; submit it when that is the button; answer autosave with the bar alone."""
    form = ScorecardForm(sheet.focus, request.POST, card=sheet.own, draft=sheet.draft)
    if not form.is_valid():
        return _bar(request, sheet, form, 422) if request.htmx else _page(request, sheet, form, 422)
    try:
        _act(request, sheet, form)
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Stale:
        return _stale(request, sheet, form)
    except Incomplete:
        return _page(request, sheet.again(), form, 422, is_refused=True)
    except Refused as refused:
        messages.error(request, str(refused))
    if request.htmx:
        return _bar(request, sheet.again())
    return redirect(links.page(request.organization, "scorecard", sheet.interview.pk))


def _act(request: TenantRequest, sheet: Sheet, form: ScorecardForm) -> None:
    save_draft(sheet.interview, form.draft(), read=form.read_version(), act=request.act)
    if request.POST.get("do") == "submit":
        submit(sheet.interview, act=request.act)
        messages.success(request, "Submitted. It does not change any more.")
    elif not request.htmx:
        messages.success(request, "Saved as a draft. Nobody else reads it before you submit.")


def _stale(request: TenantRequest, sheet: Sheet, form: ScorecardForm) -> HttpResponse:
    """Keep both texts: this page's where it is, the saved one behind a link, until its writer chooses."""
    if request.htmx:
        return _bar(request, sheet, form, 422, is_stale=True)
    return _page(request, sheet, form, 409, is_stale=True)


def _bar(
    request: TenantRequest, sheet: Sheet, form: ScorecardForm | None = None, status: int = 200, **more: object
) -> HttpResponse:
    """Answer an autosave: what is left to do, and which draft the page has read now (the posted one when refused)."""
    response = render(request, "scorecards/_bar.html", {"sheet": sheet, "form": form, **more}, status=status)
    if sheet.own and status == HTTPStatus.OK:
        response["X-Saved-At"] = clock(sheet.own.saved_at.astimezone(request.member.zone))
    return response


@requires("scorecards.write")
@require_POST
def interview_close_round(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    interview = interview_or_404(request, interview_id)
    form = CloseRoundForm(request.POST)
    if succeeds(form, lambda: close_round(interview, reason=form.cleaned_data["reason"], act=request.act)):
        messages.success(request, "The round is closed. Those who decide read what is submitted.")
        return redirect(links.page(request.organization, "scorecard", interview.pk))
    return _page(request, sheet_of(interview, request.member), None, 422, close_form=form)
