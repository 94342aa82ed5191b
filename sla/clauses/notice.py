"""The manager's side calls off or moves an interview a day ahead, or not at all.

Nobody owes anything until it happens: then the promise is made and broken at once, dated to the last moment at which
it could have been kept.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sla.clauses import Clause, Wording
from sla.rules.clocks import Clock
from sla.rules.facts import Break, Change, Fact, Start
from sla.rules.ladder import Ladder

NOTICE = timedelta(hours=24)


def decide(fact: Fact, before: Sequence[Fact]) -> Iterator[Change]:
    if fact.interview_id is None or fact.side != "manager" or fact.was_at is None:
        return
    in_time = fact.was_at - NOTICE
    if in_time < fact.at < fact.was_at:
        yield Start(fact.interview_id, fact.manager_id, fact.recruiter_id, fact.at, agreed=in_time)
        yield Break(fact.interview_id, fact.at)


ENTRY = Clause(
    key="notice",
    title="Notice before an interview is called off",
    terms="a day ahead",
    side="manager",
    clock=Clock.FIXED,
    allowance=None,
    hears=frozenset({"interview_cancelled", "interview_rescheduled"}),
    decide=decide,
    wording=Wording(
        todo="Keep the interview with {candidate}",
        owed="notice",
        waits="{candidate} had made time for it.",
        mail="An interview on {number} was called off within a day of its start",
        action="Open the interview",
        minutes=1,
    ),
    page="interview",
    page_takes="subject",
    about="application",
    ladder=Ladder(before=(), at_due=False, overdue_dates=0),
    is_on=False,
)
