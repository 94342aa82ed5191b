"""How pages of this app save a form: saved, refused with the reason in the form, or stale with both texts kept."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django_htmx.http import HttpResponseClientRefresh

from hiring.tenancy.doors import TenantRequest
from hiring.tenancy.errors import NotYours, Refused, Stale


@dataclass(frozen=True, slots=True)
class Theirs:
    """What stands now in a field that the reader wrote otherwise."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """`status` of the answer when it is not saved; `theirs`: the other text, when somebody was faster."""

    is_saved: bool = False
    status: int = 200
    theirs: tuple[Theirs, ...] = ()


def submit(form: forms.Form, verb: Callable[[], object], *others: forms.Form) -> Outcome:
    """Do `verb` with what the bound form, and the others of the same page, say, if they are valid.

    When somebody changed the same since (``Stale``), the reader's text stays in the form, theirs
    comes beside it, and saving again decides for the reader's. Raises ``PermissionDenied``.
    """
    if not form.is_bound:
        return Outcome()
    # Each is asked, so that each says what to mend.
    if False in [each.is_valid() for each in (form, *others)]:
        return Outcome(status=422)
    try:
        verb()
    except NotYours as refused:
        raise PermissionDenied(str(refused)) from refused
    except Stale as refused:
        form.add_error(None, str(refused))
        return Outcome(status=409, theirs=_keep_both(form))
    except Refused as refused:
        form.add_error(None, str(refused))
        return Outcome(status=422)
    return Outcome(is_saved=True)


def saved(request: TenantRequest, url: str) -> HttpResponse:
    """Go on to `url`; a dialog lies on the page it changed, which is read again."""
    return HttpResponseClientRefresh() if request.htmx else redirect(url)


def page_or_dialog(request: TenantRequest, context: dict[str, object], outcome: Outcome) -> HttpResponse:
    """Show the form of `context` on a page of its own, or as a dialog over the page that asked by htmx."""
    if not request.htmx:
        return render(request, "requisitions/kickoff_form.html", context, status=outcome.status)
    # The page swaps in a refused form (422), and no other refusal.
    status = 200 if outcome.status == 200 else 422  # noqa: PLR2004 - HTTP's own numbers
    return render(request, "requisitions/_kickoff_dialog.html", context, status=status)


def _keep_both(form: forms.Form) -> tuple[Theirs, ...]:
    if "seen" not in form.initial:
        # What it says was never anybody else's: a decision, a reason.
        return ()
    data = QueryDict(mutable=True)
    data.update(form.data)
    data["seen"] = form.initial["seen"]
    form.data = data
    # A field to add one more by shows nothing that could be somebody else's.
    return theirs(form, form.initial, [name for name in form.changed_data if name in form.initial])


def theirs(form: forms.Form, now: Mapping[str, Any], names: Iterable[str]) -> tuple[Theirs, ...]:
    """Return what stands `now` in the fields of these names."""
    told = [name for name in names if name != "seen"]
    return tuple(Theirs(str(form[name].label), _words(form.fields[name], now.get(name))) for name in told)


def _words(field: forms.Field, value: object) -> str:
    """Return the value as the form would show it: a choice by its label, several one after the other."""
    if isinstance(value, list):
        return ", ".join(_words(field, each) for each in value) or "nothing"
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return choices.get(str(value), "nothing" if value in {None, ""} else str(value))
