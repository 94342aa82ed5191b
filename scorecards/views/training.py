"""Training: one's own, everybody's, and what somebody did towards which course."""

import csv
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.access import Role
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.here import day_here
from hiring.tenancy.models import Member
from hiring.tenancy.paging import Page
from hiring.tenancy.rules.cells import plain
from requisitions.views.attempts import attempt, succeeds
from requisitions.views.list_filters import Filters, filters_of
from scorecards.actions import training as actions
from scorecards.forms.training import ProofForm, WaiverForm, WithdrawForm
from scorecards.models import Course, Shadow, TrainingProof, TrainingWaiver
from scorecards.queries.training import Line, Register, compliance

STATES = [
    ("all", "everybody"), ("lapsed", "lapsed"), ("missing", "missing"), ("soon", "ends soon"), ("waived", "waived"),
    ("valid", "valid"),
]  # fmt: skip


@requires("home.view")
def training(request: TenantRequest) -> HttpResponse:
    """One's own: where one stands, and whom one has to sign for."""
    me = request.member
    context = {
        "lines": Register([me.pk]).lines(me, on=day_here(request.now)),
        "proofs": TrainingProof.objects.counting().with_people().filter(member=me),
        "shadowing": Shadow.objects.with_all().filter(member=me, signed_at=None),
        "to_sign": Shadow.objects.with_all().to_sign(me),
    }
    return render(request, "scorecards/training.html", context)


@requires("training.view")
def everybody(request: TenantRequest) -> HttpResponse:
    filters, found = _chosen(request)
    context = {"page": Page.of(found, request), "filters": filters, "has_courses": Course.objects.exists()}
    return render(request, "scorecards/compliance.html", context)


@requires("training.view")
def compliance_csv(request: TenantRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="training.csv"'
    # Without the mark, spreadsheets read UTF-8 as their own code page.
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(["Name", "E-mail", "Course", "State", "Until", "To do"])
    for line in _chosen(request)[1]:
        stands, until = line.standing, line.standing.until
        cells = [line.member.name, line.member.email, line.course.name, stands.state.value, until or "", stands.left]
        writer.writerow([plain(str(cell)) for cell in cells])
    return response


def _chosen(request: TenantRequest) -> tuple[Filters, list[Line]]:
    courses = [(str(key), name) for key, name in Course.objects.standing().values_list("pk", "name")]
    filters = filters_of(
        request.GET,
        ("Shown", "state", "who lacks or soon loses something", STATES),
        ("Course", "course", "any", courses),
        ("Role", "role", "any", Role.choices()),
    )
    return filters, compliance(on=day_here(request.now), **filters.chosen)


@requires("training.view")
def person(request: TenantRequest, member_id: UUID) -> HttpResponse:
    """What one member did and lacks, and the two forms for whoever keeps the records."""
    return _person_page(request, get_object_or_404(Member.objects.with_roles(), pk=member_id))


def _person_page(
    request: TenantRequest, found: Member, *, proof: ProofForm | None = None, waiver: WaiverForm | None = None
) -> HttpResponse:
    context = {
        "person": found,
        "lines": Register([found.pk]).lines(found, on=day_here(request.now)),
        "proofs": TrainingProof.objects.with_people().filter(member=found),
        "waivers": TrainingWaiver.objects.filter(member=found).select_related("course", "granted_by"),
        "may_keep": request.member.may("training.manage") and request.member.pk != found.pk,
        "proof_form": proof or ProofForm(),
        "waiver_form": waiver or WaiverForm(),
    }
    return render(request, "scorecards/training_person.html", context, status=422 if proof or waiver else 200)


@requires("training.manage")
@require_POST
def add_proof(request: TenantRequest, member_id: UUID) -> HttpResponse:
    found: Member = get_object_or_404(Member, pk=member_id)
    form = ProofForm(request.POST)
    if not succeeds(form, lambda: _record(request, found, form)):
        return _person_page(request, found, proof=form)
    messages.success(request, f"Noted for {found.name}.")
    return redirect(links.page(request.organization, "training_person", found.pk))


def _record(request: TenantRequest, found: Member, form: ProofForm) -> None:
    actions.record_proof(form.cleaned_data["course"], found, form.draft, act=request.act)


@requires("training.manage")
@require_POST
def add_waiver(request: TenantRequest, member_id: UUID) -> HttpResponse:
    found: Member = get_object_or_404(Member, pk=member_id)
    form = WaiverForm(request.POST)
    if not succeeds(form, lambda: _waive(request, found, form)):
        return _person_page(request, found, waiver=form)
    messages.success(request, f"Waived for {found.name} until {form.until:%-d %B %Y}.")
    return redirect(links.page(request.organization, "training_person", found.pk))


def _waive(request: TenantRequest, found: Member, form: WaiverForm) -> None:
    course, reason = form.cleaned_data["course"], form.cleaned_data["reason"]
    actions.waive(course, found, reason=reason, ends_on=form.until, act=request.act)


@requires("training.manage")
@require_POST
def withdraw(request: TenantRequest, proof_id: UUID) -> HttpResponse:
    found: TrainingProof = get_object_or_404(TrainingProof, pk=proof_id)
    form = WithdrawForm(request.POST)
    because = form.cleaned_data["because"] if form.is_valid() else ""
    back = links.page(request.organization, "training_person", found.member_id)
    said = "Taken back. It stays on record with your reason."
    return attempt(
        request, lambda: actions.withdraw_proof(found, because=because, act=request.act), said=said, back=back
    )


@requires("training.manage")
@require_POST
def end_waiver(request: TenantRequest, waiver_id: UUID) -> HttpResponse:
    found: TrainingWaiver = get_object_or_404(TrainingWaiver, pk=waiver_id)
    back = links.page(request.organization, "training_person", found.member_id)
    said = "The waiver has ended."
    return attempt(request, lambda: actions.end_waiver(found, act=request.act), said=said, back=back)
