"""Channels, risks and decisions of a kickoff: adding and taking out. Changing one is a field saved by itself."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.kickoff_lines import add_line, retire_line
from requisitions.actions.kickoff_points import begin_point, end_point
from requisitions.forms.kickoff_field import LineForm
from requisitions.models import KickoffLine, KickoffPoint
from requisitions.rules.fields import KINDS
from requisitions.views.attempts import attempt, kickoff_or_404
from requisitions.views.editing import page_or_dialog, saved, submit
from requisitions.views.kickoff_words import address_of

SECTIONS = {"channel": "sourcing", "risk": "risks", "decision": "decisions"}
DOINGS = {"begin", *KickoffPoint.State.values}


@requires("kickoff.edit")
def new(request: TenantRequest, number: int, kind: str) -> HttpResponse:
    if kind not in SECTIONS:
        raise Http404
    requisition = kickoff_or_404(request, number)
    form = LineForm(request.POST or None, kind=kind)
    outcome = submit(form, lambda: add_line(requisition, kind, form.draft, act=request.act))
    if outcome.is_saved:
        return saved(request, address_of(request, requisition, SECTIONS[kind]))
    title = f"Add a {KickoffLine.Kind(kind).label.lower()}"
    return page_or_dialog(request, {"requisition": requisition, "form": form, "title": title, "button": "Add"}, outcome)


@requires("kickoff.edit")
@require_POST
def retire(request: TenantRequest, number: int, code: str) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    letter, position = code[:1], code[1:]
    if letter not in KINDS or not position.isdecimal() or len(position) > len("9999"):
        raise Http404
    lines = KickoffLine.objects.agreed().select_related("kickoff__requisition")
    line = get_object_or_404(lines, kickoff__requisition=requisition, kind=KINDS[letter], position=int(position))
    return attempt(
        request,
        lambda: retire_line(line, act=request.act),
        said=f"{line.code} is taken out.",
        back=address_of(request, requisition, SECTIONS[line.kind]),
    )


@requires("kickoff.edit")
@require_POST
def point(request: TenantRequest, number: int, key: str) -> HttpResponse:
    """Begin a point of the agenda, or say that it is settled, parked, or open again."""
    requisition, doing = kickoff_or_404(request, number), request.POST.get("do", "")
    if doing not in DOINGS:
        raise Http404

    def do() -> None:
        if doing == "begin":
            begin_point(requisition, key, act=request.act)
        else:
            end_point(requisition, key, doing, act=request.act)

    return attempt(request, do, said="", back=address_of(request, requisition, key))
