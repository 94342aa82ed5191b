"""What is recorded of many at once reads as if each had been recorded alone, and all who listen hear of it."""

from datetime import timedelta
from operator import attrgetter
from uuid import UUID

import pytest

from hiring.ledger import actions as ledger
from hiring.ledger.models import Event
from hiring.tenancy.act import Act
from hiring.tenancy.models import Member
from tests.world import MONDAY

SAID = (
    {"reason": 'odd "quoted" \\ {words}, NULL'},
    {},
    {"application": str(UUID(int=7)), "places": [1, 2], "by": None},
)
AS_ONE = attrgetter(
    "verb", "subject_type", "subject_id", "thread_id", "strand_id", "actor_id", "at", "recorded_at", "data"
)


@pytest.fixture
def heard(monkeypatch):
    """Whoever listens during this test, and what they heard."""
    monkeypatch.setattr(ledger, "_listeners", ledger._listeners.copy())
    monkeypatch.setattr(ledger, "_listeners_to_many", ledger._listeners_to_many.copy())
    told = {"one": [], "many": []}
    ledger.listen("tested", lambda event, _: told["one"].append(event))
    ledger.listen_to_many("tested", lambda entries, _: told["many"].append(entries))
    return told


def test_many_read_like_each_of_them(north, heard):
    act = Act.live(north.ta_leader, MONDAY)
    people = [UUID(int=nth) for nth in range(3)]
    entries = [
        ledger.Entry(each, MONDAY - timedelta(hours=nth), each if nth else None, said)
        for nth, (each, said) in enumerate(zip(people, SAID, strict=True))
    ]
    with north.scope():
        ledger.record_many("tested", Member, entries, act=act)
        ledger.record_many("tested", Member, [], act=act)
        together = list(Event.objects.filter(verb="tested").order_by("pk"))
        alone = [
            ledger.record("tested", Member(pk=each.subject_id), act=Act(act.actor, each.at, MONDAY, act.origin),
                          thread=each.thread_id, data=each.data)
            for each in entries
        ]  # fmt: skip
        assert [AS_ONE(each) for each in together] == [AS_ONE(each) for each in alone]
        assert heard["one"] == [*together, *alone]
        assert heard["many"] == [entries, *([each] for each in entries)]
