"""The kickoff page and what is done on it: approve, sign, see the difference."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.kickoff import approve_requirements
from requisitions.actions.partners import is_partner
from requisitions.actions.signing import sign_kickoff
from requisitions.models import Competency, Kickoff, Requisition, Side
from requisitions.queries.kickoff_page import kickoff_page
from requisitions.queries.signing import agreed_version
from requisitions.rules.difference import difference
from requisitions.views.attempts import attempt, kickoff_or_404, number_or
from requisitions.views.kickoff_words import address_of, said_notes, signature_blocks


@requires("requisitions.view")
def kickoff(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    page = kickoff_page(requisition, request.member, now=request.now)
    side, may_edit = requisition.side_of(request.member), _may_edit(request, requisition)
    context = {
        "requisition": requisition,
        "page": page,
        "kickoff": page.kickoff,
        "plan": requisition.plan_item,
        "notes": said_notes(request, requisition, page.notes, may_edit=may_edit),
        "signatures": signature_blocks(request, page),
        "has_signed": any(row.side == side and row.is_signed for row in page.signatures),
        "may_edit": may_edit,
        "may_approve": side == Side.MANAGER and page.kickoff.requirements_approved_at is None and bool(page.rows),
        "side": side,
        "competencies": Competency.objects.values_list("name", flat=True) if may_edit else (),
        "offer_by": page.offer_by(request.now),
    }
    return render(request, f"requisitions/{'_kickoff_workspace' if request.htmx else 'kickoff'}.html", context)


def _may_edit(request: TenantRequest, requisition: Requisition) -> bool:
    may = request.member.may("kickoff.edit") and is_partner(requisition, request.act)
    return may and not requisition.is_closed


@requires("kickoff.sign")
@require_POST
def approve(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    return attempt(
        request,
        lambda: approve_requirements(requisition, version=_version(request), act=request.act),
        said="The requirements are approved.",
        back=address_of(request, requisition, "requirements"),
    )


@requires("kickoff.sign")
@require_POST
def sign(request: TenantRequest, number: int) -> HttpResponse:
    requisition, version = kickoff_or_404(request, number), _version(request)
    return attempt(
        request,
        lambda: sign_kickoff(requisition, version=version, act=request.act),
        said=f"You signed version {version}.",
        back=address_of(request, requisition, "sign"),
    )


@requires("requisitions.view")
def changes(request: TenantRequest, number: int) -> HttpResponse:
    """The difference between an earlier version (``?since=6``; else the one both signed last) and the current one."""
    requisition = kickoff_or_404(request, number)
    current = requisition.kickoffs.get()
    since = request.GET.get("since", "")
    versions = {each.version: each for each in current.versions.select_related("written_by")}
    before = versions.get(number_or(since, _last_signed(requisition, current)))
    if before is None:
        raise Http404
    context = {
        "requisition": requisition,
        "kickoff": current,
        "before": before,
        "lines": difference(before.content, versions[current.version].content),
        "steps": [each for version, each in versions.items() if version > before.version],
        "title": "Changes",
        "back": links.page(request.organization, "requisition_kickoff", number),
    }
    return render(request, "requisitions/kickoff_changes.html", context)


def _last_signed(requisition: Requisition, current: Kickoff) -> int:
    """Return what both signed before the current version, or else the version before it."""
    signed = agreed_version(requisition)
    return signed if signed and signed < current.version else current.version - 1


def _version(request: TenantRequest) -> int:
    """Return the version the reader saw; nonsense is none that ever was."""
    return number_or(request.POST.get("version", ""), 0)
