"""R1, R2 … of a kickoff: adding, changing, retiring, and answering the challenge."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.requirements import (
    add_requirement,
    answer_challenge,
    change_requirement,
    retire_requirement,
)
from requisitions.forms.requirements import RequirementForm, initial
from requisitions.models import Competency, Requirement, Requisition
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.editing import Outcome, page_or_dialog, saved, submit
from requisitions.views.kickoff_words import address_of


@requires("kickoff.edit")
def new(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    form = RequirementForm(request.POST or None, requisition=requisition)
    outcome = submit(form, lambda: add_requirement(requisition, form.draft, act=request.act))
    if outcome.is_saved:
        return saved(request, address_of(request, requisition, "requirements"))
    return _page(request, requisition, form, outcome, title="Add a requirement")


@requires("kickoff.edit")
def requirement(request: TenantRequest, number: int, position: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    found = _requirement_or_404(requisition, position)
    form = RequirementForm(request.POST or None, requisition=requisition, initial=initial(found))
    seen = request.POST.get("seen", "")
    outcome = submit(form, lambda: change_requirement(found, form.draft, seen=seen, act=request.act))
    if outcome.is_saved:
        return saved(request, address_of(request, requisition, found.code))
    return _page(request, requisition, form, outcome, title=f"Change {found.code}", requirement=found)


@requires("kickoff.edit")
@require_POST
def retire(request: TenantRequest, number: int, position: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    found = _requirement_or_404(requisition, position)
    return attempt(
        request,
        lambda: retire_requirement(found, act=request.act),
        said=f"{found.code} is retired. Its number is not used again.",
        back=address_of(request, requisition, "requirements"),
    )


@requires("kickoff.sign")
@require_POST
def answer(request: TenantRequest, number: int, position: int) -> HttpResponse:
    """Would you reject an otherwise great candidate without it? `would_reject`: yes or no."""
    requisition = kickoff_or_404(request, number)
    found = _requirement_or_404(requisition, position)
    would_reject = request.POST.get("would_reject") == "yes"
    return attempt(
        request,
        lambda: answer_challenge(found, would_reject=would_reject, act=request.act),
        said=f"Your answer on {found.code}: {'yes' if would_reject else 'no'}.",
        back=address_of(request, requisition, found.code),
    )


def _requirement_or_404(requisition: Requisition, position: int) -> Requirement:
    agreed = Requirement.objects.agreed().with_choices().select_related("requisition")
    return get_object_or_404(agreed, requisition=requisition, position=position)


def _page(
    request: TenantRequest, requisition: Requisition, form: RequirementForm, outcome: Outcome, **context: object
) -> HttpResponse:
    context |= {"requisition": requisition, "form": form, "theirs": outcome.theirs, "button": "Save the requirement"}
    context["competencies"] = Competency.objects.standing().values_list("name", flat=True)
    return page_or_dialog(request, context, outcome)
