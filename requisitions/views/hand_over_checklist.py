"""What hand-overs begin with: the checklist, one more line, one less. Every change is a new version."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.hand_over_checklist import put_on_checklist, take_off_checklist
from requisitions.forms.hand_over import LineForm
from requisitions.models import HandOverChecklist
from requisitions.queries.hand_over import lines_in_force
from requisitions.rules.hand_over import DOERS, days_words
from requisitions.views.attempts import attempt, posted_version
from requisitions.views.editing import submit


@requires("library.manage")
def checklist(request: TenantRequest) -> HttpResponse:
    version, lines = lines_in_force()
    form = LineForm(request.POST or None, initial={"seen": version})
    seen = posted_version(request)
    outcome = submit(form, lambda: put_on_checklist(form.line, expected_version=seen, act=request.act))
    if outcome.is_saved:
        messages.success(request, "It is on the checklist. Hand-overs under way stay as they are.")
        return redirect(links.page(request.organization, "hand_over_checklist"))
    context = {
        "form": form,
        "version": version,
        "rows": [(each, DOERS[each.who], days_words(each.days)) for each in lines],
        "versions": HandOverChecklist.objects.select_related("written_by")[:20],
    }
    return render(request, "requisitions/hand_over_checklist.html", context, status=outcome.status)


@requires("library.manage")
@require_POST
def take_off(request: TenantRequest) -> HttpResponse:
    text, seen = request.POST.get("text", ""), posted_version(request)
    return attempt(
        request,
        lambda: take_off_checklist(text, expected_version=seen, act=request.act),
        said=f"“{text}” is off the checklist.",
        back=links.page(request.organization, "hand_over_checklist"),
    )
