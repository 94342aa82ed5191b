"""Facts, decisions and a book of terms for tests of the replay, in a few words; Berlin office hours, no database."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sla.clauses import Clause, debrief, feedback, kickoff_attendance, slate
from sla.rules import facts as telling
from sla.rules.calendar import Calendar, calendar_from
from sla.rules.decisions import Decision, Verb
from sla.rules.facts import Fact
from sla.rules.promise import Agreed, Promise
from sla.rules.replay import promises, told
from sla.rules.terms import ClauseTerms

MANAGER, RECRUITER, INTERVIEWER, DELEGATE = (UUID(int=number) for number in range(1, 5))
REQUISITION, APPLICATION, FIRST, SECOND, KICKOFF, LEAVE = (UUID(int=number) for number in range(11, 17))
OFFICE = calendar_from("Europe/Berlin", [[["09:00", "17:00"]]] * 5 + [[], []])
HOUR = timedelta(hours=1)
DEBRIEF, FEEDBACK, ATTENDANCE, SLATE = debrief.ENTRY, feedback.ENTRY, kickoff_attendance.ENTRY, slate.ENTRY


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    """An instant of November 2026; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


END = at(30)


@dataclass
class Pages:
    """A book: the clause's own terms until later ones count, and office hours that may change."""

    clause: Clause
    versions: dict[UUID, list[tuple[datetime, Calendar]]] = field(default_factory=dict)
    later: tuple[datetime, Agreed] | None = None

    def terms(self, clause: str, at: datetime) -> Agreed:
        if self.later and self.later[0] <= at:
            return self.later[1]
        return Agreed(ClauseTerms(self.clause.clock, self.clause.allowance, self.clause.ladder))

    def hours(self, member_id: UUID, known_at: datetime) -> Calendar:
        known = [calendar for since, calendar in self.versions.get(member_id, []) if since <= known_at]
        return known[-1] if known else OFFICE

    def hours_changed(self, member_id: UUID) -> list[datetime]:
        return [since for since, _ in self.versions.get(member_id, [])]


def fact(verb: str, when: datetime, **about: object) -> Fact:
    """A fact on the application, told as it happened unless `recorded_at` says later."""
    known: dict[str, object] = {
        "recorded_at": when,
        "subject_id": APPLICATION,
        "requisition_id": REQUISITION,
        "manager_id": MANAGER,
        "recruiter_id": RECRUITER,
        "application_id": APPLICATION,
        "is_attested": False,
    }
    return Fact(verb=verb, at=when, **(known | about))


def planned(when: datetime, interview: UUID = FIRST) -> Fact:
    return fact("interview_scheduled", when, subject_id=interview, interview_id=interview, milestone="onsite")


def held(when: datetime, interview: UUID = FIRST, panel: tuple[UUID, ...] = (INTERVIEWER,), **more: object) -> Fact:
    about = {"subject_id": interview, "interview_id": interview, "milestone": "onsite", "panel": panel}
    return fact("interview_held", when, **(about | more))


def submitted(when: datetime, by: UUID = INTERVIEWER, interview: UUID = FIRST, **more: object) -> Fact:
    about = {"subject_id": by, "interview_id": interview, "person_id": by, "actor_id": by}
    return fact("scorecard_submitted", when, **(about | more))


def decided(verb: Verb, when: datetime, clause: Clause = FEEDBACK, **about: object) -> Decision:
    known: dict[str, object] = {"recorded_at": when, "by_id": RECRUITER}
    if verb in {Verb.WAIVED, Verb.PAUSED, Verb.RESUMED}:
        known |= {"clause": clause.key, "subject_id": FIRST, "owner_id": INTERVIEWER, "cycle": 1}
    return Decision(verb=verb, at=when, **(known | about))


def leave(begins: datetime, ends: datetime, *, decided_at: datetime, delegate: UUID | None = None) -> Decision:
    when = {"begins_at": begins, "ends_at": ends}
    return decided(Verb.LEAVE, decided_at, leave_id=LEAVE, owner_id=INTERVIEWER, delegate_id=delegate, **when)


def tell(clause: Clause, *happened: Fact | Decision, now: datetime = END, pages: Pages | None = None) -> list[Promise]:
    """Every promise of the clause that these make, in any order."""
    facts = telling.in_order(each for each in happened if isinstance(each, Fact))
    decisions = [each for each in happened if isinstance(each, Decision)]
    book = pages or Pages(clause)
    keyed = told(clause, facts, decisions)
    return [each for key in keyed for each in promises(clause, key, keyed[key], decisions, book, now=now)]


def only(clause: Clause, *happened: Fact | Decision, now: datetime = END, pages: Pages | None = None) -> Promise:
    [promise] = tell(clause, *happened, now=now, pages=pages)
    return promise


def kinds(promise: Promise) -> list[str]:
    return [each.event.kind.value for each in promise.history]
