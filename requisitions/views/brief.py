"""The brief of what both signed and the agenda of the meeting, each on one page, and as a PDF where one can be made."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from hiring.delivery.paper import CANNOT, draw
from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.queries.brief import paper_of, signed_brief
from requisitions.queries.kickoff_page import kickoff_page
from requisitions.views.attempts import kickoff_or_404


@requires("requisitions.view")
def brief(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    context = {"requisition": requisition, "signed": signed_brief(requisition)}
    return render(request, "requisitions/brief.html", context)


@requires("requisitions.view")
def brief_pdf(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    signed = signed_brief(requisition)
    drawn = paper_of(requisition, signed) if signed else None
    return _file(request, drawn, f"{requisition.reference}-brief", "brief", number)


@requires("requisitions.view")
def agenda(request: TenantRequest, number: int) -> HttpResponse:
    return render(request, "requisitions/agenda.html", _agenda(request, number))


@requires("requisitions.view")
def agenda_pdf(request: TenantRequest, number: int) -> HttpResponse:
    context = _agenda(request, number)
    drawn = draw(render_to_string("requisitions/agenda_paper.html", context, request=request))
    return _file(request, drawn, f"REQ-{number}-agenda", "kickoff_agenda", number)


def _agenda(request: TenantRequest, number: int) -> dict[str, object]:
    requisition = kickoff_or_404(request, number)
    page = kickoff_page(requisition, request.member, now=request.now)
    return {"requisition": requisition, "page": page, "kickoff": page.kickoff, "plan": requisition.plan_item}


def _file(request: TenantRequest, drawn: bytes | None, name: str, fallback: str, number: int) -> HttpResponse:
    """Answer with the PDF, or lead to the page that a browser prints and say why."""
    if drawn is None:
        messages.error(request, CANNOT)
        return redirect(links.page(request.organization, fallback, number))
    response = HttpResponse(drawn, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
