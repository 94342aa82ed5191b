"""The question bank: the list, one question with its wordings, writing one, taking it out of use."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from hiring.tenancy.paging import Page
from requisitions.models import Competency
from requisitions.views.attempts import attempt
from requisitions.views.editing import Outcome, submit
from requisitions.views.list_filters import filters_of
from scorecards.actions import question as actions
from scorecards.forms.question import QuestionForm, initial
from scorecards.models import Level, Question, QuestionKind


@requires("library.view")
def questions(request: TenantRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()
    filters = filters_of(
        request.GET,
        ("Competency", "competency", "any", _competencies()),
        ("Level", "level", "any", list(Level.choices)),
        ("Kind", "kind", "any", list(QuestionKind.choices)),
        ("Shown", "state", "in use", [("retired", "retired")]),
    )
    found = Question.objects.narrowed(**filters.chosen).matching(words).with_uses()
    rows = found.order_by("competency__name", "level", "text", "id")
    context = {"page": Page.of(rows, request), "filters": filters, "words": words}
    return render(request, "scorecards/questions.html", context)


def _competencies() -> list[tuple[str, str]]:
    asked = Competency.objects.filter(questions__isnull=False).distinct().order_by("name")
    return [(str(key), name) for key, name in asked.values_list("pk", "name")]


@requires("library.manage")
def new(request: TenantRequest) -> HttpResponse:
    form = QuestionForm(request.POST or None, initial={"competency": request.GET.get("competency")})
    outcome = submit(form, lambda: actions.add_question(form.cleaned_data["competency"], form.draft, act=request.act))
    if outcome.is_saved:
        messages.success(request, "The question is in the bank.")
        return redirect(links.page(request.organization, "questions"))
    return _form_page(request, form, outcome, title="Write a question")


@requires("library.view")
def question(request: TenantRequest, question_id: UUID) -> HttpResponse:
    found = get_object_or_404(Question.objects.with_uses(), pk=question_id)
    versions = found.versions.select_related("written_by").order_by("-version")
    return render(request, "scorecards/question.html", {"question": found, "versions": versions})


@requires("library.manage")
def edit(request: TenantRequest, question_id: UUID) -> HttpResponse:
    found: Question = get_object_or_404(Question.objects.select_related("competency"), pk=question_id)
    form = QuestionForm(request.POST or None, question=found, initial=initial(found))
    outcome = submit(form, lambda: _change(request, found, form))
    if outcome.is_saved:
        messages.success(request, "Saved as a new version. Kits keep the wording they chose.")
        return redirect(links.page(request.organization, "question", found.pk))
    return _form_page(request, form, outcome, title="Word it anew", question=found, theirs=outcome.theirs)


def _change(request: TenantRequest, found: Question, form: QuestionForm) -> None:
    actions.change_question(found, form.draft, seen=form.cleaned_data["seen"] or 0, act=request.act)


def _form_page(request: TenantRequest, form: QuestionForm, outcome: Outcome, **context: object) -> HttpResponse:
    return render(request, "scorecards/question_form.html", {"form": form, **context}, status=outcome.status)


@requires("library.manage")
@require_POST
def retire(request: TenantRequest, question_id: UUID) -> HttpResponse:
    found: Question = get_object_or_404(Question, pk=question_id)
    back = links.page(request.organization, "question", found.pk)
    said = "It is offered no more. Kits that have it keep it."
    return attempt(request, lambda: actions.retire_question(found, act=request.act), said=said, back=back)


@requires("library.manage")
@require_POST
def restore(request: TenantRequest, question_id: UUID) -> HttpResponse:
    found: Question = get_object_or_404(Question, pk=question_id)
    back = links.page(request.organization, "question", found.pk)
    said = "It is offered again."
    return attempt(request, lambda: actions.restore_question(found, act=request.act), said=said, back=back)
