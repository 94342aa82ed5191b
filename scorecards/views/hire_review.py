"""Looking back at a hire: what was agreed to be success, what was written, and writing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.models import Application
from requisitions.views.attempts import application_or_404, succeeds
from scorecards.actions.hire_review import review_hire, started_on
from scorecards.forms.hire_review import HireReviewForm
from scorecards.models import HireReview
from scorecards.rules.hire_review import MONTHS, due_on


@requires("debriefs.hold")
def hire_review(request: TenantRequest, application_id: UUID) -> HttpResponse:
    found = application_or_404(request, application_id)
    if found.state != Application.State.HIRED:
        raise Http404
    written = list(HireReview.objects.filter(application=found).select_related("reviewed_by"))
    left = [months for months in MONTHS if months not in {each.months for each in written}]
    form = HireReviewForm(request.POST or None, months=list(MONTHS) if request.method == "POST" else left)
    if request.method == "POST" and succeeds(form, lambda: _write(request, form, found)):
        messages.success(request, "Written. It stands beside what the panel had seen.")
        return redirect(links.page(request.organization, "hire_review", found.pk))
    context = {
        "application": found,
        "plan": found.requisition.plan_item,
        "written": written,
        "dates": [(months, due_on(started_on(found), months)) for months in left],
        "form": form if request.member.pk == found.requisition.hiring_manager_id and left else None,
    }
    return render(request, "scorecards/hire_review.html", context, status=422 if form.errors else 200)


def _write(request: TenantRequest, form: HireReviewForm, found: Application) -> None:
    review_hire(found, months=form.cleaned_data["months"], review=form.review, act=request.act)
