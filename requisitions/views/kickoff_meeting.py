"""The kickoff's meeting: choosing its moment, and saying who was there."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict

from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.models import Member
from requisitions.actions.kickoff import record_attendance, schedule_kickoff
from requisitions.forms.kickoff import AttendanceForm, ScheduleForm
from requisitions.models import Kickoff, Requisition
from requisitions.queries.kickoff_page import expected_at, possible_guests
from requisitions.views.attempts import kickoff_or_404
from requisitions.views.editing import page_or_dialog, saved, submit
from requisitions.views.kickoff_words import address_of


@requires("kickoff.edit")
def schedule(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    kickoff = requisition.kickoffs.get()
    initial = {"starts_at": kickoff.scheduled_for_at, "place": kickoff.place, "guests": _guests(kickoff)}
    form = ScheduleForm(request.POST or None, people=possible_guests(requisition), initial=initial)
    outcome = submit(form, lambda: _schedule(request, requisition, form))
    if outcome.is_saved:
        messages.success(request, "The invitations are on their way.")
        return saved(request, address_of(request, requisition, "meeting"))
    title = "Move the kickoff" if kickoff.scheduled_for_at else "Schedule the kickoff"
    return page_or_dialog(request, _context(requisition, form, title=title, button="Send the invitations"), outcome)


def _schedule(request: TenantRequest, requisition: Requisition, form: ScheduleForm) -> None:
    starts_at, place = form.cleaned_data["starts_at"], form.cleaned_data["place"]
    schedule_kickoff(requisition, starts_at=starts_at, place=place, guests=form.everybody_else, act=request.act)


@requires("kickoff.edit")
def attendance(request: TenantRequest, number: int) -> HttpResponse:
    requisition = kickoff_or_404(request, number)
    people = expected_at(requisition)
    form = AttendanceForm(_posted(request), people=people, initial={"present": [each.pk for each in people]})
    present = form.cleaned_data["present"] if form.is_bound and form.is_valid() else Member.objects.none()
    outcome = submit(form, lambda: record_attendance(requisition, present=present, act=request.act))
    if outcome.is_saved:
        return saved(request, address_of(request, requisition, "meeting"))
    return page_or_dialog(request, _context(requisition, form, title="Who was there", button="Record it"), outcome)


def _posted(request: TenantRequest) -> QueryDict | None:
    """Return what was sent, were it nothing: nobody ticked is an answer too."""
    return request.POST if request.method == "POST" else None


def _guests(kickoff: Kickoff) -> list[object]:
    return list(kickoff.guests.values_list("member_id", flat=True))


def _context(requisition: Requisition, form: object, *, title: str, button: str) -> dict[str, object]:
    return {"requisition": requisition, "form": form, "title": title, "button": button}
