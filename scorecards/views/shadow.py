"""Learning at an interview: who shadows, the learner's scorecard, the lead's signature."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.views.attempts import attempt, interview_or_404, succeeds
from scorecards.actions import shadow as actions
from scorecards.forms.scorecard import ScorecardForm
from scorecards.forms.training import ShadowForm
from scorecards.models import Shadow
from scorecards.queries.kit import focus_of
from scorecards.queries.shadow import draft_of
from scorecards.rules.draft import is_open


@requires("interviews.schedule")
def shadow_new(request: TenantRequest, interview_id: UUID) -> HttpResponse:
    found = interview_or_404(request, interview_id)
    form = ShadowForm(request.POST or None, interview=found)
    if request.method == "POST" and succeeds(
        form, lambda: actions.add_shadow(found, **form.cleaned_data, act=request.act)
    ):
        messages.success(request, f"{form.cleaned_data['member'].name} shadows it, and is told.")
        return redirect(links.page(request.organization, "interview", found.pk))
    context = {"interview": found, "form": form}
    return render(request, "scorecards/shadow_new.html", context, status=422 if form.errors else 200)


@requires("interviews.schedule")
@require_POST
def shadow_remove(request: TenantRequest, shadow_id: UUID) -> HttpResponse:
    found = get_object_or_404(Shadow.objects.with_all(), pk=shadow_id)
    interview = interview_or_404(request, found.interview_id)
    back = links.page(request.organization, "interview", interview.pk)
    said = f"{found.member.name} does not shadow it any more."
    return attempt(request, lambda: actions.remove_shadow(found, act=request.act), said=said, back=back)


@requires("scorecards.write")
def shadow(request: TenantRequest, shadow_id: UUID) -> HttpResponse:
    """The learner writes; the lead reads once their own is in, and signs."""
    found = _own_or_404(request, shadow_id)
    draft, interview = draft_of(found), found.interview
    may_write = found.member_id == request.member.pk and found.submitted_at is None
    may_write = may_write and is_open(interview.state, interview.starts_at, now=request.now)
    focus = focus_of(interview.stage)
    form = ScorecardForm(focus, request.POST or None, card=None, draft=draft) if may_write else None
    if form and request.method == "POST" and succeeds(form, lambda: _write(request, found, form)):
        messages.success(request, "Handed in." if "submit" in request.POST else "Saved.")
        return redirect(links.page(request.organization, "shadow", found.pk))
    names = {each.competency: each.name for each in focus}
    ratings = [(names.get(each.competency, ""), each) for each in draft.ratings]
    context = {"shadow": found, "interview": interview, "form": form, "draft": draft, "ratings": ratings}
    return render(request, "scorecards/shadow.html", context, status=422 if form and form.errors else 200)


def _write(request: TenantRequest, found: Shadow, form: ScorecardForm) -> None:
    actions.save_shadow_draft(found, form.draft(), act=request.act)
    if "submit" in request.POST:
        actions.submit_shadow(found, act=request.act)


@requires("scorecards.write")
@require_POST
def shadow_sign(request: TenantRequest, shadow_id: UUID) -> HttpResponse:
    found = _own_or_404(request, shadow_id)
    back = links.page(request.organization, "shadow", found.pk)
    said = f"Signed: it counts towards {found.course.name}."
    return attempt(request, lambda: actions.sign_shadow(found, act=request.act), said=said, back=back)


def _own_or_404(request: TenantRequest, shadow_id: UUID) -> Shadow:
    mine = Q(member=request.member) | Q(lead=request.member)
    return get_object_or_404(Shadow.objects.with_all().filter(mine), pk=shadow_id)
