"""Showing a case to the person it is about, and what people write on it."""

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.access import Role
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete, NotYours, Refused
from hiring.tenancy.models import Member
from sla.actions import letters
from sla.actions.cases import add_words, is_decided_by
from sla.models import CaseNote, EscalationCase


class CaseClosed(Refused):
    """The case is closed; nothing is written on it any more."""


@transaction.atomic
def share_case(case: EscalationCase, *, act: Act) -> EscalationCase:
    """Let the person concerned read the case from now on; once. Raises ``NotYours``, ``CaseClosed``.

    They read the facts, the concern where there is one, and what is written from now on; not what was written before.
    """
    locked = _held(case)
    if act.actor is None or not may_share(locked, act.actor):
        raise NotYours(f"A TA leader or {locked.decider or 'an administrator'} shows {locked} to {locked.about}.")
    if locked.shared_at is not None:
        return locked
    if locked.closed_at:
        raise CaseClosed(f"{locked} is closed, and shown to nobody any more.")
    locked.shared_by, locked.shared_at = act.actor, act.recorded_at
    locked.save(update_fields=["shared_by", "shared_at"])
    record("case_shared", locked, act=act)
    letters.tell_shared(locked, act=act)
    return locked


def may_share(case: EscalationCase, member: Member) -> bool:
    return Role.TA_LEADER in member.roles or is_decided_by(case, member)


@transaction.atomic
def comment(case: EscalationCase, text: str, *, act: Act) -> CaseNote:
    """Write on an open case. Raises ``Incomplete`` for nothing, ``CaseClosed``."""
    locked = _held(case)
    if locked.closed_at:
        raise CaseClosed(f"{locked} is closed. What was written stands.")
    note = add_words(locked, text, act=act)
    if note is None:
        raise Incomplete("Write something, or leave it.")
    return note


def _held(case: EscalationCase) -> EscalationCase:
    related = EscalationCase.objects.select_related("about", "decider", "policy", "requisition")
    held: EscalationCase = related.select_for_update(of=("self",)).get(pk=case.pk)
    return held
