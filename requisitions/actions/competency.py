"""The library of competencies: what each is, and what ratings of 1 to 4 look like. Choosing one is requirements.py."""

from collections.abc import Sequence

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, Refused
from requisitions.actions.library import restore, retire, stale
from requisitions.models import Competency, Method
from requisitions.rules.library import CompetencyDraft, objection


class NameTaken(Refused):
    """Another competency of the library has the name."""


class CompetencyRetired(Refused):
    """It is offered no more; restore it to change it."""


@transaction.atomic
def describe_competency(name: str, *, description: str, anchors: Sequence[str], act: Act) -> Competency:
    """Say what a competency is and what each rating looks like; made when new. Raises ``Incomplete``.

    `anchors`: of ratings 1 to 4, in order. Scorecards submitted before keep their ratings.
    """
    draft = CompetencyDraft(name, description, tuple(anchors))
    known = Competency.objects.filter(name=draft.cleaned.name).first()
    return _write(known or Competency(), draft, act=act)


@transaction.atomic
def add_competency(draft: CompetencyDraft, *, act: Act) -> Competency:
    """Add one to the library. The same once more is a second click. Raises ``Incomplete``, ``NameTaken``."""
    known = _named(draft.cleaned.name)
    if known and known.draft == draft.cleaned and known.retired_at is None:
        return known
    return _write(Competency(), draft, act=act)


@transaction.atomic
def change_competency(competency: Competency, draft: CompetencyDraft, *, seen: str, act: Act) -> Competency:
    """Replace what the library says of it. `seen`: its fingerprint as the writer read it.

    Raises ``Stale`` when somebody changed it since, ``CompetencyRetired``, ``NameTaken``, ``Incomplete``.
    """
    held = Competency.objects.select_for_update(of=("self",)).select_related("changed_by")
    competency = held.get(pk=competency.pk)
    if competency.retired_at:
        raise CompetencyRetired(f"{competency.name} was retired. Restore it to change it.")
    if competency.draft == draft.cleaned:
        return competency
    if competency.fingerprint != seen:
        raise stale(competency.changed_by, competency.changed_at, act=act)
    return _write(competency, draft, act=act)


def retire_competency(competency: Competency, *, act: Act) -> Competency:
    """Offer it no more. Plans, requirements and scorecards that name it keep it. A second click changes nothing."""
    return retire(competency, "competency_retired", act=act)


def restore_competency(competency: Competency, *, act: Act) -> Competency:
    """Offer it again. A second click changes nothing."""
    return restore(competency, "competency_restored", act=act)


def _named(name: str) -> Competency | None:
    found: Competency | None = Competency.objects.filter(name__iexact=name).first()
    return found


def _write(competency: Competency, draft: CompetencyDraft, *, act: Act) -> Competency:
    draft = draft.cleaned
    if words := objection(draft):
        raise Incomplete(words)
    if set(draft.methods) - set(Method.values):
        raise Incomplete("Choose ways to assess it from the list.")
    other = _named(draft.name)
    if other and other.pk != competency.pk:
        retired = " It was retired; restore it instead." if other.retired_at else " Change that one."
        raise NameTaken(f"{other.name} is in the library already.{retired}")
    competency.name, competency.description, competency.methods = draft.name, draft.description, list(draft.methods)
    for rating, anchor in enumerate(draft.anchors, start=1):
        setattr(competency, f"anchor_{rating}", anchor)
    competency.changed_by, competency.changed_at = act.actor, act.at
    competency.save()
    record("competency_described", competency, act=act)
    return competency
