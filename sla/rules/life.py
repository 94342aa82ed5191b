"""What the sweep makes of a promise: reminded, breached.

`plan` reads a frozen view of one commitment and answers what to write. How a promise ends is `settlement`; when its
`turns_at` has come (a pause begins or ends, a delegate takes over) it is told anew by `replay` before it is planned.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sla.rules.commitment import Audience, CommitmentView, Event, EventKind, Message, Plan, State
from sla.rules.ladder import Step, StepKind

NOTIFY_GRACE = timedelta(minutes=5)  # a breach is recorded at once; telling the other side leaves a fact time to cross
SET_ASIDE_FOR = timedelta(
    hours=1
)  # what cannot be read or written is looked at again then, and never holds up the rest
SNOOZE = 900  # the number of the reminder that ends a snooze, beyond those of any ladder
STALE_AFTER = timedelta(hours=24)  # a reminder that is a day late after an outage says less than the next one will

Numbered = tuple[int, Step]


def plan(view: CommitmentView, now: datetime) -> Plan:
    """Return everything the sweep has to write for this commitment at now.

    Of the reminders that have come due since the last sweep only the latest is sent, and none that is a day old; the
    others are recorded as skipped. A breach is dated at the due instant, however late it is found. What lies before
    the organization went live is recorded and not sent.
    """
    match view.state:
        case State.CLOSED:
            return Plan(State.CLOSED, view.next_step, None, view.breached_at)
        case State.PAUSED:
            return Plan(State.PAUSED, view.next_step, view.turns_at, view.breached_at, snoozed_until=view.snoozed_until)
        case State.OPEN:
            return _plan_open(view, now)


def next_action_at(view: CommitmentView) -> datetime | None:
    """Return when a sweep must look at the commitment next, None for never."""
    match view.state:
        case State.CLOSED:
            return None
        case State.PAUSED:
            return view.turns_at
        case State.OPEN:
            return _next_look(view, view.next_step, view.snoozed_until)


def _next_look(view: CommitmentView, reached: int, snoozed_until: datetime | None) -> datetime | None:
    """Return when the step that is next acts, or before that the promise turns or its owner's sleep ends."""
    acts_at = view.steps[reached].acts_at if reached < len(view.steps) else None
    return min(filter(None, (acts_at, view.turns_at, snoozed_until)), default=None)


def _plan_open(view: CommitmentView, now: datetime) -> Plan:
    passed = tuple(_passed(view, now))
    reached = view.next_step + len(passed)
    due_step = next((nth for nth, step in passed if step.kind is StepKind.DUE), None)
    breach = () if due_step is None else view.breach_on_record(now)
    said = sorted((*passed, *_end_of_snooze(view, now)), key=_acts_at) if due_step is None else passed
    snoozed_until = view.snoozed_until if _is_snoozed(view, now) else None
    return Plan(
        state=State.OPEN,
        next_step=reached,
        next_action_at=_next_look(view, reached, snoozed_until),
        breached_at=view.due_at if breach else view.breached_at,
        events=(*_reminder_events(view, said, now), *breach),
        messages=(*_reminder(view, said, now), *(_notice_of_breach(view, due_step) if breach else ())),
        snoozed_until=snoozed_until,
    )


def _passed(view: CommitmentView, now: datetime) -> Iterator[Numbered]:
    """Yield the steps that have come up since the last sweep, in their order; which is that of time."""
    for nth in range(view.next_step, len(view.steps)):
        step = view.steps[nth]
        if step.acts_at > now:
            return
        yield nth, step


def _acts_at(numbered: Numbered) -> datetime:
    return numbered[1].acts_at


def _is_snoozed(view: CommitmentView, now: datetime) -> bool:
    return view.snoozed_until is not None and now < view.snoozed_until < view.due_at


def _end_of_snooze(view: CommitmentView, now: datetime) -> Iterator[Numbered]:
    """Yield the reminder that the owner asked for instead of those before it, once its time has come."""
    if view.snoozed_until and view.snoozed_until <= now:
        yield SNOOZE, Step(StepKind.SNOOZED, view.snoozed_until, view.snoozed_until)


def _reminder(view: CommitmentView, passed: Sequence[Numbered], now: datetime) -> Iterator[Message]:
    """Yield the latest passed step's message. An earlier one never stands in for it: it would be out of date."""
    if passed:
        nth, step = passed[-1]
        if (sends_at := _sends_at(view, step)) and _is_said(view, step, now):
            yield Message(step.kind, nth, Audience.OWNER, sends_at)


def _reminder_events(view: CommitmentView, passed: Sequence[Numbered], now: datetime) -> Iterator[Event]:
    for nth, step in passed:
        if _sends_at(view, step):
            is_sent = nth == passed[-1][0] and _is_said(view, step, now)
            kind = EventKind.REMINDED if is_sent else EventKind.REMINDER_SKIPPED
            yield Event(kind, step.acts_at, now, nth)


def _is_said(view: CommitmentView, step: Step, now: datetime) -> bool:
    """Return whether a reminder still says something: its owner sleeps on none, and none is out of date."""
    is_slept_over = (
        step.kind is StepKind.BEFORE and view.snoozed_until is not None and step.acts_at < view.snoozed_until
    )
    return not is_slept_over and step.sends_at is not None and now <= step.sends_at + STALE_AFTER


def _notice_of_breach(view: CommitmentView, due_step: int | None) -> Iterator[Message]:
    """Yield what the waiting side is told, once a fact that crosses with the breach has had time to arrive."""
    if due_step is not None and not _is_history(view, view.due_at):
        yield Message(StepKind.DUE, due_step, Audience.BENEFICIARY, view.due_at + NOTIFY_GRACE)


def _sends_at(view: CommitmentView, step: Step) -> datetime | None:
    """Return when the step's message may leave, None if it has none or belongs to silent history."""
    return None if _is_history(view, step.acts_at) else step.sends_at


def _is_history(view: CommitmentView, moment: datetime) -> bool:
    """Return whether the moment, or the due instant before it, precedes the organization's going live.

    What was overdue on the day an organization starts is history too: its first morning must not bring a hundred mails.
    """
    return view.live_since is None or min(moment, view.due_at) < view.live_since
