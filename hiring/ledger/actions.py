"""The ledger's one verb, and how the apps above hear of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Model

from hiring.ledger.models import Event
from hiring.tenancy import bulk
from hiring.tenancy.act import Act
from hiring.tenancy.ids import uuid7s

Fact = str | int | bool | None | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One of many things that are told at once: `at` is when it happened, as in ``Act``."""

    subject_id: UUID
    at: datetime
    thread_id: UUID | None = None
    data: Mapping[str, Fact] = field(default_factory=dict)


Listener = Callable[[Event, Act], None]
ListenerToMany = Callable[[Sequence[Entry], Act], None]

_listeners: dict[str, list[Listener]] = defaultdict(list)
_listeners_to_many: dict[str, list[ListenerToMany]] = defaultdict(list)


def listen(verb: str, listener: Listener) -> None:
    """Call `listener` in the transaction of every `verb`. Only ``apps.py`` calls this, once a verb."""
    if listener not in _listeners[verb]:
        _listeners[verb].append(listener)


def listen_to_many(verb: str, listener: ListenerToMany) -> None:
    """Call `listener` once for all that is recorded together of `verb`, for one when it is one."""
    if listener not in _listeners_to_many[verb]:
        _listeners_to_many[verb].append(listener)


def record(
    verb: str,
    subject: Model,
    *,
    act: Act,
    thread: Model | UUID | None = None,
    data: Mapping[str, Fact] | None = None,
) -> Event:
    """Write what happened to `subject` and tell the listeners, in the caller's transaction.

    `verb` is past tense (``requisition_opened``). `data` holds ids, counts, codes and ISO 8601 instants: no
    free text, no personal data; the row outlives the people it is about. Whoever hears of it later reads
    only this row, so it says what mattered at that moment (whose panel, which date). An `application`
    in it makes the event part of that application's strand.
    """
    event = Event.objects.create(
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        thread_id=thread.pk if isinstance(thread, Model) else thread,
        strand_id=strand_of(data),
        actor=act.actor,
        at=act.at,
        recorded_at=act.recorded_at,
        origin=act.origin,
        data=dict(data or {}),
    )
    _tell(verb, [event], act)
    _tell_of_many(verb, [Entry(event.subject_id, event.at, event.thread_id, event.data)], act)
    return event


def strand_of(data: Mapping[str, Fact] | None) -> UUID | None:
    """Return the application that the event names, if it concerns one."""
    application = (data or {}).get("application")
    return UUID(str(application)) if application else None


def record_many(verb: str, kind: type[Model], entries: Iterable[Entry], *, act: Act) -> None:
    """Record `verb` of thousands of one kind in one statement; `act` lends actor, origin and when we learned it."""
    told = list(entries)
    if not told:
        return
    ids = uuid7s(len(told))
    bulk.insert(
        Event,
        {
            "id": ids,
            "subject_id": [entry.subject_id for entry in told],
            "thread_id": [entry.thread_id for entry in told],
            "strand_id": [strand_of(entry.data) for entry in told],
            "at": [entry.at for entry in told],
            "data": [entry.data for entry in told],
        },
        {
            "verb": verb,
            "subject_type": kind._meta.label_lower,
            "actor_id": act.actor and act.actor.pk,
            "recorded_at": act.recorded_at,
            "origin": act.origin,
        },
    )
    if _listeners[verb]:
        _tell(verb, Event.objects.filter(bulk.among(ids)).order_by("pk"), act)
    _tell_of_many(verb, told, act)


def _tell(verb: str, events: Iterable[Event], act: Act) -> None:
    for listener in _listeners[verb]:
        for event in events:
            listener(event, act)


def _tell_of_many(verb: str, told: Sequence[Entry], act: Act) -> None:
    for listener in _listeners_to_many[verb]:
        listener(told, act)


def record_news(verb: str, subject: Model, act: Act, data: Mapping[str, Fact]) -> None:
    """Record what tenancy told (tenancy/news.py)."""
    record(verb, subject, act=act, data=data)
