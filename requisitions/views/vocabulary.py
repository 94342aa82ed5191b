"""The words an organization advises against: the list, one more, one less. Every change is a new version."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from hiring.tenancy import links
from hiring.tenancy.doors import TenantRequest, requires
from requisitions.actions.vocabulary import put_on_the_list, take_off_the_list
from requisitions.forms.vocabulary import WordForm
from requisitions.models import WordList
from requisitions.queries.vocabulary import words_in_force
from requisitions.rules.vocabulary import KINDS, Word
from requisitions.views.attempts import attempt, posted_version
from requisitions.views.editing import submit


@requires("settings.manage")
def words(request: TenantRequest) -> HttpResponse:
    version, known = words_in_force()
    form = WordForm(request.POST or None, initial={"seen": version})
    seen = posted_version(request)
    outcome = submit(form, lambda: put_on_the_list(form.word, expected_version=seen, act=request.act))
    if outcome.is_saved:
        messages.success(request, "It is on the list, and counts from now on.")
        return redirect(links.page(request.organization, "words"))
    context = {
        "form": form,
        "version": version,
        "groups": [(title, _of(kind, known)) for kind, title in KINDS.items()],
        "count": len(known),
        "versions": WordList.objects.select_related("written_by")[:20],
    }
    return render(request, "requisitions/words.html", context, status=outcome.status)


@requires("settings.manage")
@require_POST
def take_off(request: TenantRequest) -> HttpResponse:
    term, seen = request.POST.get("term", ""), posted_version(request)
    return attempt(
        request,
        lambda: take_off_the_list(term, expected_version=seen, act=request.act),
        said=f"“{term}” is off the list.",
        back=links.page(request.organization, "words"),
    )


def _of(kind: str, known: tuple[Word, ...]) -> list[Word]:
    return sorted((each for each in known if each.kind == kind), key=lambda each: each.term)
