"""Puts the mails about cases into the outbox, and says whether they are true still. All leave through `_send`."""

from datetime import datetime

from hiring.delivery.actions import post
from hiring.delivery.letter import Envelope, Letter
from hiring.delivery.models import Message as Posted
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.here import here
from hiring.tenancy.links import address
from hiring.tenancy.models import Member
from sla.models import EscalationCase
from sla.queries.cases import case_facts
from sla.rules import case_letters as letters
from sla.rules.case_facts import CaseFacts

# What brings a case to who decides, what tells both sides of it, and what is told afterwards: the first two are only
# true while it is theirs.
ESCALATION, SIDES, NEWS = "case", "case_sides", "case_news"
REACHED = "a limit of your organization’s policy was reached"


def _send(case: EscalationCase, letter: Letter, *, kind: str, key: str, to: Member, act: Act) -> None:
    """Put one mail about `case` into the outbox: the only way out for them."""
    envelope = Envelope(kind, f"{kind}:{case.pk}:{key}:{to.pk}", case.pk, case.level)
    post(letter, envelope, to=to, act=act)


def case_is_theirs(message: Posted) -> bool:
    """A case is brought to somebody while it is open, at the level it was then, and still holds."""
    found = EscalationCase.objects.with_id(message.subject_id).open()
    return found.filter(level=message.generation, weakened_at=None).exists()


def tell_decider(case: EscalationCase, *, act: Act) -> None:
    """Send the case to whoever decides now; a vacancy goes to every organization admin, never nowhere."""
    facts, key = case_facts(case, act.recorded_at), f"{case.level}:{case.decide_by_at:%Y%m%d%H%M%S}:{case.asked}"
    for to in _deciders(case):
        _send(case, _to_decider(case, facts, to, act.recorded_at), kind=ESCALATION, key=key, to=to, act=act)


def _to_decider(case: EscalationCase, facts: CaseFacts, to: Member, now: datetime) -> Letter:
    came_from = _came_from(case)
    return letters.to_decider(facts, name=to.name, came_from=came_from, zone=to.zone, now=now, url=_page(case))


def word_to_decider(message: Posted, now: datetime) -> Letter | None:
    """Find the words anew of what was held: how it stands now, and until when it is theirs; none if it is not."""
    case, to = _of(message)
    if to not in _deciders(case):
        return None
    return _to_decider(case, case_facts(case, now), to, now)


def word_to_both_sides(message: Posted, now: datetime) -> Letter:
    case, to = _of(message)
    return _to_side(case, case_facts(case, now), to)


def _of(message: Posted) -> tuple[EscalationCase, Member]:
    if message.recipient is None:
        raise ValueError(f"{message.pk} goes to no member.")
    return EscalationCase.objects.for_page().get(pk=message.subject_id), message.recipient


def _deciders(case: EscalationCase) -> list[Member]:
    if case.decider_id:
        return [Member.objects.get(pk=case.decider_id)]
    return list(Member.objects.holding("admin").exclude(pk=case.about_id))


def _came_from(case: EscalationCase) -> str:
    if case.asked:
        return "this case is still with you, and waits for your decision."
    if case.escalated_at is None:
        raised = f"{case.raised_by.name} raised a concern" if case.raised_by else REACHED
        return f"this case comes to you because {raised}."
    sent_by = _sent_by(case)
    why = f"{sent_by} sent it up" if sent_by else "nobody below you decided it in time"
    return f"this case comes to you because {why}."


def _sent_by(case: EscalationCase) -> str:
    """Return who sent it to where it is; nobody when it went there by itself."""
    moved = Event.objects.about(case.pk).filter(verb="case_escalated").order_by("recorded_at", "id").last()
    return moved.actor.name if moved and moved.actor else ""


def tell_both_sides(case: EscalationCase, *, act: Act) -> None:
    """Tell the person concerned and the other side the same facts in the same minute, and who has them.

    A concern that is not shown to the person concerned is told to nobody but who decides.
    """
    if not case.is_told:
        return
    facts = case_facts(case, act.recorded_at)
    for to in _both_sides(case):
        _send(case, _to_side(case, facts, to), kind=SIDES, key=f"{case.level}", to=to, act=act)


