"""The courses of an organization and its gate: the list, one course, taking it out of use."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms.models import model_to_dict
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.views.attempts import attempt
from requisitions.views.editing import submit
from scorecards.actions import training as actions
from scorecards.forms.training import CourseForm, GateForm, initial
from scorecards.models import Course, TrainingPolicy


@requires("training.view")
def courses(request: TenantRequest) -> HttpResponse:
    """The list, and the form of the gate."""
    policy = TrainingPolicy.objects.first()
    form = GateForm(request.POST or None, initial=model_to_dict(policy) if policy else None)
    if request.method == "POST" and not request.member.may("training.manage"):
        raise PermissionDenied
    outcome = submit(form, lambda: actions.set_gate(form.draft, act=request.act))
    if outcome.is_saved:
        messages.success(request, "Saved. The gate stands so from now on.")
        return redirect(links.page(request.organization, "training_courses"))
    context = {"courses": Course.objects.all(), "policy": policy, "form": form}
    return render(request, "scorecards/courses.html", context, status=outcome.status)


@requires("training.manage")
@require_POST
def start(request: TenantRequest) -> HttpResponse:
    back = links.page(request.organization, "training_courses")
    said = "Six courses are here. Change them as you like; the gate warns."
    return attempt(request, lambda: actions.start_training(act=request.act), said=said, back=back)


@requires("training.manage")
def new(request: TenantRequest) -> HttpResponse:
    form = CourseForm(request.POST or None)
    outcome = submit(form, lambda: actions.add_course(form.draft, act=request.act))
    if outcome.is_saved:
        messages.success(request, "The course is added.")
        return redirect(links.page(request.organization, "training_courses"))
    context = {"form": form, "title": "Add a course"}
    return render(request, "scorecards/course_form.html", context, status=outcome.status)


@requires("training.manage")
def edit(request: TenantRequest, course_id: UUID) -> HttpResponse:
    found: Course = get_object_or_404(Course, pk=course_id)
    form = CourseForm(request.POST or None, initial=initial(found))
    seen = request.POST.get("seen", "")
    outcome = submit(form, lambda: actions.change_course(found, form.draft, seen=seen, act=request.act))
    if outcome.is_saved:
        messages.success(request, "Saved. What people did counts by it from now on.")
        return redirect(links.page(request.organization, "training_courses"))
    context = {"form": form, "title": found.name, "course": found, "theirs": outcome.theirs}
    return render(request, "scorecards/course_form.html", context, status=outcome.status)


@requires("training.manage")
@require_POST
def retire(request: TenantRequest, course_id: UUID) -> HttpResponse:
    """Retire it, or restore it when it was."""
    found: Course = get_object_or_404(Course, pk=course_id)
    back = links.page(request.organization, "training_courses")
    if request.POST.get("to") == "restore":
        said = f"{found.name} is asked for again."
        return attempt(request, lambda: actions.restore_course(found, act=request.act), said=said, back=back)
    said = f"{found.name} is asked for no more. What people did stays known."
    return attempt(request, lambda: actions.retire_course(found, act=request.act), said=said, back=back)
