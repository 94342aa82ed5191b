"""Plans agreed on a case, and what becomes of a case whose time has come: asked about, gone up, or left to rest."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from hiring.ledger.actions import record
from hiring.tenancy.act import Act
from hiring.tenancy.errors import Incomplete
from hiring.tenancy.models import Member
from sla.actions import held, letters
from sla.actions.cases import add_words, decide_by, open_for, raise_up
from sla.models import EscalationCase
from sla.queries.calendars import calendar_of
from sla.queries.rulebook import rule_of
from sla.rules.clocks import Clock, due_at
from sla.rules.escalation import Answer, CaseMove, CaseView, next_step

LONGEST = timedelta(days=183)
HELD_FOR_NOW = timedelta(hours=1)  # then whether its mails still wait for a person's word is asked again


@dataclass(frozen=True, slots=True)
class Planned:
    """What was agreed with both, who answers for it, and the day until which."""

    words: str
    owner: Member | None
    due_on: date | None


@transaction.atomic
def agree_plan(case: EscalationCase, planned: Planned, *, seen: str = "", act: Act) -> EscalationCase:
    """Write the plan down: the case stays open until its day is over. Only its decider may.

    An earlier plan stays on the case as the decider's words. Raises ``AlreadyDecided``, ``NotYours``, ``Incomplete``.
    """
    locked = open_for(case, act, seen)
    if not locked.is_told:
        raise Incomplete(f"Show the case to {locked.about.name} first: a plan is agreed with both.")
    owner, due_on = _checked(planned, act)
    if locked.plan:
        add_words(locked, f"Until {locked.plan_due_on:%-d %B}: {locked.plan}", act=act)
    locked.plan, locked.plan_owner, locked.plan_due_on = planned.words.strip(), owner, due_on
    locked.plan_agreed_at, locked.plan_over_at = act.recorded_at, None
    locked.decide_by_at = due_at(Clock.FIXED, calendar_of(owner), act.recorded_at, due_on)
    locked.next_action_at = locked.decide_by_at
    locked.save()
    record("case_plan_agreed", locked, act=act, data={"owner": str(owner.pk), "due_on": due_on.isoformat()})
    letters.tell_plan(locked, act=act)
    return locked


def _checked(planned: Planned, act: Act) -> tuple[Member, date]:
    if not planned.words.strip():
        raise Incomplete("Write what was agreed: both read it, and its outcome is judged by it.")
    if planned.owner is None:
        raise Incomplete("Choose who answers for it.")
    if planned.due_on is None:
        raise Incomplete("Say by which day it is to be kept.")
    today = act.recorded_at.astimezone(planned.owner.zone).date()
    if planned.due_on < today:
        raise Incomplete("That day has passed. Choose a later one.")
    if planned.due_on - today > LONGEST:
        raise Incomplete("Choose a day within half a year: until then the case waits.")
    return planned.owner, planned.due_on


@transaction.atomic
def advance(case: EscalationCase, *, act: Act) -> None:
    """What the sweep does with a case whose time has come. One that nobody was told of yet goes nowhere."""
    if held.waits(case):
        EscalationCase.objects.filter(pk=case.pk).update(next_action_at=act.recorded_at + HELD_FOR_NOW)
        return
    rule = rule_of(case)
    answer = Answer.PLANNED if case.plan_runs else Answer.NONE
    holds = case.weakened_at is None
    view = CaseView(rule.chain, case.level, case.decide_by_at, answer, rule.mode, holds=holds)
    step = next_step(view, act.recorded_at)
    match step.move:
        case CaseMove.RAISE:
            raise_up(case, rule, act=act)
        case CaseMove.REMIND:
            _remind(case, act=act)
        case CaseMove.ASK:
            _ask(case, act=act)
        case _:
            EscalationCase.objects.filter(pk=case.pk).update(next_action_at=step.next_action_at)


def _remind(case: EscalationCase, *, act: Act) -> None:
    """Bring it to its decider once more; the next time is one window further."""
    case.asked += 1
    case.next_action_at = decide_by(rule_of(case), case.decider_id, case.about, act.recorded_at)
    case.save(update_fields=["asked", "next_action_at"])
    record("case_asked_again", case, act=act, data={"level": case.level})
    letters.tell_decider(case, act=act)


def _ask(case: EscalationCase, *, act: Act) -> None:
    """Ask the decider how the plan ended; unanswered, the case goes on as one without a plan."""
    case.plan_over_at = act.recorded_at
    case.decide_by_at = case.next_action_at = decide_by(rule_of(case), case.decider_id, case.about, act.recorded_at)
    case.save()
    record("case_plan_over", case, act=act)
    letters.ask_for_outcome(case, act=act)
