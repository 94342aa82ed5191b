"""Sourcing channels, risks and decisions of a kickoff: each a line with somebody who sees to it."""

from django.db import transaction
from django.db.models import Max

from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from requisitions.actions.partners import held_kickoff
from requisitions.actions.versions import stale, write_version
from requisitions.models import KickoffLine, Requisition
from requisitions.rules.drafts import LineDraft

NOTHING_SAID = {
    KickoffLine.Kind.CHANNEL: "Name where the recruiter looks.",
    KickoffLine.Kind.RISK: "Say what may go wrong.",
    KickoffLine.Kind.DECISION: "Say what you decided.",
}


class LineRetired(Incomplete):
    """It is no longer part of what was agreed."""


@transaction.atomic
def add_line(requisition: Requisition, kind: str, draft: LineDraft, *, act: Act) -> KickoffLine:
    """Add the next line of its kind; numbers are never used twice. Raises ``NotYours``, ``Closed``, ``Incomplete``."""
    kickoff = held_kickoff(requisition, act=act)
    last = KickoffLine.objects.filter(kickoff=kickoff, kind=kind).aggregate(last=Max("position"))["last"] or 0
    line = KickoffLine(kickoff=kickoff, kind=kind, position=last + 1)
    _write(line, draft)
    write_version(kickoff, what=line.code, act=act)
    return line


@transaction.atomic
def change_line(line: KickoffLine, draft: LineDraft, *, seen: str, act: Act) -> KickoffLine:
    """Replace what the line says. `seen` is its fingerprint as the writer read it.

    Raises ``Stale`` when somebody changed it since, ``LineRetired``, ``NotYours``, ``Closed``, ``Incomplete``.
    """
    kickoff = held_kickoff(line.kickoff.requisition, act=act)
    line = _current(line)
    if line.fingerprint != seen:
        raise stale(kickoff, line.code, act=act)
    _write(line, draft)
    write_version(kickoff, what=line.code, act=act)
    return line


@transaction.atomic
def retire_line(line: KickoffLine, *, act: Act) -> KickoffLine:
    """Take it out of what is agreed; its number is not used again. Raises as ``change_line``."""
    kickoff = held_kickoff(line.kickoff.requisition, act=act)
    line = _current(line)
    line.retired_at = act.at
    line.save(update_fields=["retired_at"])
    write_version(kickoff, what=line.code, act=act)
    return line


def draft_of(line: KickoffLine) -> LineDraft:
    """Return what a form that changes nothing would send."""
    return LineDraft(text=line.text, detail=line.detail, owner_id=line.owner_id, due_on=line.due_on)


def _current(line: KickoffLine) -> KickoffLine:
    found: KickoffLine = KickoffLine.objects.select_related("owner").get(pk=line.pk)
    if found.retired_at:
        raise LineRetired(f"{found.code} was taken out. Add it anew.")
    return found


def _write(line: KickoffLine, draft: LineDraft) -> None:
    text = " ".join(draft.text.split())
    if not text:
        raise Incomplete(NOTHING_SAID[KickoffLine.Kind(line.kind)])
    line.text, line.detail = text, " ".join(draft.detail.split())
    line.owner, line.due_on = _owner(draft), draft.due_on
    line.save()


def _owner(draft: LineDraft) -> Member | None:
    if draft.owner_id is None:
        return None
    owner: Member | None = Member.objects.active().filter(pk=draft.owner_id).first()
    if owner is None:
        raise Incomplete("Choose somebody of this organization.")
    return owner