def _to_side(case: EscalationCase, facts: CaseFacts, to: Member) -> Letter:
    decider = case.decider.name if case.decider else "An administrator"
    return letters.to_both_sides(facts, decider=decider, zone=to.zone, url=_record_page())


def tell_whether_it_holds(case: EscalationCase, *, act: Act) -> None:
    """Tell the decider that what the case rests on changed under them."""
    facts = case_facts(case, act.recorded_at)
    key = f"holds:{facts.holds}:{act.recorded_at.isoformat()}"
    for to in _deciders(case):
        _send(case, letters.whether_it_holds(facts, url=_page(case)), kind=NEWS, key=key, to=to, act=act)


def tell_shared(case: EscalationCase, *, act: Act) -> None:
    """Tell the person concerned that they may read the case now."""
    if case.about.is_active:
        by = act.actor.name if act.actor else "The program"
        letter = letters.shared(case_facts(case, act.recorded_at), by=by, url=_shared_page(case))
        _send(case, letter, kind="case_shared", key="", to=case.about, act=act)


def tell_outcome(case: EscalationCase, *, act: Act) -> None:
    facts = case_facts(case, act.recorded_at)
    letter = letters.outcome(
        facts,
        decided=case.get_outcome_display(),
        by=case.closed_by.name if case.closed_by else "The program",
        note=case.note,
        url=_record_page(),
    )
    for to in _both_sides(case):
        _send(case, letter, kind="case_outcome", key="", to=to, act=act)


def tell_plan(case: EscalationCase, *, act: Act) -> None:
    """Tell both sides and whoever answers for it the same plan in the same minute."""
    facts, plan = case_facts(case, act.recorded_at), _plan(case)
    by = act.actor.name if act.actor else "The program"
    readers = {each.pk: each for each in [*_both_sides(case), case.plan_owner] if each}
    for to in readers.values():
        letter = letters.plan_agreed(facts, plan, by=by, url=_record_page())
        _send(case, letter, kind="case_plan", key=f"{case.plan_agreed_at:%Y%m%d%H%M%S%f}", to=to, act=act)


def ask_for_outcome(case: EscalationCase, *, act: Act) -> None:
    """Ask whoever decides how the plan ended, once its day is over."""
    facts, plan = case_facts(case, act.recorded_at), _plan(case)
    for to in _deciders(case):
        letter = letters.plan_over(facts, plan, zone=to.zone, url=_page(case))
        _send(case, letter, kind="case_plan_over", key=f"{case.plan_over_at:%Y%m%d%H%M%S%f}", to=to, act=act)


def plan_stands(message: Posted) -> bool:
    return EscalationCase.objects.planned().filter(pk=message.subject_id).exists()


def plan_is_over(message: Posted) -> bool:
    return EscalationCase.objects.planned().with_id(message.subject_id).exclude(plan_over_at=None).exists()


def _plan(case: EscalationCase) -> letters.Plan:
    if case.plan_owner is None or case.plan_due_on is None:
        raise ValueError(f"{case} has no plan.")
    return letters.Plan(case.plan, case.plan_owner.name, case.plan_due_on)


def _both_sides(case: EscalationCase) -> list[Member]:
    """Return who reads what is decided; of a concern that was not shown to the person concerned, who raised it."""
    if not case.is_told:
        return list(Member.objects.active().filter(pk=case.raised_by_id))
    ids = {case.about_id, case.requisition.hiring_manager_id, case.requisition.recruiter_id, case.raised_by_id} - {None}
    return list(Member.objects.active().filter(pk__in=ids).order_by("pk"))


def _shared_page(case: EscalationCase) -> str:
    return address(here(), "shared_case", case.number)


def _page(case: EscalationCase) -> str:
    return address(here(), "case", case.number)


def _record_page() -> str:
    return address(here(), "record")
