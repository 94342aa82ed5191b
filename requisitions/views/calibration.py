"""Calibration on one to three profiles: each side answers before it reads the other's answer."""

from collections.abc import Mapping
from types import MappingProxyType

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.calibration import add_profile, rate_profile, remove_profile
from requisitions.actions.partners import is_partner
from requisitions.forms.calibration import ProfileForm, RatingForm
from requisitions.models import Requisition
from requisitions.queries.calibration import calibration_rows
from requisitions.queries.candidates_to_compare import candidates_to_compare
from requisitions.rules.calibration import MOST_PROFILES
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.editing import submit


@requires("kickoff.edit")
def calibration(request: TenantRequest, number: int) -> HttpResponse:
    requisition = _partners_requisition(request, number)
    form = ProfileForm(request.POST or None, candidates=candidates_to_compare(request.member))
    outcome = submit(form, lambda: add_profile(requisition, **form.cleaned_data, act=request.act))
    if outcome.is_saved:
        return redirect(_address(request, requisition))
    return _page(request, requisition, form, status=outcome.status)


@requires("kickoff.sign")
@require_POST
def rate(request: TenantRequest, number: int, position: int) -> HttpResponse:
    requisition, form = _partners_requisition(request, number), RatingForm(request.POST, auto_id=_ids(position))
    outcome = submit(form, lambda: rate_profile(requisition, position, **form.cleaned_data, act=request.act))
    if not outcome.is_saved:
        empty = ProfileForm(candidates=candidates_to_compare(request.member))
        return _page(request, requisition, empty, said={position: form}, status=outcome.status)
    messages.success(request, "Your answer stands. You read the other’s once both are in.")
    return redirect(f"{_address(request, requisition)}#profile-{position}")


def _page(
    request: TenantRequest,
    requisition: Requisition,
    form: ProfileForm,
    *,
    said: Mapping[int, RatingForm] = MappingProxyType({}),
    status: int,
) -> HttpResponse:
    """Show the profiles. `said`: by its position, what was answered about one and refused, so that no word is lost."""
    rows = calibration_rows(requisition, request.member)
    places = [(row, row.profile.position) for row in rows]
    context = {
        "requisition": requisition,
        "rows": [(row, said.get(place) or RatingForm(auto_id=_ids(place))) for row, place in places],
        "form": form if len(rows) < MOST_PROFILES and not requisition.is_closed else None,
    }
    return render(request, "requisitions/calibration.html", context, status=status)


def _ids(position: int) -> str:
    return f"profile-{position}-%s"


@requires("kickoff.edit")
@require_POST
def remove(request: TenantRequest, number: int, position: int) -> HttpResponse:
    requisition = _partners_requisition(request, number)
    return attempt(
        request,
        lambda: remove_profile(requisition, position, act=request.act),
        said="It is off the table.",
        back=_address(request, requisition),
    )


def _partners_requisition(request: TenantRequest, number: int) -> Requisition:
    requisition = kickoff_or_404(request, number)
    if not is_partner(requisition, request.act):
        raise PermissionDenied("The two who own the hire calibrate on these profiles.")
    return requisition


def _address(request: TenantRequest, requisition: Requisition) -> str:
    return links.page(request.organization, "calibration", requisition.number)
